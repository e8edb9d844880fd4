import { type Breach, type Placement, planOf, whyNotThere } from '../../scheduling/public.ts'
import { withTeams } from '../clashes.ts'
import { placementsOf } from '../plan-of-edition.ts'
import { scoreOf } from '../score.ts'
import type { HeldPlan } from '../thread/held-plan.ts'
import type { SearchTask } from './proposal.ts'
import { problemOfTask } from './task-problem.ts'

/** Why a plan does to a session what it does. */
export type Reason = {
  /** What its old place would break or cost in the new plan, gravest first; empty when it gave way for a better programme. */
  readonly against: readonly Breach[]
  /** Whether the old place breaks a rule. */
  readonly forced: boolean
  /** Wishes unmet at the new place. */
  readonly unmet: readonly Breach[]
}

export type ReasonsQuestion = {
  readonly now: Date
  readonly task: SearchTask
  readonly placements: readonly Placement[]
  /** The sessions asked about: those of one page, since each takes a while. */
  readonly sessions: readonly string[]
}

/** Why these sessions move, and what they wish for in vain. */
export function reasonsOf(
  { facts, zone }: HeldPlan,
  { now, task, placements: offered, sessions }: ReasonsQuestion,
): Map<string, Reason> {
  const { problem } = problemOfTask({ facts, zone, now }, task)
  const placements = withTeams(problem, offered)
  const then = scoreOf(problem, placements)
  const before = new Map(placementsOf(facts).map((p) => [p.session as string, p]))
  const standing = new Set<string>(planOf(problem, placements).placed.map((one) => one.session.id))
  const wishes = then.byConstraint.flatMap(({ weight, breaches }) => (weight === 'hard' ? [] : breaches))
  const known = new Set(problem.rooms.flatMap((room) => problem.slots.map((slot) => `${room.id} ${slot.id}`)))
  return new Map(
    sessions.map((session) => {
      const from = standing.has(session) ? before.get(session) : undefined
      const stays = from && known.has(`${from.room} ${from.slot}`)
      const found = stays ? whyNotThere(problem, placements, from, then).filter((one) => one.change > 0) : []
      const gravest = found.filter((one) => one.hard === found[0]?.hard)
      return [
        session,
        {
          against: gravest.flatMap((one) => one.there),
          forced: found.some((one) => one.hard),
          unmet: standing.has(session) ? wishes.filter((breach) => breach.sessions.includes(session)) : [],
        },
      ] as const
    }),
  )
}
