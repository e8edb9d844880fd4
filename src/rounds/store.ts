import { sql } from 'kysely'
import type { EditionScope } from '../access/public.ts'
import type { Tx } from '../platform/db/db.ts'
import type { EditionId, PersonId, SelectionEntryId, SelectionId, SelectionRoundId } from '../platform/db/schema.ts'
import type { Localized, Said } from '../platform/languages/public.ts'
import { type Quota, quotasOf } from './limits.ts'
import type { EntryFacts, SelectionRules } from './rules.ts'
import type { Standing } from './standing.ts'

export type NewSelection = {
  readonly code: string
  readonly kind: string
  readonly title: Localized
  readonly rules: SelectionRules
}

/** Without a scope: the edition is only being made. */
export async function addSelection(
  tx: Tx,
  editionId: EditionId,
  { code, kind, title, rules }: NewSelection,
  now: Date,
) {
  const values = { edition_id: editionId, code, kind, title: JSON.stringify(title), rules: JSON.stringify(rules) }
  const { id } = await tx
    .insertInto('selection')
    .values({ ...values, made_at: now })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export const inEdition = (edition: EditionScope) =>
  sql<SelectionId>`(select id from selection where edition_id = ${edition.id})`

/** Holds a selection until the end of the transaction, so that whoever else changes it waits. */
export async function lockSelection(tx: Tx, edition: EditionScope, id: SelectionId): Promise<void> {
  await tx
    .selectFrom('selection')
    .select('id')
    .where('edition_id', '=', edition.id)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()
}

/** Enters something, once; its number is the next one and for life. Answers the entry that stands for the subject. */
export async function addEntry(
  tx: Tx,
  edition: EditionScope,
  { selectionId, subject, facts }: { selectionId: SelectionId; subject: string; facts: EntryFacts },
  now: Date,
): Promise<{ id: SelectionEntryId; number: number }> {
  await lockSelection(tx, edition, selectionId)
  await tx
    .insertInto('selection_entry')
    .values({
      selection_id: selectionId,
      number: sql`(select coalesce(max(number), 0) + 1 from selection_entry where selection_id = ${selectionId})`,
      subject,
      facts: JSON.stringify(facts),
      entered_at: now,
      stands_since: now,
    })
    .onConflict((conflict) => conflict.columns(['selection_id', 'subject']).doNothing())
    .execute()
  return tx
    .selectFrom('selection_entry')
    .select(['id', 'number'])
    .where('selection_id', '=', selectionId)
    .where('subject', '=', subject)
    .executeTakeFirstOrThrow()
}

/** What the rules look at is now this. */
export async function changeFacts(tx: Tx, edition: EditionScope, id: SelectionEntryId, facts: EntryFacts) {
  await tx
    .updateTable('selection_entry')
    .set({ facts: JSON.stringify(facts) })
    .where('id', '=', id)
    .where('selection_id', 'in', inEdition(edition))
    .execute()
}

/** Thrown inside an act whose quota has no seat left, so that nothing of it stands; acts make a refusal of it. */
export class QuotaFull extends Error {
  readonly quota: Quota
  constructor(quota: Quota) {
    super(`No seat is left of ${quota.name}.`)
    this.quota = quota
  }
}

type Stand = {
  readonly selectionId: SelectionId
  readonly entryId: SelectionEntryId
  readonly standing: Standing
  /** Among the reserves; only of a reserve. */
  readonly place?: number
  readonly reason?: Said | null
}

/**
 * Lets an entry stand otherwise. Whoever is chosen takes a seat of each quota that concerns them, whoever no longer is gives theirs back.
 * Throws `QuotaFull` where no seat is left: the seats are rows with a key, so that of two at once only one gets the last.
 */
export async function letStand(
  tx: Tx,
  edition: EditionScope,
  { selectionId, entryId, standing, place, reason }: Stand,
  now: Date,
): Promise<void> {
  const entry = await tx
    .selectFrom('selection_entry')
    .innerJoin('selection', 'selection.id', 'selection_entry.selection_id')
    .select(['selection_entry.facts', 'selection.rules'])
    .where('selection_entry.id', '=', entryId)
    .where('selection.id', '=', selectionId)
    .where('selection.edition_id', '=', edition.id)
    .forUpdate('selection_entry')
    .executeTakeFirstOrThrow()
  await tx.deleteFrom('selection_seat').where('entry_id', '=', entryId).execute()
  if (standing === 'chosen') {
    const { limits } = entry.rules as SelectionRules // written by addSelection alone
    const quotas = quotasOf(limits, 'chosen', entry.facts as EntryFacts).toSorted((a, b) => (a.name < b.name ? -1 : 1))
    // In one order for everybody, so that two who wait for each other's seats do not wait for ever.
    for (const quota of quotas) await takeSeat(tx, { selectionId, entryId }, quota)
  }
  await tx
    .updateTable('selection_entry')
    .set({
      standing,
      place: standing === 'reserve' ? (place ?? 1) : null,
      reason: reason ? JSON.stringify(reason) : null,
      stands_since: now,
    })
    .where('id', '=', entryId)
    .execute()
}

async function takeSeat(
  tx: Tx,
  { selectionId, entryId }: { selectionId: SelectionId; entryId: SelectionEntryId },
  quota: Quota,
): Promise<void> {
  const seats = Number(quota.most)
  for (;;) {
    const { rows } = await sql<{ free: number | null; took: number | null }>`
      with free as (
        select min(s) as seat from generate_series(1, ${seats}::int) s
        where not exists (select from selection_seat t where t.selection_id = ${selectionId} and t.quota = ${quota.name} and t.seat = s)
      ), took as (
        insert into selection_seat (selection_id, quota, seat, entry_id)
        select ${selectionId}, ${quota.name}, seat, ${entryId} from free where seat is not null
        on conflict do nothing returning seat
      )
      select (select seat from free) as free, (select seat from took) as took`.execute(tx)
    const [{ free, took } = { free: null, took: null }] = rows
    if (free === null) throw new QuotaFull(quota)
    if (took !== null) return
  }
}

/** From now on everybody may know. */
export async function markReleased(tx: Tx, edition: EditionScope, id: SelectionId, now: Date): Promise<void> {
  await tx
    .updateTable('selection')
    .set({ released_at: now })
    .where('id', '=', id)
    .where('edition_id', '=', edition.id)
    .execute()
}

export type NewRound = {
  readonly selectionId: SelectionId
  readonly code: string
  readonly way: 'scores' | 'votes'
  readonly blind?: boolean
  readonly opensAt: Date
  readonly closesAt: Date
}

/** A round with those who take part in it; votes are given once in each category. */
export async function addRound(
  tx: Tx,
  edition: EditionScope,
  { selectionId, code, way, blind = false, opensAt, closesAt }: NewRound,
  entries: readonly { readonly id: SelectionEntryId; readonly category?: string }[],
): Promise<SelectionRoundId> {
  await lockSelection(tx, edition, selectionId)
  const { id } = await tx
    .insertInto('selection_round')
    .values({
      ...{ selection_id: selectionId, code, way, blind, opens_at: opensAt, closes_at: closesAt },
      position: sql`(select coalesce(max(position), 0) + 1 from selection_round where selection_id = ${selectionId})`,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const rows = entries.map((one) => ({ round_id: id, entry_id: one.id, category: one.category ?? '' }))
  for (let from = 0; from < rows.length; from += 1000)
    await tx
      .insertInto('round_entry')
      .values(rows.slice(from, from + 1000))
      .execute()
  return id
}

type At = { readonly roundId: SelectionRoundId; readonly entryId: SelectionEntryId; readonly personId: PersonId }

/** Somebody may not judge this, and why; what they have scored of it goes. */
export async function recuse(
  tx: Tx,
  edition: EditionScope,
  at: At & { readonly reason: string; readonly language: string | null },
  now: Date,
) {
  if (!(await roundIn(tx, edition, at.roundId))) return
  const key = { round_id: at.roundId, entry_id: at.entryId, person_id: at.personId }
  await tx
    .insertInto('round_recusal')
    .values({ ...key, reason: at.reason, language: at.language, declared_at: now })
    .onConflict((conflict) =>
      conflict.columns(['round_id', 'entry_id', 'person_id']).doUpdateSet({ reason: at.reason, language: at.language }),
    )
    .execute()
  await tx
    .deleteFrom('round_score')
    .where('round_id', '=', at.roundId)
    .where('entry_id', '=', at.entryId)
    .where('person_id', '=', at.personId)
    .execute()
}

const roundIn = (tx: Tx, edition: EditionScope, id: SelectionRoundId) =>
  tx
    .selectFrom('selection_round')
    .select('id')
    .where('id', '=', id)
    .where('selection_id', 'in', inEdition(edition))
    .executeTakeFirst()

/**
 * Keeps one score: the last one given counts, and there is one for each juror, entry and criterion. False: the round is not open, or the entry
 * is not in it. The caller has asked who may judge; a score of whoever stands back is refused by the database.
 */
export async function keepScore(
  tx: Tx,
  edition: EditionScope,
  { roundId, entryId, personId, criterion, points }: At & { readonly criterion: string; readonly points: number },
  now: Date,
): Promise<boolean> {
  const { rows } = await sql`
    insert into round_score (round_id, entry_id, person_id, criterion, points, scored_at)
    select e.round_id, e.entry_id, ${personId}, ${criterion}, ${points}::int, ${now}
    from round_entry e join selection_round r on r.id = e.round_id
    where e.round_id = ${roundId} and e.entry_id = ${entryId} and r.way = 'scores' and r.opens_at <= ${now} and ${now} < r.closes_at
      and r.selection_id in ${inEdition(edition)}
    on conflict (round_id, entry_id, person_id, criterion) do update set points = excluded.points, scored_at = excluded.scored_at
    returning 1 as kept`.execute(tx)
  return rows.length > 0
}

/** Closes a round now, before its time; false: it is over already, or has not begun. */
export async function closeRound(
  tx: Tx,
  edition: EditionScope,
  roundId: SelectionRoundId,
  now: Date,
): Promise<boolean> {
  const done = await tx
    .updateTable('selection_round')
    .set({ closes_at: now })
    .where('id', '=', roundId)
    .where('selection_id', 'in', inEdition(edition))
    .where('opens_at', '<', now)
    .where('closes_at', '>', now)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}
