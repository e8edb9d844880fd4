import type { EditionScope } from '../access/public.ts'
import { callsOf } from '../consultation/public.ts'
import { facetsOf, vocabulariesOf } from '../forms/public.ts'
import type { Db } from '../platform/db/db.ts'
import type { Language } from '../platform/languages/public.ts'
import { keptUntilChange } from '../register/public.ts'
import { type Dimension, dimensionsOf } from './dimensions.ts'
import { type FigureWords, figureWords } from './figure-words.ts'
import { type FigureRow, figureRows } from './rows.ts'

export type Figures = {
  readonly rows: readonly FigureRow[]
  readonly dimensions: readonly Dimension[]
  readonly words: FigureWords
}

/** All that figures of an edition are made of, in a reader's words. */
export async function readFigures(db: Db, edition: EditionScope, language: Language): Promise<Figures> {
  const [counting, names, calls] = await Promise.all([
    countingOf(db, edition),
    vocabulariesOf(db, edition),
    callsOf(db, edition),
  ])
  return { ...counting, words: figureWords({ names, calls, dimensions: counting.dimensions }, language) }
}

type Counting = Pick<Figures, 'rows' | 'dimensions'>

/** The rows and what they are counted by: the same for every reader until a submission or the edition changes. */
const countingOf = keptUntilChange('counting', async (db: Db, edition: EditionScope): Promise<Counting> => {
  const [rows, names, facets] = await Promise.all([
    figureRows(db, edition),
    vocabulariesOf(db, edition),
    facetsOf(db, edition),
  ])
  return { rows, dimensions: dimensionsOf(names, facets, vocabulariesOfMain(rows)).map(remembering) }
})

/** What a submission says of a dimension is found out once, however often it is counted. */
function remembering(dimension: Dimension): Dimension {
  const said: (readonly string[])[] = []
  const values: Dimension['values'] = (row) => {
    said[row.number] ??= dimension.values(row)
    return said[row.number] ?? []
  }
  return { ...dimension, values }
}

const vocabulariesOfMain = (rows: readonly FigureRow[]): ReadonlySet<string> =>
  new Set(rows.flatMap(({ main }) => main.map((subject) => subject.slice(0, subject.indexOf(' ')))))
