import type { SessionId } from '../platform/db/schema.ts'
import type { Breach, Place } from '../scheduling/public.ts'
import type { SessionContent } from '../sessions/public.ts'
import { clashesAt } from './clashes.ts'
import { withContent } from './editing/with-content.ts'
import { placementsOf, problemOf } from './plan-of-edition.ts'
import type { HeldPlan } from './thread/held-plan.ts'

/** A session and where it would stand. */
export type There = Place & { readonly session: SessionId }

export type JudgeQuestion = {
  /** Sessions that would stand elsewhere, all at once. */
  readonly there: readonly There[]
  /** What one of them would be by then, where its content is corrected. */
  readonly content?: { readonly session: SessionId; readonly is: SessionContent<string | null> }
}

/** The rules that sessions would break once they stood there; who has a room is told apart. */
export function brokenThere(plan: HeldPlan, { there, content }: JudgeQuestion): Breach[] {
  const facts = content ? withContent(plan.facts, content.session, content.is) : plan.facts
  const problem = content ? problemOf(facts, plan.zone) : plan.problem
  const moving = new Set<string>(there.map(({ session }) => session))
  const others = placementsOf(facts).filter(({ session }) => !moving.has(session))
  const placements = [...others, ...there.map((one) => ({ ...one, team: null }))]
  return there
    .flatMap((one) => clashesAt(problem, placements, one.session, one).breaks)
    .filter(({ constraint }) => constraint !== 'room-occupied')
}
