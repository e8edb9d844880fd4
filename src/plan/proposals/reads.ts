import { sql } from 'kysely'
import type { EditionScope } from '../../access/public.ts'
import { fullName } from '../../identity/public.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import type { Placement, SearchStanding } from '../../scheduling/public.ts'
import { type PlanName, type ProposalState, type SearchTask, type SearchWish, SILENT_AFTER } from './proposal.ts'

const proposals = (db: Db | Tx, edition: EditionScope) =>
  db
    .selectFrom('schedule_proposal')
    .leftJoin('person', 'person.id', 'schedule_proposal.asked_by')
    .select([
      'schedule_proposal.id',
      'schedule_proposal.number',
      'schedule_proposal.kind',
      'schedule_proposal.asked_at as askedAt',
      'schedule_proposal.task',
      sql<ProposalState>`case when schedule_proposal.state in ('running', 'paused') and schedule_proposal.seen_at < clock_timestamp() - ${SILENT_AFTER}::interval
        then 'interrupted' else schedule_proposal.state end`.as('state'),
      'schedule_proposal.wish',
      'schedule_proposal.progress',
      'schedule_proposal.bound',
      'schedule_proposal.fewest_moves as fewestMoves',
      'person.given_name',
      'person.family_name',
      'person.written_name',
    ])
    .where('schedule_proposal.edition_id', '=', edition.id)
    .$narrowType<{ wish: SearchWish | null }>() // held by the table

type Row = Awaited<ReturnType<ReturnType<typeof proposals>['execute']>>[number]

const shaped = ({ task, progress, given_name, family_name, written_name, ...row }: Row) => ({
  ...row,
  askedBy: fullName({ given_name, family_name, written_name }),
  task: task as unknown as SearchTask, // written by addProposal only
  progress: 'share' in (progress as object) ? (progress as unknown as SearchStanding) : null,
})

/** The proposals of an edition, newest first, without their plans. */
export async function proposalsOf(db: Db, edition: EditionScope) {
  const rows = await proposals(db, edition).orderBy('schedule_proposal.number', 'desc').limit(100).execute()
  return rows.map(shaped)
}

/** One proposal with its plans in the order of the front; null when the edition has none of that number. */
export async function proposalByNumber(db: Db | Tx, edition: EditionScope, number: number) {
  const row = await proposals(db, edition).where('schedule_proposal.number', '=', number).executeTakeFirst()
  if (!row) return null
  const plans = await db
    .selectFrom('schedule_plan')
    .select(['name', 'placements', 'hard', 'soft'])
    .$narrowType<{ name: PlanName }>() // held by the table
    .where('proposal_id', '=', row.id)
    .orderBy('position')
    .execute()
  return {
    ...shaped(row),
    plans: plans.map((plan) => ({
      ...plan,
      placements: plan.placements as unknown as Placement[], // written by endProposal only
    })),
  }
}

export type Proposal = NonNullable<Awaited<ReturnType<typeof proposalByNumber>>>

export type ProposalPlan = Proposal['plans'][number]

/** What was accepted in an edition, newest first. */
export async function acceptancesOf(db: Db, edition: EditionScope) {
  const rows = await db
    .selectFrom('schedule_acceptance')
    .leftJoin('schedule_proposal', 'schedule_proposal.id', 'schedule_acceptance.proposal_id')
    .leftJoin('person', 'person.id', 'schedule_acceptance.accepted_by')
    .select([
      'schedule_acceptance.id',
      'schedule_acceptance.plan',
      'schedule_acceptance.moved',
      'schedule_acceptance.reason',
      'schedule_acceptance.accepted_at as acceptedAt',
      'schedule_acceptance.undone_at as undoneAt',
      'schedule_proposal.number',
      'person.given_name',
      'person.family_name',
      'person.written_name',
    ])
    .where('schedule_acceptance.edition_id', '=', edition.id)
    .orderBy('schedule_acceptance.position', 'desc')
    .limit(50)
    .execute()
  return rows.map(({ given_name, family_name, written_name, ...row }) => ({
    ...row,
    acceptedBy: fullName({ given_name, family_name, written_name }),
  }))
}

export type Acceptance = Awaited<ReturnType<typeof acceptancesOf>>[number]

/** An acceptance, its row locked until the transaction ends unless somebody only looks. */
export async function acceptanceOf(tx: Tx, edition: EditionScope, id: string, locking: boolean) {
  return tx
    .selectFrom('schedule_acceptance')
    .select(['id', 'before', 'undone_at as undoneAt'])
    .where('edition_id', '=', edition.id)
    .where('id', '=', id)
    .$if(locking, (q) => q.forUpdate())
    .executeTakeFirst()
}
