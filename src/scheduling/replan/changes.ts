import { outOfOrder, type Relation, relationsOf } from '../constraints/constraint.ts'
import { constraints, scorePlan, weightOf } from '../constraints/list.ts'
import { publishedPlace } from '../constraints/places.ts'
import { compile } from '../forum/compile/compile.ts'
import { firstPlan } from '../forum/engine.ts'
import { overlaps, type Placed, type Plan, placedAt, planOf } from '../model/plan.ts'
import type { Placement, Problem } from '../model/problem.ts'
import { remember } from '../model/remember.ts'
import { Random } from '../search/random.ts'
import { movedSessions } from './replan.ts'

export interface Change {
  session: string
  from: { room: string; slot: string; offsetMinutes: number }
  to: { room: string; slot: string; offsetMinutes: number } | null
  /** The constraints its old place would break now; empty when it moved for a better programme or to make room. */
  forcedBy: string[]
  /** What moving back would change in soft cost: above 0, the move is a gain. */
  gain: number
}
/** Every moved session with its reason: what forbids the old place, or what the move gains. */
export function changesOf(problem: Problem, placements: Placement[]): Change[] {
  const quick = quickJudge(problem, placements)
  const now = new Map(placements.map((one) => [one.session, one]))
  return movedSessions(problem, placements).flatMap((session) => {
    const before = publishedPlace(problem, session)
    if (!before) return []
    const from = { room: before.room, slot: before.slot, offsetMinutes: before.offsetMinutes }
    const after = now.get(session)
    const to = after ? { room: after.room, slot: after.slot, offsetMinutes: after.offsetMinutes } : null
    const standing = problem.rooms.some((r) => r.id === from.room) && problem.slots.some((s) => s.id === from.slot)
    if (!standing) return [{ session, from, to, forcedBy: ['room-unavailable'], gain: 0 }]
    return [{ session, from, to, ...(quick?.(before) ?? goingBack(problem, placements, before)) }]
  })
}

/** What going back would break and cost, by the whole list of constraints. */
export function goingBack(problem: Problem, placements: Placement[], before: Placement) {
  const score = scorePlan(planOf(problem, placements))
  const others = placements.filter((one) => one.session !== before.session)
  const back = scorePlan(planOf(problem, [...others, before]))
  const hardNow = new Map(score.byConstraint.map((one) => [one.name, one.amount]))
  const forcedBy = back.byConstraint
    .filter((one) => one.weight === 'hard' && one.amount > (hardNow.get(one.name) ?? 0))
    .map((one) => one.name)
  return { forcedBy, gain: back.soft - score.soft }
}

/**
 * The same from the running score and the constraints that look at one session or at pairs, for plans of a thousand sessions.
 * Answers null for a session it cannot judge alone, and is null where it can judge none.
 */
function quickJudge(problem: Problem, placements: Placement[]) {
  const inUse = constraints.filter((one) => weightOf(problem, one) === 'hard')
  const apart = ['place', 'together', 'order', 'plan']
  const tables = compile(problem)
  const state = firstPlan(tables, new Random(1), { from: placements, others: 'left-out' })
  const plan = planOf(problem, placements)
  const whole = state.placements().length === plan.placed.length
  if (!whole || inUse.some((one) => !apart.includes(one.form.kind))) return null
  const { numbers } = tables
  const hardPairs = inUse.flatMap(({ name, form }) =>
    form.kind === 'together' ? [{ name, of: bySession(relationsOf(problem, form)) }] : [],
  )
  const orders = inUse.flatMap(({ name, form }) =>
    form.kind === 'order' ? [{ name, strict: form.strict, pairs: form.pairs(problem) }] : [],
  )
  return (before: Placement) => {
    const s = numbers.session.get(before.session)!
    const t = numbers.tick(before)
    const r = numbers.room.get(before.room)
    if (t === undefined || r === undefined || tables.interpreted[s]) return null
    state.begin()
    state.add(s, t, r)
    const gain = state.weigh(Number.POSITIVE_INFINITY, 0, 'anywhere')
    state.begin()
    const here = plan.of(before.session)
    const there = placedAt(problem, problem.sessions[s]!, before, null)
    const worse = (amount: (placed: Placed) => number) => amount(there) > (here ? amount(here) : 0)
    const forcedBy = inUse
      .filter(({ name, form }) => {
        if (form.kind === 'place') return worse((placed) => form.rule(placed, problem)?.amount ?? 0)
        if (name === 'room-occupied') return worse((placed) => besideIn(plan, placed))
        const pairs = hardPairs.find((one) => one.name === name)
        if (pairs) return worse((placed) => clashing(plan, placed, pairs.of.get(before.session) ?? []))
        const order = orders.find((one) => one.name === name)
        return order !== undefined && worse((placed) => disordered(plan, placed, order))
      })
      .map((one) => one.name)
    return { forcedBy, gain }
  }
}

function bySession(relations: Relation[]): Map<string, Relation[]> {
  const of = new Map<string, Relation[]>()
  for (const relation of relations)
    for (const session of [relation.a, relation.b]) remember(of, session, () => []).push(relation)
  return of
}

function clashing(plan: Plan, placed: Placed, relations: Relation[]): number {
  return relations.reduce((sum, { a, b, amount }) => {
    const other = plan.of(a === placed.session.id ? b : a)
    return other && overlaps(placed, other) ? sum + amount : sum
  }, 0)
}

function besideIn(plan: Plan, placed: Placed): number {
  return plan.placed.filter(
    (other) => other.session !== placed.session && other.room === placed.room && overlaps(placed, other),
  ).length
}

function disordered(plan: Plan, placed: Placed, order: { strict: boolean; pairs: [string, string][] }): number {
  const at = (id: string) => (id === placed.session.id ? placed : plan.of(id))
  return order.pairs.filter(([first, second]) => {
    if (first !== placed.session.id && second !== placed.session.id) return false
    const a = at(first)
    const b = at(second)
    return a && b && outOfOrder(a, b, order.strict)
  }).length
}
