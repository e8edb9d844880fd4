import { type RawBuilder, sql } from 'kysely'
import type { EditionScope } from '../access/public.ts'
import { type Facet, facetsOf, termsIn } from '../forms/public.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import { queryOf, readSearch } from '../platform/search/query.ts'
import { stampOf } from '../platform/stamps.ts'
import { numbersWhere, type RowSource, rowsAt } from '../submissions/public.ts'
import { columnNamed } from './facet-sql.ts'
import { keptUntilChange } from './kept.ts'
import { chosenOf, queryString, type RegisterQuery } from './query.ts'

/**
 * Three counters, always together: `received`, submissions in the register; `texts`, how many of them say something different (equal words
 * count once, whatever their case, accents or punctuation); `verified`, the organizations and persons behind them whose e-mail address was
 * proven by a sign-in. `unproven` submissions come from an address nobody has signed in through: who sent them is unknown, not wrong.
 */
export type Counters = { received: number; texts: number; verified: number; unproven: number }
export type CodeCount = { code: string; count: number }
/** By the codes of the facets. */
export type FacetCounts = ReadonlyMap<string, readonly CodeCount[]>
export type RegisterCounts = { counters: Counters; facets: FacetCounts }

/** The search of a query as a `tsquery`; empty when nothing, or nothing that makes a word, is asked. */
export const searchOf = (query: RegisterQuery): string => (query.search ? queryOf(readSearch(query.search)) : '')

/**
 * Runs a query that searches. The planner does not know that looking into a text means fetching and unpacking it, and would rather read
 * every row than ask the index; inside this transaction it asks the index.
 */
export function searching<T>(db: Db, asked: string, run: (db: Db | Tx) => Promise<T>): Promise<T> {
  if (!asked) return run(db)
  return db.transaction().execute(async (tx) => {
    await sql`set local enable_seqscan = off`.execute(tx)
    return run(tx)
  })
}

/** Submissions that answer a search, found by the index before anything else is asked of them. */
export const foundBy = (asked: string): RawBuilder<boolean> =>
  asked
    ? sql<boolean>`s.id in (select id from submission where search @@ ${asked}::tsquery offset 0)`
    : sql<boolean>`true`

/**
 * The counters of a list, and how many submissions stand behind each value of each facet under the search and the other facets: what a
 * reader would get by choosing it.
 */
export const registerCounts = (db: Db, edition: EditionScope, query: RegisterQuery): Promise<RegisterCounts> =>
  // Neither the order nor the page of a list changes what is counted.
  countsOf(db, edition, { ...query, sort: 'newest', page: 1 })

const countsOf = keptUntilChange('counts', countedNow, (query: RegisterQuery) => queryString(query))

async function countedNow(db: Db, edition: EditionScope, query: RegisterQuery): Promise<RegisterCounts> {
  const facets = await facetsOf(db, edition)
  const narrowed = await narrowedBy(db, edition, query, facets)
  const { count, of } = narrowed.counted()
  const [texts, senders] = [narrowed.distinct(facets.length), narrowed.distinct(facets.length + 1)]
  return {
    counters: { received: count, texts: texts.distinct, verified: senders.distinct, unproven: senders.without },
    facets: new Map(facets.map((facet, at) => [facet.code, withChosen(of[at] ?? new Map(), chosenOf(query, facet))])),
  }
}

/** The rows in memory that a query lists. */
export async function narrowedBy(db: Db, edition: EditionScope, query: RegisterQuery, facets: readonly Facet[]) {
  const [rows, among] = await Promise.all([
    rowsAt(db, publicRowsOf(edition, facets), await stampOf(db, ['received', 'edition'])),
    numbersFound(db, edition, query),
  ])
  const choices = facets
    .map((facet, column) => ({ column, codes: chosenOf(query, facet) }))
    .filter(({ codes }) => codes.length > 0)
  return rows.narrowed(choices, among)
}

/** Everything public, by the facets in their order, then the mark of the text, then who is behind it where that is proven. */
const publicRowsOf = (edition: EditionScope, facets: readonly Facet[]): RowSource => ({
  key: `public ${JSON.stringify(facets.map(({ code, of, vocabularies }) => [code, of, vocabularies]))}`,
  editionId: edition.id,
  width: facets.length + 2,
  async read(db, numbers) {
    const rows = await db
      .selectFrom('public_submission as s')
      .leftJoin('person as p', 'p.id', 's.person_id')
      .select(['s.number', 's.kind', 's.state', 's.stakeholder_group', 's.region', 's.language', 's.subjects'])
      .select(['s.text_hash as text', 's.last_submitted_at as time'])
      .select(
        sql<
          string | null
        >`case when p.email_proven_at is not null then coalesce(case when s.sender_proof is not null then s.organization_id end,
        s.person_id) end`.as('sender'),
      )
      .where('s.edition_id', '=', edition.id)
      .where('s.number', 'in', [0, ...numbers])
      .execute()
    return rows.map((row) => ({
      number: row.number,
      time: row.time,
      cells: [
        ...facets.map((facet) => {
          const column = columnNamed(facet)
          return column ? row[column] : facet.vocabularies.flatMap((path) => termsIn(row.subjects, path))
        }),
        row.text,
        row.sender,
      ],
    }))
  },
})

/** Which submissions answer a search, or stand for themselves where only these are asked for; null when all are. */
async function numbersFound(db: Db, edition: EditionScope, query: RegisterQuery): Promise<Uint8Array | null> {
  const asked = searchOf(query)
  if (!asked && !query.distinct) return null
  const answers = asked ? sql<boolean>`s.search @@ ${asked}::tsquery` : sql<boolean>`true`
  const condition = query.distinct ? sql<boolean>`${answers} and ${standsForItself}` : answers
  return searching(db, asked, (on) => numbersWhere(on, edition.id, condition))
}

/** Whether `submission s` is no copy of a letter that another stands for. */
export const standsForItself = sql<boolean>`not exists (select from campaign_copy c where c.submission_id = s.id and not c.first)`

/** What is chosen stays in sight even when nothing is left of it. */
const withChosen = (counts: ReadonlyMap<string, number>, chosen: readonly string[]): CodeCount[] => [
  ...[...counts].map(([code, count]) => ({ code, count })),
  ...chosen.filter((code) => !counts.has(code)).map((code) => ({ code, count: 0 })),
]
