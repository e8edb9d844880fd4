import type { FloorQuestionId } from '../platform/db/schema.ts'

export type QuestionState = 'waiting' | 'shown' | 'answered' | 'dismissed'

/** A question to a meeting. Nothing of it tells whose it is where it was asked without a name, nor when it came. */
export type Question = {
  readonly id: FloorQuestionId
  readonly language: string
  readonly body: string
  /** null: asked without a name. */
  readonly name: string | null
  readonly organization: string | null
  readonly state: QuestionState
  readonly votes: number
}

/** What a chair makes of a question. */
export const MODERATIONS = { show: 'shown', answer: 'answered', dismiss: 'dismissed', back: 'waiting' } as const
export type Moderation = keyof typeof MODERATIONS
export const isModeration = (value: string): value is Moderation => Object.hasOwn(MODERATIONS, value)

/** The most wanted first; of equal ones by an id of chance, which says nothing of the hour. */
export const byVotes = (a: Question, b: Question): number => b.votes - a.votes || (a.id < b.id ? -1 : 1)
