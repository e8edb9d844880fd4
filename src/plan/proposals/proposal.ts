import type { Placement } from '../../scheduling/public.ts'

/** How long to search: seconds of each thread's own CPU time, of a change for each plan of the front; or a number of moves, which repeats exactly. */
type SearchBudget =
  | { readonly kind: 'seconds'; readonly seconds: number }
  | { readonly kind: 'moves'; readonly moves: number }

/** What happens to the forum in a "what if". */
export type Change =
  | { readonly kind: 'virtual'; readonly onlineRooms: number; readonly only?: Only }
  | { readonly kind: 'hybrid'; readonly only?: Only }
  | { readonly kind: 'room'; readonly room: string }
  | { readonly kind: 'day'; readonly day: string }
  /** Sessions withdrawn (by id); whatever has no place yet is added. */
  | { readonly kind: 'late'; readonly withdrawn: readonly string[] }

/** What of the forum a switch of its mode concerns, where that is not all of it: some days, or one session (by id). */
export type Only = { readonly days: readonly string[] } | { readonly session: string }

export type Scope = 'unplaced' | 'all' | 'selection'

/** What a search was asked; kept with the proposal, so that it can be asked again. */
export type SearchTask = {
  readonly scope: Scope
  /** Ids of the sessions that may get a place or another one; of the others none moves. */
  readonly sessions: readonly string[]
  readonly seeds: readonly number[]
  readonly budget: SearchBudget
  readonly respectLocks: boolean
  /** Sessions the public has seen keep their place. */
  readonly keepPublished: boolean
  /** null: a first plan. */
  readonly change: Change | null
}

export type ProposalState = 'running' | 'paused' | 'done' | 'cancelled' | 'failed' | 'interrupted'

/** What the desk may wish of a search that runs. */
export type SearchWish = 'pause' | 'resume' | 'cancel' | 'take'

const PLAN_NAMES = ['proposed', 'fewest-changes', 'balanced', 'best-programme'] as const
export type PlanName = (typeof PLAN_NAMES)[number]

/** A plan as a search hands it over. */
export type FoundPlan = {
  readonly name: PlanName
  readonly placements: readonly Placement[]
  readonly hard: number
  readonly soft: number
}

export const isPlanName = (value: string): value is PlanName => (PLAN_NAMES as readonly string[]).includes(value)

export const SECONDS_TO_CHOOSE = [10, 30, 60] as const

/** The seconds a form asks for, the fewest when it asks for others. */
export const secondsIn = (text: string) => SECONDS_TO_CHOOSE.find((one) => String(one) === text) ?? SECONDS_TO_CHOOSE[0]

/**
 * By how much, in percent, a plan's price may lie above the best possible one: at most this much, often less. Null when the bound is
 * not known or a rule is broken, because the bound speaks of plans that break none.
 */
export function percentAboveBest(
  plan: { readonly hard: number; readonly soft: number },
  bound: number | null,
): number | null {
  if (bound === null || plan.hard > 0) return null
  if (plan.soft <= bound) return 0
  return bound <= 0 ? null : Math.ceil(((plan.soft - bound) / bound) * 100)
}

/** A search says once a second that it lives; after this long without a word its process is taken for dead, and it is interrupted. */
export const SILENT_AFTER = '20 seconds'
