import type { EditionScope } from '../access/public.ts'
import { type RecordLine, recordOf } from '../acts/public.ts'
import { personNames } from '../identity/public.ts'
import type { Db } from '../platform/db/db.ts'
import { formatList, isoIn, type Language } from '../platform/languages/public.ts'
import { actName, outcomeName } from '../review/public.ts'
import { queryOf, type Wish } from './query.ts'
import { recordTexts } from './texts.ts'

/** One fact of a line, in words where there are some. */
export type Fact = { readonly name: string; readonly value: string }

/** A line of the record as people read it. */
export type Line = RecordLine & {
  readonly by: string | null
  readonly name: string
  readonly wasBefore: readonly Fact[]
  readonly isAfter: readonly Fact[]
  readonly further: readonly Fact[]
}

type Reading = { readonly db: Db; readonly edition: EditionScope; readonly language: Language }

/** Lines of the record, the newest first, with the names of people and of what was decided. */
export async function linesOf({ db, edition, language }: Reading, wish: Wish, limit: number): Promise<Line[]> {
  const lines = await recordOf(db, edition, queryOf(wish, edition.zone, limit))
  const values = lines.flatMap(({ personId, before, after, details }) => [personId, ...texts([before, after, details])])
  const [people, references] = await Promise.all([personNames(db, values), referencesOf(db, edition, texts(values))])
  const said = factsOf({ zone: edition.zone, language, people, references })
  return lines.map((line) => ({
    ...line,
    by: line.personId === null ? null : (people.get(line.personId) ?? line.personId),
    name: actName(line.act, language),
    wasBefore: said(line.before, line.after),
    isAfter: said(line.after, line.before),
    further: said(line.details),
  }))
}

/** Every text inside a value, however deep. */
function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(texts)
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(texts) : []
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}$/

async function referencesOf(db: Db, edition: EditionScope, ids: readonly string[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => UUID.test(id)))]
  if (wanted.length === 0) return new Map()
  const rows = await db
    .selectFrom('submission')
    .select(['id', 'reference'])
    .where('edition_id', '=', edition.id)
    .where('id', 'in', wanted)
    .execute()
  return new Map(rows.map(({ id, reference }) => [id, reference]))
}

type Names = {
  readonly zone: string
  readonly language: Language
  readonly people: ReadonlyMap<string, string>
  readonly references: ReadonlyMap<string, string>
}

/** Enough of an id to tell two apart; the whole of it stands in the record. */
const SHORT_ID = 8
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/

/** What a line holds, fact by fact: people and submissions by their names, instants by the edition's clocks, and no more than there is. */
function factsOf({ zone, language, people, references }: Names) {
  const t = recordTexts(language)
  const nameOf = (key: string) => {
    return t.named('fact', key) ?? key
  }
  const one = (key: string, value: unknown): string => {
    if (value === null || value === undefined || value === '') return t('nothing')
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
    if (Array.isArray(value))
      return value.length === 0
        ? t('nothing')
        : formatList(
            value.map((each) => one(key, each)),
            language,
          )
    if (typeof value === 'object') return JSON.stringify(value)
    const text = String(value)
    if (key === 'outcome') return outcomeName(text, language)
    if (INSTANT.test(text)) return isoIn(new Date(text), zone)
    return people.get(text) ?? references.get(text) ?? (UUID.test(text) ? text.slice(0, SHORT_ID) : text)
  }
  type Facts = Readonly<Record<string, unknown>> | undefined
  const isNothing = (value: unknown) => value === null || value === undefined
  // What was nothing and stayed nothing is no fact.
  return (facts: Facts, other?: Facts): Fact[] =>
    Object.entries(facts ?? {}).flatMap(([key, value]) =>
      isNothing(value) && isNothing(other?.[key]) ? [] : [{ name: nameOf(key), value: one(key, value) }],
    )
}
