import { sql } from 'kysely'
import type { EditionScope } from '../access/public.ts'
import type { Tx } from '../platform/db/db.ts'
import type { PersonId, SelectionEntryId, SelectionId, SelectionRoundId } from '../platform/db/schema.ts'
import { inEdition } from './store.ts'

type At = { readonly roundId: SelectionRoundId; readonly entryId: SelectionEntryId; readonly personId: PersonId }

const votesOfRound = (roundId: SelectionRoundId) => sql`hashtextextended(${`votes ${roundId}`}, 0)`

/** Waits for the votes under way, and lets none in until the end of the transaction. */
export async function holdVotes(tx: Tx, _: EditionScope, roundId: SelectionRoundId): Promise<void> {
  await sql`select pg_advisory_xact_lock(${votesOfRound(roundId)})`.execute(tx)
}

/**
 * Casts one vote: one for each person and category; another one while the round is open takes its place. False: the round is not open, or the
 * entry is not in it, or no longer. Whoever calls has asked who may vote.
 */
export async function castVote(
  tx: Tx,
  edition: EditionScope,
  { roundId, entryId, personId, originHash }: At & { readonly originHash?: string | null },
  now: Date,
): Promise<boolean> {
  // Shared: voters do not wait for each other, only for whoever counts.
  await sql`select pg_advisory_xact_lock_shared(${votesOfRound(roundId)})`.execute(tx)
  const { rows } = await sql`
    insert into round_vote (round_id, category, person_id, entry_id, cast_at, origin_hash)
    select c.round_id, c.category, ${personId}, c.entry_id, ${now}, ${originHash ?? null}
    from round_entry c join selection_round r on r.id = c.round_id join selection_entry e on e.id = c.entry_id
    where c.round_id = ${roundId} and c.entry_id = ${entryId} and r.way = 'votes' and r.opens_at <= ${now} and ${now} < r.closes_at
      and r.fixed_at is null and e.standing <> 'gone' and r.selection_id in ${inEdition(edition)}
    on conflict (round_id, category, person_id)
      do update set entry_id = excluded.entry_id, cast_at = excluded.cast_at, origin_hash = excluded.origin_hash
    returning 1 as cast`.execute(tx)
  return rows.length > 0
}

/** Takes a vote back while the round is open; false: there is none, or the round is not open. */
export async function takeVoteBack(
  tx: Tx,
  edition: EditionScope,
  { roundId, personId, category }: Omit<At, 'entryId'> & { readonly category: string },
  now: Date,
): Promise<boolean> {
  await sql`select pg_advisory_xact_lock_shared(${votesOfRound(roundId)})`.execute(tx)
  const { rows } = await sql`
    delete from round_vote v using selection_round r
    where r.id = v.round_id and v.round_id = ${roundId} and v.person_id = ${personId} and v.category = ${category}
      and r.opens_at <= ${now} and ${now} < r.closes_at and r.fixed_at is null and r.selection_id in ${inEdition(edition)}
    returning 1 as taken`.execute(tx)
  return rows.length > 0
}

/**
 * Fixes the votes of a round that is over: waits for those under way, and none comes in afterwards, whatever a late transaction takes for now.
 * False: the round is not over, or its votes are fixed already.
 */
export async function fixVotes(tx: Tx, edition: EditionScope, roundId: SelectionRoundId, now: Date): Promise<boolean> {
  await holdVotes(tx, edition, roundId)
  const done = await tx
    .updateTable('selection_round')
    .set({ fixed_at: now })
    .where('id', '=', roundId)
    .where('selection_id', 'in', inEdition(edition))
    .where('closes_at', '<=', now)
    .where('fixed_at', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** Forgets where the votes of a selection came from, once nobody looks for what is unusual any more. */
export async function forgetOrigins(tx: Tx, edition: EditionScope, selectionId: SelectionId): Promise<void> {
  await sql`
    update round_vote v set origin_hash = null from selection_round r
    where r.id = v.round_id and v.origin_hash is not null and r.selection_id = ${selectionId}
      and r.selection_id in ${inEdition(edition)}`.execute(tx)
}
