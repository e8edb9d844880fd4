import {
  type Answers,
  type Facet,
  type Form,
  givenTerms,
  MEANS,
  type Meaning,
  type Meant,
  peopleIn,
  readNumber,
  said,
} from '../forms/public.ts'
import { emailKey } from '../identity/public.ts'
import { isMode, type Mode, type Presence, presenceFrom } from './session.ts'

export type RequestedPerson = {
  readonly honorific: string | null
  readonly givenName: string
  readonly familyName: string
  readonly email: string | null
  readonly jobTitle: string | null
  /** As written: a name, which may be that of a known organization. */
  readonly organization: string | null
  readonly country: string | null
  readonly stakeholderType: string | null
  readonly gender: string | null
  readonly biography: string | null
  readonly role: string
  readonly presence: Presence
  readonly confirmed: boolean | null
}

export type Wishes = {
  /** A period of the time grid, such as final_week or virtual_weeks; empty = any. */
  readonly period: string
  /** Calendar days in the edition's zone. */
  readonly dates: readonly string[]
  readonly impossibleDates: readonly string[]
  readonly bands: readonly string[]
}

export type Needs = {
  readonly layout: string
  readonly accessibility: readonly string[]
  readonly technical: readonly string[]
  readonly interpretation: 'none' | 'requested' | 'own'
  readonly specialTrack: string
  readonly links: readonly string[]
  /** Whether its organization holds a session here for the first time; null = not said. */
  readonly firstTime: boolean | null
}

export type RequestedSession = {
  readonly title: string
  readonly type: string
  readonly abstract: string
  readonly objectives: string
  readonly people: readonly RequestedPerson[]
  /** Names of the organizations that hold it together, as written. */
  readonly coOrganizers: readonly string[]
  /** What it is about, as a submission keeps it: "vocabulary term" each, the main one first. */
  readonly subjects: readonly string[]
  readonly relevance: string
  readonly durationMinutes: number
  readonly mode: Mode
  readonly expectedAudience: number | null
  readonly workingLanguages: readonly string[]
  readonly interpretationLanguages: readonly string[]
  readonly captioning: boolean
  readonly wishes: Wishes
  readonly needs: Needs
}

const DEFAULT_MINUTES = 60

const yesOrNo = (said: string | undefined): boolean | null => (said === 'yes' ? true : said === 'no' ? false : null)

function personOf(said: Meant): RequestedPerson | null {
  const givenName = said['person.given-name']?.trim() ?? ''
  const familyName = said['person.family-name']?.trim() ?? ''
  if (givenName === '' && familyName === '') return null // nobody can be named
  return {
    honorific: said['person.honorific'] ?? null,
    givenName,
    familyName,
    email: emailKey(said['person.email'] ?? '') || null,
    jobTitle: said['person.job-title'] ?? null,
    organization: said['person.organization']?.trim() || null,
    country: said['person.country'] ?? null,
    stakeholderType: said['person.stakeholder-type'] ?? null,
    gender: said['person.gender'] ?? null,
    biography: said['person.biography'] ?? null,
    role: said['person.role'] ?? 'panellist',
    presence: presenceFrom(said['person.presence'] ?? ''),
    confirmed: yesOrNo(said['person.confirmed']),
  }
}

const MOST_PEOPLE_EXPECTED = 1_000_000

function countIn(text: string): number | null {
  const count = readNumber(text)
  return count !== null && count > 0 && count <= MOST_PEOPLE_EXPECTED ? count : null
}

const namesIn = (form: Asking, answers: Answers): string[] =>
  peopleIn(form, answers, MEANS.sessionCoOrganizers).flatMap((o) => o['organization.name']?.trim() || [])

type Asking = Pick<Form, 'questions'>

/**
 * What a request asks of the programme, read by what its questions mean: forms differ from forum to forum.
 * Never refuses: a request was checked when it was submitted, and an accepted one always gets its session.
 */
export function sessionFromAnswers(form: Asking, answers: Answers, facets: readonly Facet[]): RequestedSession {
  const of = <A>(meaning: Meaning<A>) => said(form, answers, meaning)
  const mode = of(MEANS.sessionMode)
  const interpretation = interpretationIn(of(MEANS.sessionInterpretation))
  return {
    title: of(MEANS.title).trim(),
    type: of(MEANS.sessionType) || 'thematic_workshop',
    abstract: of(MEANS.sessionAbstract),
    objectives: of(MEANS.sessionObjectives),
    people: peopleIn(form, answers, MEANS.sessionPeople).flatMap((row) => personOf(row) ?? []),
    coOrganizers: namesIn(form, answers),
    subjects: givenTerms(form, answers, facets).map(({ vocabulary, term }) => `${vocabulary} ${term}`),
    relevance: of(MEANS.sessionRelevance),
    durationMinutes: Math.min(720, Math.max(5, countIn(of(MEANS.sessionMinutes)) ?? DEFAULT_MINUTES)),
    mode: isMode(mode) ? mode : 'hybrid',
    expectedAudience: countIn(of(MEANS.sessionAudience)),
    workingLanguages: [...new Set(of(MEANS.sessionLanguages))],
    interpretationLanguages: interpretation === 'none' ? [] : [...new Set(of(MEANS.sessionInterpretationLanguages))],
    captioning: of(MEANS.sessionAccessibility).includes('captioning'),
    wishes: wishesIn(form, answers),
    needs: needsIn(form, answers, interpretation),
  }
}

const interpretationIn = (answer: string): Needs['interpretation'] =>
  answer === 'requested' || answer === 'own' ? answer : 'none'

function wishesIn(form: Asking, answers: Answers): Wishes {
  const period = said(form, answers, MEANS.sessionPeriod)
  return {
    period: period === 'either' ? '' : period,
    dates: said(form, answers, MEANS.sessionDays),
    impossibleDates: said(form, answers, MEANS.sessionImpossibleDays),
    bands: said(form, answers, MEANS.sessionTimeBands),
  }
}

const needsIn = (form: Asking, answers: Answers, interpretation: Needs['interpretation']): Needs => ({
  layout: said(form, answers, MEANS.sessionLayout),
  accessibility: said(form, answers, MEANS.sessionAccessibility),
  technical: said(form, answers, MEANS.sessionTechnical),
  interpretation,
  specialTrack: said(form, answers, MEANS.sessionTrack),
  links: said(form, answers, MEANS.sessionLinks),
  firstTime: yesOrNo(said(form, answers, MEANS.sessionFirstTime)),
})
