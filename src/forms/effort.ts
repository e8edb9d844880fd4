import { fieldsOf } from './fields.ts'
import type { Form, Question } from './form.ts'
import { kindOf } from './kinds/all.ts'
import type { AnyKind } from './kinds/kind.ts'

/** Seconds a person needs for an answer, as we guess from what it becomes on a page; for planning an evening, not a measurement. */
const SECONDS: Partial<Record<AnyKind['part'], number>> = { text: 240, files: 180, declaration: 15 }
const SECONDS_OF_ANY = 30
const SECONDS_OF_A_FIELD = 20
/** Written with care, a minute holds so many words, and half of what may be written usually is. */
const WORDS_A_MINUTE = 25
const MOST_SECONDS = 1200

function secondsFor(q: Question): number {
  const { part } = kindOf(q)
  const words = q.limits?.max_words
  if (part === 'text' && words !== undefined) return Math.min((words / 2 / WORDS_A_MINUTE) * 60, MOST_SECONDS)
  const fields = fieldsOf(q).filter((f) => f.required).length
  return fields > 0 ? fields * SECONDS_OF_A_FIELD : (SECONDS[part] ?? SECONDS_OF_ANY)
}

/** What a form asks for at least: how many of its questions must be answered, and about how many minutes that takes. */
export function effortOf(form: Pick<Form, 'questions'>): { required: number; of: number; minutes: number } {
  const required = form.questions.filter((q) => q.required && !q.show_if)
  const seconds = required.reduce((sum, q) => sum + secondsFor(q), 0)
  return { required: required.length, of: form.questions.length, minutes: Math.max(5, Math.ceil(seconds / 300) * 5) }
}
