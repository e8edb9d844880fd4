import { type Answers, askedQuestions, type Codes, type Fault, isEmpty } from './answers.ts'
import type { Form, Question } from './form.ts'
import { kindOf } from './kinds/all.ts'
import { finding } from './kinds/check-value.ts'
import { languageOfAnswers } from './means.ts'

export type CheckedAnswers = { answers: Answers; faults: Fault[] }

/**
 * Reads what a draft holds as the form asks for it. `answers` keeps the asked and given answers only, cleaned and typed;
 * `faults` names everything that stands in the way of submitting, in the order of the form.
 */
export function checkAnswers(form: Form, typed: Answers, codes: Codes, begunIn: string): CheckedAnswers {
  const language = languageOfAnswers(form, typed, begunIn)
  const answers: Answers = {}
  const faults: Fault[] = []
  for (const q of askedQuestions(form, typed)) {
    const given = typed[q.id]
    if (given === undefined || isEmpty(given)) {
      if (q.required) faults.push({ question: q.id, ...finding(kindOf(q).missing) })
      continue
    }
    const checked = kindOf(q).check(q, given, { codes, language: q.language ?? language })
    answers[q.id] = checked.answer
    faults.push(...checked.faults.map((f) => ({ question: q.id, ...f })))
    if (isBefore(q, answers)) faults.push({ question: q.id, ...finding('date-order') })
  }
  return { answers, faults }
}

/** Whether an answer lies before the one it must not precede. */
function isBefore(q: Question, answers: Answers): boolean {
  const earlier = answers[q.limits?.not_before ?? '']
  const answer = answers[q.id]
  return typeof earlier === 'string' && typeof answer === 'string' && answer < earlier
}
