import { sql } from 'kysely'
import type { EditionScope } from '../../access/public.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import type { PersonId, ScheduleProposalId } from '../../platform/db/schema.ts'
import type { SearchStanding } from '../../scheduling/public.ts'
import { type FoundPlan, type ProposalState, type SearchTask, type SearchWish, SILENT_AFTER } from './proposal.ts'

/** Searches whose process has died without a word become interrupted; they can be asked again. */
export async function markInterrupted(tx: Tx, edition: EditionScope): Promise<void> {
  await tx
    .updateTable('schedule_proposal')
    .set({ state: 'interrupted', wish: null, ended_at: sql<Date>`clock_timestamp()` })
    .where('edition_id', '=', edition.id)
    .where('state', 'in', ['running', 'paused'])
    .where(sql<boolean>`seen_at < clock_timestamp() - ${SILENT_AFTER}::interval`)
    .execute()
}

/** Writes a proposal under the edition's next number; null when the edition has a search running. */
export async function addProposal(
  tx: Tx,
  edition: EditionScope,
  proposal: { readonly task: SearchTask; readonly askedBy: string | null },
  now: Date,
): Promise<{ id: string; number: number } | null> {
  const row = await tx
    .insertInto('schedule_proposal')
    .values({
      edition_id: edition.id,
      number: sql<number>`(select coalesce(max(number), 0) + 1 from schedule_proposal where edition_id = ${edition.id})`,
      kind: proposal.task.change ? 'change' : 'plan',
      asked_by: proposal.askedBy,
      asked_at: now,
      task: JSON.stringify(proposal.task),
      state: 'running',
    })
    .onConflict((oc) => oc.doNothing())
    .returning(['id', 'number'])
    .executeTakeFirst()
  return row ?? null
}

export async function askOfSearch(tx: Tx, edition: EditionScope, number: number, wish: SearchWish): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('schedule_proposal')
    .set({ wish })
    .where('edition_id', '=', edition.id)
    .where('number', '=', number)
    .where('state', 'in', ['running', 'paused'])
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Says that the search lives and how far it is, and takes the wish that has arrived meanwhile; null when it is over for everyone else. */
export async function reportProgress(
  db: Db,
  id: string,
  state: 'running' | 'paused',
  progress: SearchStanding | null,
): Promise<{ wish: SearchWish | null } | null> {
  return db.transaction().execute(async (tx) => {
    const row = await tx
      .selectFrom('schedule_proposal')
      .select('wish')
      .$narrowType<{ wish: SearchWish | null }>() // held by the table
      .where('id', '=', id)
      .where('state', 'in', ['running', 'paused'])
      .forUpdate()
      .executeTakeFirst()
    if (!row) return null
    await tx
      .updateTable('schedule_proposal')
      .set({
        state: row.wish === 'pause' ? 'paused' : row.wish === 'resume' ? 'running' : state,
        wish: null,
        seen_at: sql<Date>`clock_timestamp()`,
        ...(progress ? { progress: JSON.stringify(progress) } : {}),
      })
      .where('id', '=', id)
      .execute()
    return row
  })
}

/** Writes what a search ended with. One that was given up by others meanwhile keeps their word. */
export async function endProposal(
  tx: Tx,
  id: string,
  end: {
    readonly state: Exclude<ProposalState, 'running' | 'paused'>
    readonly plans: readonly FoundPlan[]
    readonly bound: number | null
    readonly fewestMoves: number | null
    readonly progress: SearchStanding | null
  },
): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('schedule_proposal')
    .set({
      state: end.state,
      wish: null,
      bound: end.bound,
      fewest_moves: end.fewestMoves,
      ended_at: sql<Date>`clock_timestamp()`,
      ...(end.progress ? { progress: JSON.stringify(end.progress) } : {}),
    })
    .where('id', '=', id)
    .where('state', 'in', ['running', 'paused'])
    .executeTakeFirst()
  if (numUpdatedRows === 0n || end.plans.length === 0) return
  await tx
    .insertInto('schedule_plan')
    .values(
      end.plans.map((plan, i) => ({
        proposal_id: id,
        name: plan.name,
        position: i + 1,
        placements: JSON.stringify(plan.placements),
        hard: plan.hard,
        soft: plan.soft,
      })),
    )
    .execute()
}

export async function addAcceptance(
  tx: Tx,
  edition: EditionScope,
  acceptance: {
    readonly proposalId: ScheduleProposalId | null
    readonly plan: string
    readonly reason: string
    readonly personId: PersonId | null
  },
  now: Date,
): Promise<string> {
  const { id } = await tx
    .insertInto('schedule_acceptance')
    .values({
      edition_id: edition.id,
      proposal_id: acceptance.proposalId,
      plan: acceptance.plan,
      moved: 0,
      reason: acceptance.reason,
      accepted_by: acceptance.personId,
      accepted_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Completes an acceptance in its own transaction: how many sessions moved, and what else it replaced. */
export async function completeAcceptance(tx: Tx, id: string, moved: number, before: object): Promise<void> {
  await tx
    .updateTable('schedule_acceptance')
    .set({ moved, before: JSON.stringify(before) })
    .where('id', '=', id)
    .execute()
}

export async function markUndone(tx: Tx, id: string, personId: PersonId | null, now: Date): Promise<void> {
  await tx
    .updateTable('schedule_acceptance')
    .set({ undone_by: personId, undone_at: now })
    .where('id', '=', id)
    .execute()
}
