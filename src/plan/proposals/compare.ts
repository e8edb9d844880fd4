import type { EditionScope } from '../../access/public.ts'
import type { Db } from '../../platform/db/db.ts'
import type { Placement, Problem } from '../../scheduling/public.ts'
import { namesFor } from '../names.ts'
import { planFacts } from '../plan-facts.ts'
import { placementsOf } from '../plan-of-edition.ts'
import { hardBreaches, scoreOf } from '../score.ts'
import type { NamesOfPlan } from '../sentences.ts'
import { type CostLine, costLines, type Difference, differencesBetween } from './comparison.ts'
import { isPlanName, type SearchTask } from './proposal.ts'
import { proposalByNumber } from './reads.ts'
import { problemOfTask } from './task-problem.ts'

/** The working plan, as one side of a comparison. */
export const WORKING = 'working'

export type Comparison = {
  readonly problem: Problem
  readonly names: NamesOfPlan
  readonly sides: readonly {
    readonly placed: number
    readonly left: number
    readonly broken: number
    readonly soft: number
  }[]
  readonly lines: readonly CostLine[]
  readonly differences: readonly Difference[]
}

/** A side as the address names it: `working`, or number and plan as in `3.balanced`. */
async function sideOf(
  db: Db,
  edition: EditionScope,
  id: string,
): Promise<{ task: SearchTask | null; placements: readonly Placement[] | null } | null> {
  if (id === WORKING) return { task: null, placements: null }
  const [number, plan] = id.split('.')
  if (!/^\d{1,9}$/.test(number ?? '') || !isPlanName(plan ?? '')) return null
  const proposal = await proposalByNumber(db, edition, Number(number))
  const found = proposal?.plans.find((one) => one.name === plan)
  return proposal && found ? { task: proposal.task, placements: found.placements } : null
}

/**
 * Two plans side by side, both judged by what the second (or, if that is the working plan, the first) was asked for; null when a side
 * does not exist.
 */
export async function compare(
  db: Db,
  edition: EditionScope,
  [a, b]: readonly [string, string],
  now: Date,
): Promise<Comparison | null> {
  const [one, two] = await Promise.all([sideOf(db, edition, a), sideOf(db, edition, b)])
  if (!one || !two) return null
  const facts = await planFacts(db, edition)
  const standing = placementsOf(facts)
  const everything: SearchTask = {
    scope: 'all',
    sessions: facts.sessions.map((s) => s.id),
    seeds: [1],
    budget: { kind: 'moves', moves: 0 },
    respectLocks: true,
    keepPublished: false,
    change: null,
  }
  const asked = two.task ?? one.task ?? everything
  // Every session counts, also those that one of the searches was not to move.
  const task = { ...asked, sessions: everything.sessions, keepPublished: false }
  const { problem } = problemOfTask({ facts, zone: edition.zone, now }, task)
  const [left, right] = [one.placements ?? standing, two.placements ?? standing]
  const scores = [scoreOf(problem, left), scoreOf(problem, right)]
  const people = scores.flatMap((score) =>
    score.byConstraint.flatMap((part) => part.breaches.flatMap((breach) => breach.people)),
  )
  const known = new Set<string>(problem.sessions.map((s) => s.id))
  return {
    problem,
    names: await namesFor(db, edition, people),
    sides: [left, right].map((plan, i) => {
      const placed = plan.filter((p) => known.has(p.session)).length
      const score = scores[i]
      return {
        placed,
        left: known.size - placed,
        broken: score ? hardBreaches(score).length : 0,
        soft: score?.soft ?? 0,
      }
    }),
    lines: costLines(scores),
    differences: differencesBetween(problem, left, right),
  }
}
