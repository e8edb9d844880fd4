import type { EditionScope } from '../../access/public.ts'
import type { Db } from '../../platform/db/db.ts'
import {
  type Breach,
  type Collision,
  collisions,
  costByPerson,
  type Placement,
  type Problem,
  planOf,
  type Score,
  whyNotThere,
} from '../../scheduling/public.ts'
import { withTeams } from '../clashes.ts'
import { namesFor } from '../names.ts'
import { type PlanFacts, planFacts } from '../plan-facts.ts'
import { placementsOf } from '../plan-of-edition.ts'
import { hardBreaches, scoreOf } from '../score.ts'
import type { NamesOfPlan } from '../sentences.ts'
import { type CostLine, costLines, type Difference, differencesBetween } from './comparison.ts'
import type { Proposal, ProposalPlan } from './reads.ts'
import { problemOfTask } from './run-search.ts'

/** Beyond this many moved sessions a page names the reason of the first ones only; each session's own page has the rest. */
const REASONS_AT_MOST = 60

export type Reason = {
  /** What its old place would break or cost in the new plan, gravest first; empty when it gave way for a better programme. */
  readonly against: readonly Breach[]
  /** Whether the old place breaks a rule. */
  readonly forced: boolean
  /** Wishes unmet at the new place. */
  readonly unmet: readonly Breach[]
}

/** One plan of a proposal, held against the working plan as it is now. */
export type PlanView = {
  readonly problem: Problem
  readonly facts: PlanFacts
  readonly standing: readonly Placement[]
  readonly placements: readonly Placement[]
  readonly differences: readonly Difference[]
  readonly reasons: ReadonlyMap<string, Reason>
  readonly collisions: readonly Collision[]
  readonly now: Score
  readonly then: Score
  readonly lines: readonly CostLine[]
  readonly broken: readonly Breach[]
  readonly people: readonly { readonly person: string; readonly hard: number; readonly soft: number }[]
  readonly names: NamesOfPlan
}

/** Everything a page says of a proposed plan; the working plan and the weights are those of now, not of when it was found. */
export async function viewOfPlan(
  db: Db,
  edition: EditionScope,
  offered: Pick<Proposal, 'task'> & Pick<ProposalPlan, 'placements'>,
  now: Date,
): Promise<PlanView> {
  const facts = await planFacts(db, edition)
  const { problem } = problemOfTask({ facts, zone: edition.zone, now }, offered.task)
  const standing = placementsOf(facts)
  const places = new Set(problem.rooms.flatMap((room) => problem.slots.map((slot) => `${room.id} ${slot.id}`)))
  const known = (all: readonly Placement[]) => all.filter((p) => places.has(`${p.room} ${p.slot}`))
  const placements = withTeams(problem, known(offered.placements))
  const differences = differencesBetween(problem, known(standing), placements)
  const before = scoreOf(problem, standing)
  const then = scoreOf(problem, placements)
  const reasons = reasonsOf(problem, placements, differences, then)
  const people = costByPerson(then).slice(0, 12)
  const lonely = new Set(differences.filter((one) => one.kind === 'left-out').map((one) => one.session))
  const found = lonely.size > 0 ? collisions(problem) : []
  const named = [
    ...then.byConstraint.flatMap((part) => part.breaches),
    ...[...reasons.values()].flatMap((one) => one.against),
  ]
  const names = await namesFor(db, edition, [
    ...new Set([...named.flatMap((breach) => breach.people), ...people.map((one) => one.person)]),
  ])
  return {
    problem,
    facts,
    standing,
    placements,
    differences,
    reasons,
    collisions: found,
    now: before,
    then,
    lines: costLines([before, then]),
    broken: hardBreaches(then),
    people,
    names,
  }
}

function reasonsOf(
  problem: Problem,
  placements: Placement[],
  differences: readonly Difference[],
  then: Score,
): Map<string, Reason> {
  const { placed } = planOf(problem, placements)
  const standing = new Set(placed.map((one) => one.session.id as string))
  const unmetOf = (session: string) =>
    then.byConstraint
      .filter((part) => part.weight !== 'hard')
      .flatMap((part) => part.breaches)
      .filter((breach) => breach.sessions.includes(session))
  const moved = differences.filter((one) => one.kind === 'moved').slice(0, REASONS_AT_MOST)
  const against = new Map(
    moved.map(({ session, from }) => {
      const found = from ? whyNotThere(problem, placements, from).filter((one) => one.change > 0) : []
      const said = found.flatMap((one) => one.there.map((breach) => ({ hard: one.hard, breach })))
      return [session, said] as const
    }),
  )
  return new Map(
    differences.map(({ session }) => {
      const said = against.get(session) ?? []
      return [
        session,
        {
          against: said.filter((one) => one.hard === said[0]?.hard).map((one) => one.breach),
          forced: said.some((one) => one.hard),
          unmet: standing.has(session) ? unmetOf(session) : [],
        },
      ] as const
    }),
  )
}
