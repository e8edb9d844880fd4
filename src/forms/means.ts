import type { Answers, Row } from './answers.ts'
import { type Meant, meantBy, NONE_OF_THEM, PICKED } from './fields.ts'
import type { Form, Question, QuestionType } from './form.ts'
import { rows, type Shape, text, texts } from './kinds/shapes.ts'

/** Something the program has to know of an answer, whatever the question is called in a form; and which kinds can say it. */
export type Meaning<A> = {
  readonly name: string
  readonly shape: Shape<A>
  readonly kinds: readonly QuestionType[]
}

const means = <A>(name: string, shape: Shape<A>, ...kinds: QuestionType[]): Meaning<A> => ({ name, shape, kinds })

export const MEANS = {
  submitterName: means('submitter.name', text, 'short_text'),
  submitterEmail: means('submitter.email', text, 'email'),
  submitterPhone: means('submitter.phone', text, 'short_text'),
  submitterJobTitle: means('submitter.job-title', text, 'short_text'),
  submitterGender: means('submitter.gender', text, 'vocabulary'),
  organization: means('organization', rows, 'organization'),
  worldwide: means('remit.worldwide', text, 'vocabulary', 'single_choice'),
  country: means('country', text, 'country'),
  stakeholderType: means('stakeholder.type', text, 'vocabulary'),
  language: means('language', text, 'vocabulary'),
  title: means('title', text, 'short_text'),
  person: means('person', rows, 'person_list'),
  pictureDescription: means('picture.description', text, 'short_text', 'long_text'),
  sessionType: means('session.type', text, 'vocabulary', 'single_choice'),
  sessionAbstract: means('session.abstract', text, 'long_text'),
  sessionObjectives: means('session.objectives', text, 'long_text'),
  sessionRelevance: means('session.relevance', text, 'long_text'),
  sessionPeople: means('session.people', rows, 'person_list'),
  sessionCoOrganizers: means('session.co-organizers', rows, 'organization'),
  sessionTrack: means('session.track', text, 'vocabulary', 'single_choice'),
  sessionMinutes: means('session.minutes', text, 'single_choice', 'number'),
  sessionPeriod: means('session.period', text, 'single_choice', 'vocabulary'),
  sessionDays: means('session.days', texts, 'date'),
  sessionImpossibleDays: means('session.impossible-days', texts, 'date'),
  sessionTimeBands: means('session.time-bands', texts, 'multi_choice', 'vocabulary'),
  sessionMode: means('session.mode', text, 'vocabulary', 'single_choice'),
  sessionAudience: means('session.audience', text, 'number'),
  sessionLayout: means('session.layout', text, 'vocabulary', 'single_choice'),
  sessionLanguages: means('session.languages', texts, 'vocabulary'),
  sessionInterpretation: means('session.interpretation', text, 'single_choice', 'vocabulary'),
  sessionInterpretationLanguages: means('session.interpretation-languages', texts, 'vocabulary'),
  sessionAccessibility: means('session.accessibility', texts, 'multi_choice', 'vocabulary'),
  sessionTechnical: means('session.technical', texts, 'multi_choice', 'vocabulary'),
  sessionLinks: means('session.links', texts, 'url'),
  eventScope: means('event.scope', text, 'vocabulary', 'single_choice'),
  eventRegion: means('event.region', text, 'vocabulary'),
  eventCountry: means('event.country', text, 'country'),
  eventPlace: means('event.place', text, 'short_text'),
  eventFirstDay: means('event.first-day', text, 'date'),
  eventLastDay: means('event.last-day', text, 'date'),
  eventMode: means('event.mode', text, 'vocabulary', 'single_choice'),
  eventAttendance: means('event.attendance', text, 'number'),
  eventAttendanceByGroup: means('event.attendance-by-group', text, 'long_text'),
  eventThemes: means('event.themes', text, 'long_text'),
  eventRecommendations: means('event.recommendations', text, 'long_text'),
  sessionFirstTime: means('session.first-time', text, 'vocabulary', 'single_choice'),
  registrantName: means('registrant.name', text, 'short_text'),
  registrantOrganization: means('registrant.organization', text, 'short_text'),
  registrantPresence: means('registrant.presence', text, 'vocabulary', 'single_choice'),
  registrantNeeds: means('registrant.needs', texts, 'multi_choice', 'vocabulary'),
} as const

/** What a form is for; it must say what the work that follows cannot do without. */
export const PURPOSES = ['submission', 'session', 'registration', 'report'] as const
export type Purpose = (typeof PURPOSES)[number]

const REQUIRED = {
  // Who sent it stands in the register, and the receipt and the decision go to an address.
  submission: [MEANS.submitterName, MEANS.submitterEmail],
  // A session is announced under a title and is held in a mode.
  session: [MEANS.title, MEANS.sessionType, MEANS.sessionMode, MEANS.sessionMinutes],
  // A name stands on the badge, and places are counted by who comes.
  registration: [MEANS.registrantName, MEANS.registrantPresence],
  // It is compiled into documents, where everybody’s words stand in their own language.
  report: [MEANS.language],
} as const satisfies Record<Purpose, readonly { name: string }[]>

/** The names of what a form of this purpose must ask. */
export const requiredMeanings = (purpose: Purpose): readonly string[] => REQUIRED[purpose].map(({ name }) => name)

type Questions = Pick<Form, 'questions'>

export const questionThatMeans = (form: Questions, meaning: { readonly name: string }): Question | undefined =>
  form.questions.find((q) => q.means === meaning.name)

/** Whether a question means one of these. */
export const meansOneOf = (q: Question, meanings: readonly { readonly name: string }[]): boolean =>
  meanings.some(({ name }) => q.means === name)

/** What was answered to the question that means this; empty when the form does not ask, or nothing was said. */
export function said<A>(form: Questions, answers: Answers, meaning: Meaning<A>): A {
  const question = questionThatMeans(form, meaning)
  return meaning.shape.open(question && answers[question.id])
}

/** The language the answers are written in: as answered, else the one their draft was begun in. */
export function languageOfAnswers(form: Questions, answers: Answers, begunIn: string): string {
  const language = said(form, answers, MEANS.language)
  return /^[a-z]{2}$/.test(language) ? language : begunIn
}

/** The organization an answer names, by what its fields mean; null when none is named. */
export function organizationIn(form: Questions, answers: Answers): Meant | null {
  const question = questionThatMeans(form, MEANS.organization)
  const [row] = said(form, answers, MEANS.organization)
  const meant = question && row ? meantBy(question, row) : null
  return meant?.['organization.name'] ? meant : null
}

/** Which known organization the writer of an answer has picked, by its id; null when none was. */
export function pickedOrganization(form: Questions, answers: Answers): string | null {
  const [row] = said(form, answers, MEANS.organization)
  const picked = row?.[PICKED]
  return picked && picked !== NONE_OF_THEM ? picked : null
}

/** The people an answer names, by what their fields mean. */
export function peopleIn(form: Questions, answers: Answers, meaning: Meaning<Row[]>): Meant[] {
  const question = questionThatMeans(form, meaning)
  return question ? said(form, answers, meaning).map((row) => meantBy(question, row)) : []
}
