import type { Breach, Placement, Problem, Score, Weight } from '../../scheduling/public.ts'
import { hardBreaches } from '../score.ts'

type DifferenceKind = 'placed' | 'moved' | 'unplaced' | 'left-out'

/** What a plan does to one session: gives it a place, moves it, takes its place, or leaves it without one. */
export type Difference = {
  readonly session: string
  readonly kind: DifferenceKind
  readonly from: Placement | null
  readonly to: Placement | null
}

type Spot = Pick<Placement, 'room' | 'slot' | 'offsetMinutes'>

export const samePlace = (a: Spot, b: Spot): boolean =>
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
