import type { EditionScope } from '../../access/public.ts'
import { audit } from '../../identity/public.ts'
import type { Tx } from '../../platform/db/db.ts'
import type { PersonId } from '../../platform/db/schema.ts'
import type { Platform } from '../../platform/platform.ts'
import { ok, type Refusal, type Result, refuse } from '../../platform/result.ts'
import type { Breach } from '../../scheduling/public.ts'
import { applyPlaces } from '../apply-places.ts'
import type { NotMoved } from '../decide-moves.ts'
import { planFacts } from '../plan-facts.ts'
import { lockPlan } from '../plan-locks.ts'
import { placementsOf } from '../plan-of-edition.ts'
import { standingPlaces } from '../plan-reads.ts'
import { scoreOf } from '../score.ts'
import { settle, type Why } from '../settle.ts'
import { differencesBetween, newBreaches, partOf } from './comparison.ts'
import { applyChange } from './consequences.ts'
import { isPlanName } from './proposal.ts'
import { proposalByNumber } from './reads.ts'
import { problemOfTask } from './run-search.ts'
import { addAcceptance, completeAcceptance } from './store.ts'

type AcceptOrder = {
  readonly number: number
  readonly plan: string
  /** Ids of the sessions to take over; null = all of them. */
  readonly sessions: readonly string[] | null
  /** Shown to everyone with each change. */
  readonly reason: string
  /** Take over although that breaks rules neither plan breaks. */
  readonly anyway: boolean
  readonly personId: PersonId | null
}

export type AcceptRefusal = Refusal<
  'plan-unknown' | 'reason-missing' | 'nothing-ticked' | 'nothing-differs' | 'clashes'
>

export type Accepted = { readonly id: string; readonly moved: number; readonly notMoved: readonly NotMoved[] }

/**
 * Takes a proposed plan, or some sessions of it, over into the working plan: one transaction, one undo. Refused with the broken rules
 * when a part, or a plan that has changed meanwhile, breaks rules that neither the working plan nor the proposal breaks.
 */
export function acceptPlan(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  edition: EditionScope,
  order: AcceptOrder,
): Promise<Result<Accepted, AcceptRefusal> & { readonly breaches?: readonly Breach[] }> {
  return db.transaction().execute(async (tx) => {
    await lockPlan(tx, edition)
    const now = clock.now()
    const proposal = await proposalByNumber(tx, edition, order.number)
    const plan = isPlanName(order.plan) ? proposal?.plans.find((one) => one.name === order.plan) : undefined
    if (!proposal || !plan) return refuse('plan-unknown')
    const { change } = proposal.task
    // Whoever reads the programme is owed a reason for what changes; a first place explains itself.
    if (change && order.reason.trim() === '') return refuse('reason-missing')
    if (order.sessions?.length === 0) return refuse('nothing-ticked')
    const facts = await planFacts(tx, edition)
    const { problem } = problemOfTask({ facts, zone: edition.zone, now }, proposal.task)
    const standing = placementsOf(facts)
    const offered = differencesBetween(problem, standing, plan.placements).filter((one) => one.kind !== 'left-out')
    const wanted = order.sessions ? new Set(order.sessions) : null
    const taken = offered.filter((one) => wanted === null || wanted.has(one.session))
    const withdrawn = change?.kind === 'late' ? standing.filter((p) => change.withdrawn.includes(p.session)) : []
    if (taken.length === 0 && !change) return refuse('nothing-differs')

    const next = partOf(standing, plan.placements, new Set(taken.map((one) => one.session)))
    const inProblem = (placements: typeof next) =>
      placements.filter((p) => problem.sessions.some((s) => s.id === p.session))
    const known = change
      ? [scoreOf(problem, plan.placements)]
      : [scoreOf(problem, standing), scoreOf(problem, plan.placements)]
    const breaches = newBreaches(scoreOf(problem, inProblem(next)), known)
    if (breaches.length > 0 && !order.anyway) return { ...refuse('clashes', { number: order.number }), breaches }

    const { reason, personId } = order
    const acceptanceId = await addAcceptance(
      tx,
      edition,
      { proposalId: proposal.id, plan: plan.name, reason, personId },
      now,
    )
    const before = change ? await applyChange(tx, edition, { change, facts, reason, personId }, now) : {}
    const why = { reason, personId, acceptanceId }
    if (change?.kind === 'late') await withdraw(tx, edition, { sessions: change.withdrawn, ...why }, now)
    const moves = taken.map(({ session, to }) => ({ session, to }))
    const applied = await applyPlaces(tx, edition, { moves, ...why }, now)
    const moved = applied.moved.length + withdrawn.length
    await completeAcceptance(tx, acceptanceId, moved, before)
    await audit(tx, {
      at: now,
      personId,
      editionId: edition.id,
      action: 'schedule accepted',
      subject: String(proposal.number),
      details: { plan: plan.name, moved, change: change?.kind ?? null, broken: breaches.length },
    })
    return ok({ id: acceptanceId, moved, notMoved: applied.notMoved })
  })
}

/** Sessions that were withdrawn are cancelled: the public learns of it with the next version. */
async function withdraw(
  tx: Tx,
  edition: EditionScope,
  { sessions, ...why }: Why & { readonly sessions: readonly string[] },
  now: Date,
): Promise<void> {
  const places = await standingPlaces(tx, edition)
  for (const session of sessions) {
    const before = places.get(session) ?? null
    await settle(tx, edition, { session, kind: 'cancelled', calledOff: 'cancelled', before, after: null, ...why }, now)
  }
}
