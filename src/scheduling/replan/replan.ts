import { scorePlan } from '../constraints/list.ts'
import { publishedPlace } from '../constraints/places.ts'
import type { Tables } from '../forum/compile.ts'
import { compile } from '../forum/compile.ts'
import { makePlan, type PlanOptions } from '../forum/engine.ts'
import { planOf } from '../model/plan.ts'
import type { Placement, Problem, Weight } from '../model/problem.ts'

/** Sessions the public has seen somewhere else, or that have lost their place. */
export function movedSessions(problem: Problem, placements: Placement[]): string[] {
  const now = new Map(placements.map((one) => [one.session, one]))
  return problem.sessions
    .map((session) => session.id)
    .filter((id) => {
      const before = publishedPlace(problem, id)
      const after = now.get(id)
      return (
        before &&
        !(
          after &&
          after.room === before.room &&
          after.slot === before.slot &&
          after.offsetMinutes === before.offsetMinutes
        )
      )
    })
}

/** Whether a published session still has a place it may keep; -1 for no published place. */
function keeps(tables: Tables, s: number): boolean {
  const { publishedAt, rooms, ticks, mayStart, mayUse, end, blocked } = tables
  const cell = publishedAt[s]!
  const t = Math.floor(cell / rooms)
  const r = cell % rooms
  const T = ticks.length
  if (cell < 0 || t >= T || !mayStart[s * T + t] || !mayUse[s * rooms + r]) return false
  for (let k = t; k < end[s * T + t]!; k++) if (blocked[r * T + k]) return false
  return true
}

/**
 * A lower bound on the published sessions that must move: those whose own place has become forbidden, plus a maximal
 * matching of hard conflicts between the places of the others (of every such pair one must give way, and the pairs
 * share no session). Published sessions whose place is gone from the grid count through `lost`.
 */
export function fewestMoves(problem: Problem): { forced: number; moved: number } {
  const tables = compile(problem)
  const { sessions, publishedAt, rooms, ticks, hardWith, end } = tables
  const T = ticks.length
  const stays: number[] = []
  let forced = 0
  for (let s = 0; s < sessions; s++)
    if (keeps(tables, s)) stays.push(s)
    else if (publishedAt[s]! >= 0) forced++
  const taken = new Set<number>()
  let matched = 0
  for (const a of stays)
    for (const b of hardWith[a]!) {
      if (b <= a || taken.has(a) || taken.has(b) || !keeps(tables, b)) continue
      const ta = Math.floor(publishedAt[a]! / rooms)
      const tb = Math.floor(publishedAt[b]! / rooms)
      if (ta >= end[b * T + tb]! || tb >= end[a * T + ta]!) continue
      taken.add(a).add(b)
      matched++
    }
  return { forced, moved: forced + matched }
}

export interface Change {
  session: string
  from: { room: string; slot: string; offsetMinutes: number }
  to: { room: string; slot: string; offsetMinutes: number } | null
  /** The constraints its old place would break now; empty when it moved for a better programme or to make room. */
  forcedBy: string[]
  /** What moving back would change in soft cost: above 0, the move is a gain. */
  gain: number
}
export interface ReplannedProgramme {
  name: 'fewest-changes' | 'balanced' | 'best-programme'
  placements: Placement[]
  hard: number
  soft: number
}

/** Price of one moved session in each plan of the front, in units of soft cost; null keeps the problem's own weights. */
const MOVE_PRICES = [
  { name: 'fewest-changes', price: 150, startTemperature: 8 },
  { name: 'balanced', price: 40, startTemperature: 8 },
  { name: 'best-programme', price: null, startTemperature: 8 },
] as const

/**
 * Three programmes after a change, from the fewest sessions moved to the best one. Each starts from the one before (the first from
 * the published plan), so by the problem's own weights the last is never worse than the balanced one.
 */
export function replan(
  problem: Problem,
  options: { seed: number; seconds: number; clock: () => number } & Pick<PlanOptions, 'onProgress' | 'shouldStop'> & {
      /** Called after each programme of the front. */
      onPlan?: (programme: ReplannedProgramme) => void
    },
): ReplannedProgramme[] {
  let from = problem.published ?? []
  const front: ReplannedProgramme[] = []
  for (const { name, price, startTemperature } of MOVE_PRICES) {
    const weights: Record<string, Weight> =
      price === null ? problem.weights : { ...problem.weights, 'published-session-moved': price }
    const made = makePlan(
      { ...problem, weights },
      {
        seed: options.seed,
        budget: { kind: 'seconds', seconds: options.seconds },
        clock: options.clock,
        from,
        startTemperature,
        ...(options.onProgress && { onProgress: options.onProgress }),
        ...(options.shouldStop && { shouldStop: options.shouldStop }),
      },
    )
    from = made.placements
    const { hard, soft } = scorePlan(planOf(problem, made.placements))
    const programme = { name, placements: made.placements, hard, soft }
    front.push(programme)
    options.onPlan?.(programme)
    if (made.stopped) break
  }
  return front
}

/** Every moved session with its reason: what forbids the old place, or what the move gains. */
export function changesOf(problem: Problem, placements: Placement[]): Change[] {
  const now = new Map(placements.map((one) => [one.session, one]))
  const score = scorePlan(planOf(problem, placements))
  return movedSessions(problem, placements).flatMap((session) => {
    const before = publishedPlace(problem, session)
    if (!before) return []
    const from = { room: before.room, slot: before.slot, offsetMinutes: before.offsetMinutes }
    const after = now.get(session)
    const to = after ? { room: after.room, slot: after.slot, offsetMinutes: after.offsetMinutes } : null
    const standing = problem.rooms.some((r) => r.id === from.room) && problem.slots.some((s) => s.id === from.slot)
    if (!standing) return [{ session, from, to, forcedBy: ['room-unavailable'], gain: 0 }]
    const back = scorePlan(planOf(problem, [...placements.filter((one) => one.session !== session), before]))
    const hardNow = new Map(score.byConstraint.map((one) => [one.name, one.amount]))
    const forcedBy = back.byConstraint
      .filter((one) => one.weight === 'hard' && one.amount > (hardNow.get(one.name) ?? 0))
      .map((one) => one.name)
    return [{ session, from, to, forcedBy, gain: back.soft - score.soft }]
  })
}
