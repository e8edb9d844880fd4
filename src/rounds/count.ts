import { sql } from 'kysely'
import type { EditionScope } from '../access/public.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import type { PersonId, SelectionEntryId, SelectionRoundId } from '../platform/db/schema.ts'
import type { Tally } from './votes.ts'

type Asked = { readonly roundId: SelectionRoundId; readonly wholeBallots: boolean }

/**
 * The votes of a round, counted where they stand, by the rule of `tally`. For those who may know them: while a round is open nobody may, so
 * whoever asks has asked `stageOf` first. Once the votes are fixed (`fixVotes`) the count is the same for ever.
 */
export async function countVotes(db: Db | Tx, edition: EditionScope, { roundId, wholeBallots }: Asked): Promise<Tally> {
  const { rows } = await sql<{ entryId: SelectionEntryId | null; votes: number; ballots: number; incomplete: number }>`
    with candidate as (
      select c.entry_id, c.category, e.standing <> 'gone' as there
      from round_entry c
      join selection_entry e on e.id = c.entry_id
      join selection s on s.id = e.selection_id
      where c.round_id = ${roundId} and s.edition_id = ${edition.id}
    ), open_category as (select distinct category from candidate where there),
    ballot as (
      select v.person_id, not ${wholeBallots}::boolean or count(*) = (select count(*) from open_category) as counts
      from round_vote v join open_category o on o.category = v.category
      where v.round_id = ${roundId} group by v.person_id
    ), given as (
      select v.entry_id, count(*)::int as votes
      from round_vote v join ballot b on b.person_id = v.person_id and b.counts
      where v.round_id = ${roundId} group by v.entry_id
    ), people as (
      select count(*) filter (where counts)::int as ballots, count(*) filter (where not counts)::int as incomplete from ballot
    )
    select c.entry_id as "entryId", coalesce(g.votes, 0) as votes, p.ballots, p.incomplete
    from people p left join candidate c on c.there left join given g on g.entry_id = c.entry_id`.execute(db)
  return {
    votes: new Map(rows.flatMap(({ entryId, votes }) => (entryId ? [[entryId, votes] as const] : []))),
    ballots: rows[0]?.ballots ?? 0,
    incomplete: rows[0]?.incomplete ?? 0,
  }
}

/** What one person has voted for, by category; theirs alone to see. */
export async function ballotOf(
  db: Db | Tx,
  edition: EditionScope,
  { roundId, personId }: { readonly roundId: SelectionRoundId; readonly personId: PersonId },
): Promise<Map<string, SelectionEntryId>> {
  const rows = await db
    .selectFrom('round_vote as v')
    .innerJoin('selection_round as r', 'r.id', 'v.round_id')
    .innerJoin('selection as s', 's.id', 'r.selection_id')
    .select((eb) => ['v.category', eb.ref('v.entry_id').$castTo<SelectionEntryId>().as('entryId')])
    .where('s.edition_id', '=', edition.id)
    .where('v.round_id', '=', roundId)
    .where('v.person_id', '=', personId)
    .execute()
  return new Map(rows.map(({ category, entryId }) => [category, entryId]))
}
