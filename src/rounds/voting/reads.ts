import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { EditionScope } from '../../access/public.ts'
import type { Db } from '../../platform/db/db.ts'
import type { SelectionRoundId } from '../../platform/db/schema.ts'
import { votesOf } from '../reads.ts'
import { type Tally, tally } from '../votes.ts'

/** A stretch of votes somebody should look at. `entries`: how many different ones they went to. */
export type Burst = { readonly minute: Date; readonly votes: number; readonly entries: number }
/** People who voted from one address of the net. */
export type Shared = { readonly votes: number; readonly entries: number; readonly from: Date; readonly to: Date }

/** So many times the people who vote in the usual minute make a burst, whatever number of categories they vote in; and no fewer than so many. */
const UNUSUAL = 5
const FEWEST = 10
/** A family or an office votes from one address; more than so many are told of. */
const MANY_OF_ONE = 5
const MOST_TOLD = 50

/** Minutes with many times the voters of the usual minute, the fullest first. */
export async function burstsOf(db: Db, edition: EditionScope, roundId: SelectionRoundId): Promise<Burst[]> {
  const { rows } = await sql<Burst>`
    with minute as (
      select date_trunc('minute', v.cast_at) as minute, count(*)::int as votes, count(distinct v.entry_id)::int as entries,
        count(distinct v.person_id) as people
      from round_vote v join selection_round r on r.id = v.round_id join selection s on s.id = r.selection_id
      where v.round_id = ${roundId} and s.edition_id = ${edition.id} group by 1
    ), usual as (select percentile_cont(0.5) within group (order by people) as people from minute)
    select m.minute, m.votes, m.entries from minute m, usual u
    where m.people >= ${FEWEST} and m.people > ${UNUSUAL} * u.people order by m.votes desc, m.minute limit ${MOST_TOLD}`.execute(
    db,
  )
  return rows
}

/** Addresses that more than a few people voted from, without the addresses: the most used first. */
export async function sharedOf(db: Db, edition: EditionScope, roundId: SelectionRoundId): Promise<Shared[]> {
  const { rows } = await sql<Shared>`
    select count(*)::int as votes, count(distinct v.entry_id)::int as entries, min(v.cast_at) as "from", max(v.cast_at) as "to"
    from round_vote v join selection_round r on r.id = v.round_id join selection s on s.id = r.selection_id
    where v.round_id = ${roundId} and s.edition_id = ${edition.id} and v.origin_hash is not null
    group by v.origin_hash having count(distinct v.person_id) > ${MANY_OF_ONE} order by 1 desc, 3 limit ${MOST_TOLD}`.execute(
    db,
  )
  return rows
}

/** How many people have voted; nothing of what for. */
export async function votersIn(db: Db, edition: EditionScope, roundId: SelectionRoundId): Promise<number> {
  const { voters } = await db
    .selectFrom('round_vote as v')
    .innerJoin('selection_round as r', 'r.id', 'v.round_id')
    .innerJoin('selection as s', 's.id', 'r.selection_id')
    .select((eb) => eb.fn.count<string>('v.person_id').distinct().as('voters'))
    .where('s.edition_id', '=', edition.id)
    .where('v.round_id', '=', roundId)
    .executeTakeFirstOrThrow()
  return Number(voters)
}

/** Every ballot without its voter, in an order that tells neither who nor when: what anybody can count again. */
export async function ballotsOf(
  db: Db,
  edition: EditionScope,
  roundId: SelectionRoundId,
): Promise<{ readonly ballot: string; readonly category: string; readonly entryId: string }[]> {
  const salt = crypto.randomUUID()
  const nameOf = new Map<string, string>()
  const votes = await votesOf(db, edition, roundId)
  for (const { personId } of votes)
    nameOf.set(personId, createHash('sha256').update(`${salt} ${personId}`).digest('hex').slice(0, 16))
  return votes
    .map(({ personId, category, entryId }) => ({ ballot: nameOf.get(personId) ?? '', category, entryId }))
    .toSorted((a, b) => (a.ballot < b.ballot ? -1 : 1))
}

/** The votes of a round counted a second time, by people instead of in the database: whoever knows the rule can do the same with the ballots. */
export async function recountVotes(
  db: Db,
  edition: EditionScope,
  { roundId, wholeBallots }: { readonly roundId: SelectionRoundId; readonly wholeBallots: boolean },
): Promise<Tally> {
  const candidates = await db
    .selectFrom('round_entry as c')
    .innerJoin('selection_entry as e', 'e.id', 'c.entry_id')
    .innerJoin('selection as s', 's.id', 'e.selection_id')
    .select(['c.entry_id as entryId', 'c.category', 'e.standing'])
    .where('c.round_id', '=', roundId)
    .where('s.edition_id', '=', edition.id)
    .execute()
  return tally(
    candidates.map(({ standing, ...one }) => ({ ...one, gone: standing === 'gone' })),
    await votesOf(db, edition, roundId),
    wholeBallots,
  )
}

/** Whether two counts say the same of every entry, and of the people. */
export const sameCount = (a: Tally, b: Tally): boolean =>
  a.ballots === b.ballots &&
  a.incomplete === b.incomplete &&
  a.votes.size === b.votes.size &&
  [...a.votes].every(([entry, votes]) => b.votes.get(entry) === votes)
