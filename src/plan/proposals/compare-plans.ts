import type { Placement } from '../../scheduling/public.ts'
import { frameOf, type PlanFrame } from '../plan-frame.ts'
import { placementsOf } from '../plan-of-edition.ts'
import { hardBreaches, scoreOf } from '../score.ts'
import type { HeldPlan } from '../thread/held-plan.ts'
import { type CostLine, costLines, type Difference, differencesBetween } from './comparison.ts'
import type { SearchTask } from './proposal.ts'
import { problemOfTask } from './task-problem.ts'

export type CompareQuestion = {
  /** What both are judged by; null: by the working plan's own problem. */
  readonly task: SearchTask | null
  /** The two plans; null is the working plan. */
  readonly sides: readonly [readonly Placement[] | null, readonly Placement[] | null]
  readonly now: Date
}

export type Compared = {
  readonly frame: PlanFrame
  readonly sides: readonly {
    readonly placed: number
    readonly left: number
    readonly broken: number
    readonly soft: number
  }[]
  readonly lines: readonly CostLine[]
  readonly differences: readonly Difference[]
}

/** Two plans side by side: every session counts, also those that one of the searches was not to move. */
export function comparePlans({ facts, zone }: HeldPlan, { task, sides: [a, b], now }: CompareQuestion): Compared {
  const asked = { ...(task ?? EVERYTHING), sessions: facts.sessions.map((s) => s.id), keepPublished: false }
  const { problem } = problemOfTask({ facts, zone, now }, asked)
  const standing = placementsOf(facts)
  const [left, right] = [a ?? standing, b ?? standing]
  const known = new Set<string>(problem.sessions.map((s) => s.id))
  const scored = [left, right].map((plan) => ({ plan, score: scoreOf(problem, plan) }))
  return {
    frame: frameOf(problem),
    sides: scored.map(({ plan, score }) => {
      const placed = plan.filter((p) => known.has(p.session)).length
      return { placed, left: known.size - placed, broken: hardBreaches(score).length, soft: score.soft }
    }),
    lines: costLines(scored.map(({ score }) => score)),
    differences: differencesBetween(problem, left, right),
  }
}

const EVERYTHING: SearchTask = {
  scope: 'all',
  sessions: [],
  seeds: [1],
  budget: { kind: 'moves', moves: 0 },
  respectLocks: true,
  keepPublished: false,
  change: null,
}
