import type { Breach } from '../scheduling/public.ts'
import { frameOf, type PlanFrame } from './plan-frame.ts'
import { placementsOf } from './plan-of-edition.ts'
import { hardBreaches, scoreOf } from './score.ts'
import type { HeldPlan } from './thread/held-plan.ts'

/** The working plan as it stands: what pages draw, and the rules it breaks. */
export type Standing = { readonly frame: PlanFrame; readonly broken: readonly Breach[] }

export const standingOf = ({ facts, problem }: HeldPlan): Standing => ({
  frame: frameOf(problem),
  broken: hardBreaches(scoreOf(problem, placementsOf(facts))),
})
