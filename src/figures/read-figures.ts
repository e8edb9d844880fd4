import type { EditionScope } from '../access/public.ts'
import { callsOf } from '../consultation/public.ts'
import { facetsOf, vocabulariesOf } from '../forms/public.ts'
import type { Db } from '../platform/db/db.ts'
import type { Language } from '../platform/languages/public.ts'
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
  const [rows, names, facets, calls] = await Promise.all([
    figureRows(db, edition),
    vocabulariesOf(db, edition),
    facetsOf(db, edition),
    callsOf(db, edition),
  ])
  const dimensions = dimensionsOf(names, facets, vocabulariesOfMain(rows))
  return { rows, dimensions, words: figureWords({ names, dimensions, calls }, language) }
}

const vocabulariesOfMain = (rows: readonly FigureRow[]): ReadonlySet<string> =>
  new Set(rows.flatMap(({ main }) => main.map((subject) => subject.slice(0, subject.indexOf(' ')))))
