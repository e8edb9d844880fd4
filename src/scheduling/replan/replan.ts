import { scorePlan } from '../constraints/list.ts'
import { publishedPlace } from '../constraints/places.ts'
import { compile } from '../forum/compile/compile.ts'
import { type PlanOptions, searchPlan } from '../forum/engine.ts'
import type { Tables } from '../forum/tables.ts'
import { planOf } from '../model/plan.ts'
import type { Placement, Problem } from '../model/problem.ts'
import type { Budget } from '../search/anneal.ts'
import { placesForHomeless } from './fewest-moves.ts'

/**
 * Sessions the public has seen somewhere else: at another start, in another room, or now without any place (an unplaced session
 * counts as moved). Sessions the public has not seen yet never count, and neither do withdrawn ones.
 */
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

export interface ReplannedProgramme {
  name: 'fewest-changes' | 'balanced' | 'best-programme'
  placements: Placement[]
  hard: number
  soft: number
}

/** Price of one moved session in each plan of the front, in units of soft cost; null keeps the problem's own weights. */
const MOVE_PRICES = [
  { name: 'fewest-changes', price: 150, startTemperature: 8 },
  { name: 'balanced', price: 20, startTemperature: 8 },
  { name: 'best-programme', price: null, startTemperature: 8 },
] as const

/**
 * Three programmes after a change, from the fewest sessions moved to the best one. Each starts from the one before (the first
 * from the published plan), so by the problem's own weights the last is never worse than the others. A programme that breaks
 * more hard rules than the next one is searched again from there, since few changes are no gain with a rule broken. The budget
 * is that of each search.
 */
export function replan(
  problem: Problem,
  options: { seed: number; clock: () => number } & ({ seconds: number } | { moves: number }) &
    Pick<PlanOptions, 'onProgress' | 'shouldStop'> & {
      /** Called after each programme of the front. */
      onPlan?: (programme: ReplannedProgramme) => void
    },
): ReplannedProgramme[] {
  const { seed, clock, onProgress, shouldStop } = options
  const budget: Budget =
    'moves' in options ? { kind: 'moves', moves: options.moves } : { kind: 'seconds', seconds: options.seconds }
  const began = clock()
  const tables = compile(problem)
  const search = (
    { name, price, startTemperature }: (typeof MOVE_PRICES)[number],
    start: Pick<PlanOptions, 'from' | 'suggested'>,
    began: number,
  ): ReplannedProgramme & { stopped: boolean } => {
    const { placements, stopped } = searchPlan(
      pricedAt(tables, price),
      {
        seed,
        budget,
        clock,
        ...start,
        startTemperature,
        ...(onProgress && { onProgress }),
        ...(shouldStop && { shouldStop }),
      },
      began,
    )
    const { hard, soft } = scorePlan(planOf(problem, placements))
    return { name, placements, hard, soft, stopped }
  }

  let from = problem.published ?? []
  const front: ReplannedProgramme[] = []
  for (const kind of MOVE_PRICES) {
    const first = front.length === 0
    const { stopped, ...programme } = search(
      kind,
      { from, ...(first && { suggested: placesForHomeless(tables) }) },
      first ? began : clock(),
    )
    from = programme.placements
    front.push(programme)
    options.onPlan?.(programme)
    if (stopped) return front
  }
  for (const [i, kind] of [...MOVE_PRICES.entries()].toReversed()) {
    const [before, next] = [front[i], front[i + 1]]
    if (!before || !next || before.hard <= next.hard) continue
    const { stopped, ...again } = search(kind, { from: next.placements }, clock())
    front[i] = again.hard <= next.hard ? again : { ...next, name: kind.name }
    if (stopped) break
  }
  return front
}

/** The tables with another price of a moved session; a forbidden change (weight `hard`) stays forbidden. */
function pricedAt(tables: Tables, price: number | null): Tables {
  if (price === null || tables.movedPrice.hard) return tables
  return { ...tables, movedPrice: { hard: 0, soft: price }, movedSurcharge: price - tables.movedPrice.soft }
}
