import type { Problem } from '../../scheduling/public.ts'
import type { PlanFacts } from '../plan-facts.ts'

/** A plan as a thread holds it: its facts, and the problem they pose, made once. */
export type HeldPlan = { readonly facts: PlanFacts; readonly zone: string; readonly problem: Problem }
