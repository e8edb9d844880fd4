import { seenOf } from '../platform/text.ts'
import type { Form, Question } from './form.ts'

/** A row of a repeated group: a person or an organization, each field as typed. */
export type Row = Record<string, string>
export type FileAnswer = {
  sha256: string
  /** The copy the public sees (a photograph without its metadata); null when the file itself is shown. */
  public_sha256: string | null
  filename: string
  media_type: string
  size_bytes: number
}
/** An answer as it is kept. Which of these it is follows from the question's kind: ask `kindOf`, or `said` for what it means. */
export type Answer = string | number | boolean | string[] | Row[] | FileAnswer[]
export type Answers = Record<string, Answer>

/** What is wrong with an answer: where and why, as values; the sentence lives in the texts under `fault.<code>`. */
export type Fault = Finding & { question: string } & Place
/** Row of a repeated group, from 0, and the field in it. */
export type Place = { row?: number; field?: string }
export type Finding = { code: FaultCode; facts: Record<string, string | number> }
export type FaultCode =
  | 'required'
  | 'consent'
  | 'email'
  | 'url'
  | 'number'
  | 'date'
  | 'date-order'
  | 'unknown-choice'
  | 'too-many-words'
  | 'too-few-words'
  | 'too-long'
  | 'too-short'
  | 'too-many-items'
  | 'too-few-items'
  | 'too-long-to-keep'
  | 'file-type'
  | 'file-large'
  | 'file-small-image'
  | 'file-broken'
  | 'file-empty'
  | 'file-large-image'
  | 'file-busy'
  | 'file-quota'

/** Codes of each vocabulary by its dotted path, with what each term carries. */
export type Codes = ReadonlyMap<string, readonly { code: string; details: Record<string, unknown> }[]>

/** Nothing has been answered, in whatever shape: no text anybody could see, no box ticked, no row with anything in it. */
export const isEmpty = (answer: Answer | undefined): boolean =>
  answer === undefined ||
  answer === false ||
  (typeof answer === 'string' && seenOf(answer) === '') ||
  (Array.isArray(answer) && answer.every((item) => (typeof item === 'string' ? seenOf(item) === '' : isEmptyRow(item))))

export const isEmptyRow = (row: Row | FileAnswer): boolean =>
  Object.values(row).every((v) => v === null || (typeof v === 'string' && seenOf(v) === ''))

/** A conditional question is asked only while the answer it hangs on says so, through any number of steps. */
export function isAsked(q: Question, form: Pick<Form, 'questions'>, answers: Answers): boolean {
  const condition = q.show_if
  if (!condition) return true
  const parent = form.questions.find((other) => other.id === condition.question)
  if (!parent || !isAsked(parent, form, answers)) return false
  const given = answers[parent.id]
  const said = Array.isArray(given) ? given : [given]
  return said.some((value) => typeof value === 'string' && condition.in.includes(value))
}

export const askedQuestions = (form: Form, answers: Answers): Question[] =>
  form.questions.filter((q) => isAsked(q, form, answers))
