import {
  type Breach,
  type Placement,
  type Problem,
  planOf,
  type Score,
  scorePlan,
  type Weight,
} from '../../scheduling/public.ts'
import { withTeams } from '../clashes.ts'

export type DifferenceKind = 'placed' | 'moved' | 'unplaced' | 'left-out'

/** What a plan does to one session: gives it a place, moves it, takes its place, or leaves it without one. */
export type Difference = {
  readonly session: string
  readonly kind: DifferenceKind
  readonly from: Placement | null
  readonly to: Placement | null
}

const samePlace = (a: Placement, b: Placement) =>
  a.room === b.room && a.slot === b.slot && a.offsetMinutes === b.offsetMinutes

/** Everything that differs between two plans of one problem, in the order of its sessions, and what neither places. */
export function differencesBetween(
  problem: Problem,
  now: readonly Placement[],
  then: readonly Placement[],
): Difference[] {
  const before = new Map(now.map((p) => [p.session, p]))
  const after = new Map(then.map((p) => [p.session, p]))
  return problem.sessions.flatMap(({ id: session }): Difference[] => {
    const from = before.get(session) ?? null
    const to = after.get(session) ?? null
    if (from && to) return samePlace(from, to) ? [] : [{ session, kind: 'moved', from, to }]
    return [{ session, kind: to ? 'placed' : from ? 'unplaced' : 'left-out', from, to }]
  })
}

/** The places of a plan that the problem still has. */
const known = (problem: Problem, placements: readonly Placement[]) => {
  const rooms = new Set(problem.rooms.map((room) => room.id))
  const slots = new Set(problem.slots.map((slot) => slot.id))
  return placements.filter((p) => rooms.has(p.room) && slots.has(p.slot))
}

/** The score of a plan with interpretation teams given out anew, as the desk does. */
export const scoreOf = (problem: Problem, placements: readonly Placement[]): Score =>
  scorePlan(planOf(problem, withTeams(problem, known(problem, placements))))

export type CostLine = { readonly name: string; readonly weight: Weight; readonly costs: readonly number[] }

/** Cost by constraint of several plans side by side; those no plan breaks are left out, broken rules come first. */
export function costLines(scores: readonly Score[]): CostLine[] {
  const names = new Map(scores.flatMap((score) => score.byConstraint.map((part) => [part.name, part.weight] as const)))
  const costOf = (score: Score, name: string) => score.byConstraint.find((part) => part.name === name)?.cost ?? 0
  return [...names]
    .map(([name, weight]) => ({ name, weight, costs: scores.map((score) => costOf(score, name)) }))
    .sort(
      (a, b) =>
        Number(b.weight === 'hard') - Number(a.weight === 'hard') ||
        Math.max(...b.costs) - Math.max(...a.costs) ||
        a.name.localeCompare(b.name),
    )
}

/** The broken rules of a plan, one line each; that a session has no place is told elsewhere. */
export const hardBreaches = (score: Score): Breach[] =>
  score.byConstraint
    .filter((part) => part.weight === 'hard' && part.name !== 'session-unplaced')
    .flatMap((part) => part.breaches)

const keyOf = (breach: Breach) =>
  [breach.constraint, breach.sessions.toSorted().join(), breach.people.toSorted().join()].join(' ')

/** Broken rules that none of the known scores has. */
export function newBreaches(score: Score, knownScores: readonly Score[]): Breach[] {
  const told = new Set(knownScores.flatMap(hardBreaches).map(keyOf))
  return hardBreaches(score).filter((breach) => !told.has(keyOf(breach)))
}

/** A plan of which only some sessions are taken over; the others stay where they are now. */
export function partOf(now: readonly Placement[], then: readonly Placement[], taken: ReadonlySet<string>): Placement[] {
  return [...now.filter((p) => !taken.has(p.session)), ...then.filter((p) => taken.has(p.session))]
}
