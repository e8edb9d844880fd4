import { sql } from 'kysely'
import type { EditionScope } from '../../access/public.ts'
import { personNames } from '../../identity/public.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import { numbersInOrder } from './coded.ts'
import { conditions, DESK_PAGE_SIZE, type DeskList, deskRows, orderOf, searching } from './rows.ts'

/** One page of a list, each row with all the desk shows of it. */
export async function deskPage(db: Db, list: DeskList, page: number) {
  const ids = await idsOf(db, list, { limit: DESK_PAGE_SIZE, offset: (page - 1) * DESK_PAGE_SIZE })
  return rowsOf(db, list.edition, ids)
}

type Part = { readonly limit: number; readonly offset: number }

/** The submissions of a list in its order, by their ids; of the rows in memory, unless it goes by words. */
async function idsOf(db: Db, list: DeskList, part: Part): Promise<string[]> {
  const numbers = await numbersInOrder(db, list)
  return numbers
    ? idsNumbered(db, list, numbers.slice(part.offset, part.offset + part.limit))
    : searching(db, list, (on) => idsSorted(on, list, part))
}

async function idsNumbered(db: Db, { edition }: DeskList, numbers: readonly number[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from submission
    join unnest(${[...numbers]}::int[]) with ordinality as wanted(number, place) using (number)
    where edition_id = ${edition.id} order by place`.execute(db)
  return rows.map(({ id }) => id)
}

async function idsSorted(db: Db | Tx, list: DeskList, part: Part): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select s.id from ${deskRows(list)} where ${conditions(list)}
    order by ${orderOf(list).by} limit ${part.limit} offset ${part.offset}`.execute(db)
  return rows.map(({ id }) => id)
}

/** A file, or an act for all of a list, takes this many at the most; an edition has some thousands. */
const MOST_LISTED = 100_000
export const allIdsOf = (db: Db, list: DeskList): Promise<string[]> =>
  idsOf(db, list, { limit: MOST_LISTED, offset: 0 })

/** References of a list in its order, at most so many. */
export async function referencesIn(db: Db, list: DeskList, limit: number): Promise<string[]> {
  const { rows } = await searching(db, list, (on) =>
    sql<{ reference: string }>`select s.reference from ${deskRows(list)} where ${conditions(list)}
      order by ${orderOf(list).by} limit ${limit}`.execute(on),
  )
  return rows.map(({ reference }) => reference)
}

const SHOWN = [
  's.id',
  's.reference',
  's.title',
  's.language',
  's.kind',
  's.state',
  's.country',
  's.subjects',
  's.region',
  's.mode',
  's.stakeholder_group as group',
  's.submitter_name as submitter',
  's.submitter_email as email',
  's.current_version as version',
  's.first_submitted_at as firstReceivedAt',
  's.last_submitted_at as receivedAt',
  'o.name as organization',
  'o.language as organizationLanguage',
  'd.outcome as pending',
  'd.reason as pendingReason',
  'into.reference as pendingInto',
  'a.person_id as assigneeId',
] as const

/** Submissions by their ids, in that order. */
export async function rowsOf(db: Db | Tx, edition: EditionScope, ids: readonly string[]) {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('submission as s')
    .leftJoin('organization as o', 'o.id', 's.organization_id')
    .leftJoin('decision as d', (join) =>
      join.onRef('d.submission_id', '=', 's.id').on('d.revoked_at', 'is', null).on('d.release_id', 'is', null),
    )
    .leftJoin('submission as into', 'into.id', 'd.into_submission_id')
    .leftJoin('submission_assignee as a', 'a.submission_id', 's.id')
    .select(SHOWN)
    .where('s.edition_id', '=', edition.id)
    .where('s.id', 'in', [...ids])
    .execute()
  const [people, tags] = await Promise.all([
    personNames(
      db,
      rows.map((row) => row.assigneeId),
    ),
    tagsOn(db, edition, ids),
  ])
  const byId = new Map(
    rows.map((row) => [
      row.id,
      { ...row, assignee: people.get(row.assigneeId ?? '') ?? null, tags: tags.get(row.id) ?? [] },
    ]),
  )
  return ids.flatMap((id) => byId.get(id) ?? [])
}
export type DeskRow = Awaited<ReturnType<typeof rowsOf>>[number]
export type ShownTag = { readonly id: string; readonly name: string; readonly colour: number }

/** The tags of some submissions; one merged into another is shown as that. */
export async function tagsOn(
  db: Db | Tx,
  edition: EditionScope,
  ids: readonly string[],
): Promise<Map<string, ShownTag[]>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<ShownTag & { submissionId: string }>`
    with recursive standing as (
      select id, id as root, name, colour from desk_tag where edition_id = ${edition.id} and merged_into is null and removed_at is null
      union all select t.id, r.root, r.name, r.colour from desk_tag t join standing r on t.merged_into = r.id
    )
    select distinct t.submission_id as "submissionId", root as id, name, colour, lower(name) collate "und-x-icu"
    from submission_tag t join standing on standing.id = t.tag_id
    where t.submission_id = any(${[...ids]}::uuid[]) order by 5`.execute(db)
  return Map.groupBy(
    rows.map(({ submissionId, id, name, colour }) => ({ submissionId, id, name, colour })),
    (row) => row.submissionId,
  )
}

/** Where a submission stands in a list: the one before it and the one after it, how many go before it, and how many there are. */
export async function placeIn(db: Db, list: DeskList, reference: string) {
  const { key, by, after, before } = orderOf(list)
  const cur = sql`cur as materialized (select ${key} as key, s.number as number from ${deskRows(list)}
    where s.edition_id = ${list.edition.id} and s.reference = ${reference})`
  // The key's own direction: what has no code stands last either way, and so it must when one looks back.
  const backwards = sql`${key} ${list.wish.descending ? sql`asc` : sql`desc`}, s.number ${list.wish.descending ? sql`asc` : sql`desc`}`
  const { rows } = await searching(db, list, (on) =>
    sql<{ next: string | null; previous: string | null; count: number; before: number }>`with ${cur}
      select
        (select s.reference from ${deskRows(list)}, cur where ${conditions(list)} and (${key}, s.number) ${after} (cur.key, cur.number)
          order by ${by} limit 1) as next,
        (select s.reference from ${deskRows(list)}, cur where ${conditions(list)} and (${key}, s.number) ${before} (cur.key, cur.number)
          order by ${backwards} limit 1) as previous,
        p.count, p.before
      from (select count(*) as count, count(*) filter (where (${key}, s.number) ${before} (cur.key, cur.number)) as before
        from ${deskRows(list)} cross join cur where ${conditions(list)}) p`.execute(on),
  )
  const [place] = rows
  return place ?? { next: null, previous: null, count: 0, before: 0 }
}
