import { type Answer, type Answers, isEmpty, type Row } from './answers.ts'
import { meantBy, nameOfPerson } from './fields.ts'
import type { Form, Question } from './form.ts'
import { kindOf } from './kinds/all.ts'
import { rows } from './kinds/shapes.ts'
import { MEANS, meansOneOf, said } from './means.ts'

/**
 * Whom somebody proposes, nominates or names as a speaker has not been asked by us, whatever the form says of its question and whoever says
 * that they agree: their name is for the reviewers, until they themselves have consented. Speakers are told, and public with their session.
 */
const namesOthers = (q: Question): boolean => kindOf(q).part === 'people' || meansOneOf(q, [MEANS.person])

/** Whether people named here are public once they themselves have agreed. */
const waitsForThem = (q: Question): boolean =>
  q.visibility === 'public' && kindOf(q).part === 'people' && !meansOneOf(q, [MEANS.sessionPeople])

const isOpen = (q: Question): boolean => q.visibility === 'public' && !namesOthers(q)

/**
 * Who will see an answer, as the form and what is promised to others have it. `session`: everybody, once there is a session to show it with;
 * `consent`: everybody, once whoever is named has agreed.
 */
export function seenBy(q: Question): Question['visibility'] | 'session' | 'consent' {
  if (q.visibility !== 'public' || !namesOthers(q)) return q.visibility
  if (meansOneOf(q, [MEANS.sessionPeople])) return 'session'
  return waitsForThem(q) ? 'consent' : 'review'
}

/** Whether whoever is named by the words of this mark has agreed to be shown in them. */
export type Agreed = (mark: string) => boolean

const nobody: Agreed = () => false

/** Somebody a form names who must agree before anything public does: where to write to them, and what would be shown. */
export type Recommended = {
  readonly question: Question
  readonly name: string
  readonly email: string
  readonly shown: Row
  readonly mark: string
}

/** Whether a form asks for people who are public once they have agreed. */
export const recommends = (form: Form): boolean => form.questions.some(waitsForThem)

/** Whom answers name who must be asked; nobody can be whose address was not given (`email` is empty). */
export const recommendedWith = (form: Form, answers: Answers): Recommended[] =>
  form.questions.filter(waitsForThem).flatMap((question) =>
    rows.open(answers[question.id]).flatMap((row) => {
      const meant = meantBy(question, row)
      const email = meant['person.email']?.trim().toLowerCase() ?? ''
      const [shown] = rows.open(kindOf(question).open(question, [row]))
      const mark = shown && JSON.stringify([question.id, email, Object.entries(shown)])
      return shown && mark ? [{ question, name: nameOfPerson(meant), email, shown, mark }] : []
    }),
  )

/** The same, as far as an address was given. */
export const recommendedIn = (form: Form, answers: Answers): Recommended[] =>
  recommendedWith(form, answers).filter(({ email }) => email !== '')

/** What anyone may read: answers to public questions, people without what is for the secretariat; of those others recommend, who agreed. */
export function publicAnswers(
  form: Form,
  answers: Answers,
  agreed: Agreed = nobody,
): { question: Question; answer: Answer }[] {
  const named = recommendedIn(form, answers).filter(({ mark }) => agreed(mark))
  return form.questions.flatMap((question) => {
    const shown = named.filter((one) => one.question === question).map((one) => one.shown)
    if (shown.length > 0) return [{ question, answer: shown }]
    const answer = answers[question.id]
    if (!isOpen(question) || answer === undefined || isEmpty(answer)) return []
    return [{ question, answer: kindOf(question).open(question, answer) }]
  })
}

/** What anyone may read of an answer in words, under its question: texts as they stand, people and organizations by name. */
export type Passage = { question: Question; text: string; names: boolean }

/** The public words of a submission, in the order of its form: what a search looks through. */
export const publicPassages = (form: Form, answers: Answers, agreed?: Agreed): Passage[] =>
  publicAnswers(form, answers, agreed).flatMap(({ question, answer }) =>
    kindOf(question)
      .found(question, answer)
      .map((words) => ({ question, ...words })),
  )

/** The public answers that make the text itself, without who sent it: equal texts of two senders are equal here. */
export const ownWords = (form: Form, answers: Answers): string =>
  publicPassages(form, answers)
    .filter(({ question }) => kindOf(question).part === 'text')
    .map(({ text }) => text)
    .join('\n')

/**
 * A submission's title, made of public answers only: as its form asks for it, else the first sentence of what it says.
 */
export function titleOf(form: Form, answers: Answers): string {
  const open = openOnly(form)
  const title = said(open, answers, MEANS.title)
  if (title) return title
  const text = publicPassages(form, answers).find((passage) => kindOf(passage.question).part === 'text')?.text
  return firstSentence(text || said(open, answers, MEANS.submitterName) || form.code)
}

const openOnly = (form: Form) => ({ questions: form.questions.filter(isOpen) })

/** In characters; a title that long is cut at a space, where its language has spaces. */
const LONGEST_TITLE = 160
const SHORTEST_CUT = 60

function firstSentence(text: string): string {
  const [first] = new Intl.Segmenter('en', { granularity: 'sentence' }).segment(text.replace(/\s+/g, ' ').trim())
  const sentence = (first?.segment ?? text).trim()
  const characters = [...sentence]
  if (characters.length <= LONGEST_TITLE) return sentence
  const cut = characters.slice(0, LONGEST_TITLE - 3).join('')
  const space = cut.lastIndexOf(' ')
  return `${space > SHORTEST_CUT ? cut.slice(0, space) : cut}…`
}
