import { type Answer, type Answers, isEmpty, type Row } from './answers.ts'
import type { Form, Question } from './form.ts'
import { PERSON_FIELDS } from './group-fields.ts'

const HIDDEN_FIELDS = PERSON_FIELDS.filter((f) => f.visibility !== 'public').map((f) => f.id)

/** What anyone may read: answers to public questions, people without what is for the secretariat. */
export function publicAnswers(form: Form, answers: Answers): { question: Question; answer: Answer }[] {
  return form.questions.flatMap((question) => {
    const answer = answers[question.id]
    if (question.visibility !== 'public' || answer === undefined || isEmpty(answer)) return []
    if (question.type !== 'person_list') return [{ question, answer }]
    const people = (answer as Row[]).map((row) =>
      Object.fromEntries(Object.entries(row).filter(([field]) => !HIDDEN_FIELDS.includes(field))),
    )
    return [{ question, answer: people }]
  })
}

/** What anyone may read of an answer in words, under its question: texts as they stand, people and organizations by name. */
export type Passage = { question: Question; text: string; names: boolean }

const NAMING_FIELDS = ['given_name', 'family_name', 'job_title', 'organization', 'biography', 'name', 'name_en']

/** The public words of a submission, in the order of its form: what a search looks through. */
export const publicPassages = (form: Form, answers: Answers): Passage[] =>
  publicAnswers(form, answers).flatMap(({ question, answer }): Passage[] => {
    if (question.type === 'short_text' || question.type === 'long_text')
      return [{ question, text: String(answer), names: false }]
    if (question.type !== 'person_list' && question.type !== 'organization') return []
    return (answer as Row[]).map((row) => ({
      question,
      text: NAMING_FIELDS.flatMap((field) => row[field] ?? []).join(', '),
      names: true,
    }))
  })

/** The public answers that make the text itself, without who sent it: equal texts of two senders are equal here. */
export const ownWords = (form: Form, answers: Answers): string =>
  publicPassages(form, answers)
    .filter(({ question }) => question.type === 'long_text')
    .map(({ text }) => text)
    .join('\n')

const TITLE_QUESTIONS = ['title', 'exhibit_title', 'photo_title', 'statement_title', 'event_name']

/** A submission's title: as its form asks for it, else the person proposed, else the first sentence of what it says. */
export function titleOf(form: Form, answers: Answers): string {
  for (const id of TITLE_QUESTIONS) if (typeof answers[id] === 'string') return answers[id]
  const people = form.questions.find((q) => q.type === 'person_list' && q.limits?.max_items === 1)
  const person = people && (answers[people.id] as Row[] | undefined)?.[0]
  if (person) return `${person.given_name ?? ''} ${person.family_name ?? ''}`.trim()
  const text = form.questions
    .filter((q) => q.type === 'long_text' && q.visibility === 'public')
    .map((q) => answers[q.id])
    .find((a) => typeof a === 'string')
  return firstSentence(String(text ?? answers.submitter_name ?? form.code))
}

function firstSentence(text: string): string {
  const [first] = new Intl.Segmenter('en', { granularity: 'sentence' }).segment(text.replace(/\s+/g, ' ').trim())
  const sentence = (first?.segment ?? text).trim()
  if (sentence.length <= 160) return sentence
  const cut = sentence.slice(0, 157)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 60))}…`
}
