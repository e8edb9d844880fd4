import type { PlanFacts } from '../plan-facts.ts'
import type { OtherQuestions, PlanQuestions } from './answers.ts'

/** What is sent to a thread of the plan. The plan's facts travel with a question only where the thread does not hold them yet. */
export type Asked =
  | {
      readonly kind: keyof PlanQuestions
      readonly mark: string
      readonly given: { readonly facts: PlanFacts; readonly zone: string } | null
      readonly asks: unknown
    }
  | { readonly kind: keyof OtherQuestions; readonly asks: unknown }

/** What it answers: the answer, that it does not hold the plan, or what went wrong. */
export type News = {
  readonly id: number
  readonly answer?: unknown
  readonly unknown?: true
  readonly fault?: string
}
