import { type Acting, type ActRefusal, actorMay, defineAct, type Preview, perform, preview } from '../../acts/public.ts'
import type { Tx } from '../../platform/db/db.ts'
import type { Platform } from '../../platform/platform.ts'
import { ok, type Refusal, type Result, refuse } from '../../platform/result.ts'
import type { Breach } from '../../scheduling/public.ts'
import { applyPlaces } from '../apply-places.ts'
import type { NotMoved } from '../decide-moves.ts'
import type { PlanFacts } from '../plan-facts.ts'
import type { PlanFrame } from '../plan-frame.ts'
import { lockPlan } from '../plan-locks.ts'
import { planNow } from '../plan-now.ts'
import { standingPlaces } from '../plan-reads.ts'
import type { By } from '../session-acts.ts'
import { settle, type Why } from '../settle.ts'
import { standsAsPublished } from '../standing-still.ts'
import { askOfPlan } from '../thread/ask.ts'
import type { Difference } from './comparison.ts'
import { applyChange, type Consequences, consequencesOf } from './consequences.ts'
import { type Change, isPlanName, type PlanName } from './proposal.ts'
import { lastStart } from './proposal-view.ts'
import { type Proposal, proposalByNumber } from './reads.ts'
import { addAcceptance, completeAcceptance } from './store.ts'

type AcceptWish = {
  readonly number: number
  readonly plan: string
  /** Numbers of the sessions to take over; null = all of them. */
  readonly sessions: readonly number[] | null
  /** Shown to everyone with each change. */
  readonly reason: string
  /** Take over although that breaks rules neither plan breaks. */
  readonly anyway: boolean
}
type AcceptCode = 'plan-unknown' | 'reason-missing' | 'nothing-ticked' | 'nothing-differs' | 'clashes' | 'not-allowed'
export type AcceptRefusal = ActRefusal<AcceptCode>

export type Accepted = { readonly id: string; readonly moved: number; readonly notMoved: readonly NotMoved[] }

/** What becomes of one session: those that lose their place come first in everything that is shown. */
export type Fate = Difference & { readonly number: number; readonly published: boolean }

export type AcceptFacts = {
  readonly proposal: Proposal
  readonly plan: PlanName
  readonly change: Change | null
  readonly facts: PlanFacts
  readonly frame: PlanFrame
  readonly taken: readonly Fate[]
  readonly withdrawn: readonly { readonly id: string; readonly number: number }[]
  /** Rules that would be broken and that neither the working plan nor the proposal breaks. */
  readonly breaches: readonly Breach[]
  readonly consequences: Consequences
}
export type AcceptPreview = Preview<AcceptFacts, AcceptWish, AcceptCode>

/**
 * Takes a proposed plan, or some sessions of it, over into the working plan: exactly the changes that were shown, one transaction, one
 * undo. A part, or a plan that has changed meanwhile, that breaks rules neither the working plan nor the proposal breaks needs "anyway"
 * and a reason.
 */
export const scheduleAccepted = defineAct<AcceptWish, AcceptFacts, AcceptWish, Accepted, AcceptCode>({
  name: 'schedule accepted',
  may: 'mayPlace',
  async look(at, wish) {
    if (at.locking) await lockPlan(at.tx, at.edition)
    const proposal = await proposalByNumber(at.tx, at.edition, wish.number)
    const plan = isPlanName(wish.plan) ? proposal?.plans.find((one) => one.name === wish.plan) : undefined
    if (!proposal || !plan) return refuse('plan-unknown')
    const { change } = proposal.task
    const switches = change?.kind === 'virtual' || change?.kind === 'hybrid'
    if (switches && !actorMay(at.actor, 'mayChangeMode', { edition: at.edition, part: null }))
      return refuse('not-allowed')
    const found = await takeOver(at, proposal, plan, wish)
    return ok({ proposal, plan: plan.name, change, ...found })
  },
  shown: ({ taken, withdrawn, breaches, consequences }) => ({
    ...Object.fromEntries(
      taken.map(({ number, kind, from, to, published }) => [number, { kind, from, to, published }]),
    ),
    ...Object.fromEntries(withdrawn.map(({ number }) => [number, 'withdrawn'])),
    ...(breaches.length > 0 ? { rules: breaches } : {}),
    ...(Object.keys(consequences).length > 0 ? { consequences } : {}),
  }),
  decide({ taken, change, breaches, proposal }, wish) {
    // Whoever reads the programme is owed a reason for what changes; a first place explains itself.
    const owed = change !== null || (breaches.length > 0 && wish.anyway) || taken.some(({ published }) => published)
    if (wish.sessions?.length === 0) return refuse('nothing-ticked')
    if (taken.length === 0 && !change) return refuse('nothing-differs')
    if (owed && wish.reason.trim() === '') return refuse('reason-missing')
    return breaches.length > 0 && !wish.anyway
      ? refuse('clashes', { number: proposal.number, constraints: namesOf(breaches) })
      : ok(wish)
  },
  async do(at, { reason }, { proposal, plan, change, facts, taken, withdrawn }) {
    const { tx, edition, personId, now } = at
    const asked = { proposalId: proposal.id, plan, reason, personId }
    const acceptanceId = await addAcceptance(tx, edition, asked, now)
    const before = change ? await applyChange(at, { change, facts, reason }) : {}
    const why = { reason, personId, acceptanceId }
    await withdraw(at, { sessions: withdrawn.map(({ id }) => id), ...why })
    const moves = taken.map(({ session, to }) => ({ session, to }))
    const applied = await applyPlaces(tx, edition, { moves, ...why }, now)
    const moved = applied.moved.length + withdrawn.length
    await completeAcceptance(tx, acceptanceId, moved, before)
    return { id: acceptanceId, moved, notMoved: applied.notMoved }
  },
  record: ({ id, moved, notMoved }, { reason }, { proposal, plan, change, breaches }) => ({
    subject: String(proposal.number),
    details: {
      ...{ plan, moved, acceptance: id, reason },
      ...{ stayed: notMoved.length, change: change?.kind ?? null, broken: breaches.length },
    },
  }),
})

const namesOf = (breaches: readonly Breach[]) => [...new Set(breaches.map(({ constraint }) => constraint))].join(', ')

/** What taking over means now, session by session. */
async function takeOver(
  { tx, edition, now }: Acting,
  proposal: Proposal,
  plan: Proposal['plans'][number],
  { sessions }: AcceptWish,
) {
  const { change } = proposal.task
  const planned = await planNow(tx, edition)
  const { facts } = planned
  const asks = { task: proposal.task, placements: plan.placements, sessions, now: lastStart(facts, now) }
  const about = [proposal.id, plan.name, sessions?.join() ?? 'all', asks.now.getTime()].join(' ')
  const { frame, differences, breaches } = await askOfPlan(planned, 'taking', asks, about)
  const inPlan = new Map(facts.sessions.map((s) => [s.id as string, s]))
  const taken = differences.flatMap((one): Fate[] => {
    const session = inPlan.get(one.session)
    return session ? [{ ...one, number: session.number, published: standsAsPublished(facts, session) }] : []
  })
  const withdrawn = change?.kind === 'late' ? change.withdrawn.flatMap((id) => inPlan.get(id) ?? []) : []
  return {
    facts,
    frame,
    taken,
    withdrawn: withdrawn.filter((s) => s.starts_at !== null).map(({ id, number }) => ({ id, number })),
    breaches,
    consequences: change ? consequencesOf(change, facts, now) : {},
  }
}

/** Sessions that were withdrawn are cancelled: the plan gives their rooms to others, the public learns of both with the next version. */
async function withdraw(
  { tx, edition, now }: Acting,
  { sessions, ...why }: Why & { readonly sessions: readonly string[] },
): Promise<void> {
  const places = await placesOf(tx, edition, sessions)
  for (const session of sessions) {
    const before = places.get(session) ?? null
    await settle(tx, edition, { session, kind: 'cancelled', calledOff: 'cancelled', before, after: null, ...why }, now)
  }
}
const placesOf = async (tx: Tx, edition: Acting['edition'], sessions: readonly string[]) =>
  sessions.length === 0 ? new Map<string, never>() : standingPlaces(tx, edition)

export const acceptPlan = (platform: Platform, by: By, wish: AcceptWish): Promise<Result<Accepted, AcceptRefusal>> =>
  perform(platform, scheduleAccepted, { ...by, wish })

/** What taking a plan over would do, session by session, and what confirms it. */
export const previewAccepting = (
  platform: Platform,
  by: By,
  wish: AcceptWish,
): Promise<Result<AcceptPreview, Refusal<AcceptCode>>> => preview(platform, scheduleAccepted, { ...by, wish })
