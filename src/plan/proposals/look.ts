import {
  type Breach,
  type Collision,
  collisions,
  costByPerson,
  type Placement,
  type Problem,
  type Score,
} from '../../scheduling/public.ts'
import { withTeams } from '../clashes.ts'
import { frameOf, type PlanFrame } from '../plan-frame.ts'
import { placementsOf } from '../plan-of-edition.ts'
import { hardBreaches, scoreOf } from '../score.ts'
import { standsAsPublished } from '../standing-still.ts'
import type { HeldPlan } from '../thread/held-plan.ts'
import { type CostLine, costLines, type Difference, differencesBetween, samePlace } from './comparison.ts'
import type { PlanName, SearchTask } from './proposal.ts'
import { problemOfTask } from './task-problem.ts'

type Offered = { readonly name: PlanName; readonly placements: readonly Placement[] }
export type LookQuestion = {
  readonly now: Date
  readonly task: SearchTask
  /** The plan looked at, and all that were found with it. */
  readonly plan: PlanName
  readonly plans: readonly Offered[]
}

export type PlanCount = {
  readonly name: PlanName
  /** Sessions that get a first place, that move, that lose their place, and that had none and get none. */
  readonly placed: number
  readonly moved: number
  readonly lost: number
  readonly left: number
  readonly hard: number
  readonly soft: number
  /** An earlier plan of the front that is the very same. */
  readonly sameAs: PlanName | null
}

/** How much a plan breaks and costs in all. */
type Price = Pick<Score, 'hard' | 'soft'>
const priceOf = ({ hard, soft }: Score): Price => ({ hard, soft })

/** Everything that is computed of a proposed plan, held against the working plan. */
export type Looked = {
  readonly frame: PlanFrame
  readonly placements: readonly Placement[]
  readonly differences: readonly Difference[]
  /** Sessions that stand where the public has seen them. */
  readonly published: ReadonlySet<string>
  readonly collisions: readonly Collision[]
  readonly priceNow: Price
  readonly priceThen: Price
  readonly lines: readonly CostLine[]
  readonly broken: readonly Breach[]
  readonly people: readonly { readonly person: string; readonly hard: number; readonly soft: number }[]
  readonly counts: readonly PlanCount[]
}

/** Holds a plan against the working plan, and counts all that were found with it. Takes seconds for a large forum: not for a serving thread. */
export function lookAtPlan({ facts, zone }: HeldPlan, { now, task, plan, plans }: LookQuestion): Looked {
  const { problem } = problemOfTask({ facts, zone, now }, task)
  const standing = placementsOf(facts)
  const places = new Set(problem.rooms.flatMap((room) => problem.slots.map((slot) => `${room.id} ${slot.id}`)))
  const known = (all: readonly Placement[]) => all.filter((p) => places.has(`${p.room} ${p.slot}`))
  const offered = plans.find((one) => one.name === plan)?.placements ?? []
  const placements = withTeams(problem, known(offered))
  const differences = differencesBetween(problem, known(standing), placements)
  const before = scoreOf(problem, standing)
  const then = scoreOf(problem, placements)
  return {
    frame: frameOf(problem),
    placements,
    differences,
    published: new Set(facts.sessions.filter((one) => standsAsPublished(facts, one)).map((one) => one.id)),
    collisions: collisions(problem),
    priceNow: priceOf(before),
    priceThen: priceOf(then),
    lines: costLines([before, then]),
    broken: hardBreaches(then),
    people: costByPerson(then).slice(0, 12),
    counts: plans.map((one, i) => ({
      ...countOf(problem, known(standing), one),
      sameAs: plans.slice(0, i).find((earlier) => sameEverywhere(earlier.placements, one.placements))?.name ?? null,
    })),
  }
}

function countOf(problem: Problem, standing: readonly Placement[], { name, placements }: Offered) {
  const differences = differencesBetween(problem, standing, placements)
  const of = (kind: Difference['kind']) => differences.filter((one) => one.kind === kind).length
  const score = scoreOf(problem, placements)
  const counts = { placed: of('placed'), moved: of('moved'), lost: of('unplaced'), left: of('left-out') }
  return { name, ...counts, hard: hardBreaches(score).length, soft: score.soft }
}

function sameEverywhere(a: readonly Placement[], b: readonly Placement[]): boolean {
  const other = new Map(b.map((p) => [p.session, p]))
  return a.length === b.length && a.every((p) => samePlace(p, other.get(p.session) ?? { ...p, room: '' }))
}
