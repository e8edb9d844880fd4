import { z } from 'zod'

/** Answers come from a checked form, but forms differ from year to year: whatever is missing or of another shape counts as not said. */
const text = z.string().catch('')
const texts = z.array(z.string()).catch([])
const wholeNumber = z.coerce.number().int().positive().max(1_000_000).nullable().catch(null)

const person = z.object({
  honorific: z.string().nullish().catch(null),
  given_name: text,
  family_name: text,
  email: z.string().nullish().catch(null),
  job_title: z.string().nullish().catch(null),
  organization: z.unknown().optional(),
  country: z.string().nullish().catch(null),
  stakeholder_type: z.string().nullish().catch(null),
  gender: z.string().nullish().catch(null),
  biography: z.string().nullish().catch(null),
  role: text,
  attendance: text,
  confirmed: z.unknown().optional(),
})

const answersShape = z.object({
  title: text,
  session_type: text,
  abstract: text,
  objectives: text,
  people: z.array(z.unknown()).catch([]),
  primary_action_line: text,
  action_lines: texts,
  sdgs: texts,
  relevance_rationale: text,
  special_track: text,
  duration_minutes: wholeNumber,
  preferred_period: text,
  preferred_dates: texts,
  unavailable_dates: texts,
  preferred_time_band: texts,
  participation_mode: text,
  expected_audience: wholeNumber,
  room_layout: text,
  working_languages: texts,
  interpretation: text,
  interpretation_languages: texts,
  accessibility_needs: texts,
  technical_needs: texts,
  links: texts,
})

export type Mode = 'physical' | 'hybrid' | 'virtual'
export type Presence = 'on_site' | 'remote' | 'unknown'

export type RequestedPerson = {
  readonly honorific: string | null
  readonly givenName: string
  readonly familyName: string
  readonly email: string | null
  readonly jobTitle: string | null
  /** As answered; the caller knows how organizations are named in its forms. */
  readonly organization: unknown
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
}

export type RequestedSession = {
  readonly title: string
  readonly type: string
  readonly abstract: string
  readonly objectives: string
  readonly people: readonly RequestedPerson[]
  readonly actionLines: readonly string[]
  readonly sdgs: readonly string[]
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

const yesOrNo = (answer: unknown): boolean | null =>
  answer === true || answer === 'yes' ? true : answer === false || answer === 'no' ? false : null

function personOf(answer: unknown): RequestedPerson | null {
  const read = person.safeParse(answer)
  if (!read.success) return null
  const p = read.data
  if (p.given_name.trim() === '' && p.family_name.trim() === '') return null // nobody can be named
  return {
    honorific: p.honorific || null,
    givenName: p.given_name.trim(),
    familyName: p.family_name.trim(),
    email: p.email?.trim().toLowerCase() || null,
    jobTitle: p.job_title || null,
    organization: p.organization,
    country: p.country || null,
    stakeholderType: p.stakeholder_type || null,
    gender: p.gender || null,
    biography: p.biography || null,
    role: p.role || 'panellist',
    presence: p.attendance === 'on_site' || p.attendance === 'remote' ? p.attendance : 'unknown',
    confirmed: yesOrNo(p.confirmed),
  }
}

/** The main action line first, and no line twice. */
const linesOf = (primary: string, lines: readonly string[]) => [...new Set([primary, ...lines].filter(Boolean))]

/**
 * What a workshop request asks of the programme, read from its answers by question id.
 * Never refuses: a request was checked when it was submitted, and an accepted one always gets its session.
 */
export function sessionFromAnswers(answers: unknown): RequestedSession {
  const read = answersShape.safeParse(answers)
  const a = read.success ? read.data : answersShape.parse({})
  const mode = a.participation_mode
  const interpretation =
    a.interpretation === 'requested' || a.interpretation === 'own' ? a.interpretation : ('none' as const)
  return {
    title: a.title.trim(),
    type: a.session_type || 'thematic_workshop',
    abstract: a.abstract,
    objectives: a.objectives,
    people: a.people.map(personOf).filter((p) => p !== null),
    actionLines: linesOf(a.primary_action_line, a.action_lines),
    sdgs: [...new Set(a.sdgs)],
    relevance: a.relevance_rationale,
    durationMinutes: Math.min(720, Math.max(5, a.duration_minutes ?? DEFAULT_MINUTES)),
    mode: mode === 'virtual' || mode === 'physical' ? mode : 'hybrid',
    expectedAudience: a.expected_audience,
    workingLanguages: [...new Set(a.working_languages)],
    interpretationLanguages: interpretation === 'none' ? [] : [...new Set(a.interpretation_languages)],
    captioning: a.accessibility_needs.includes('captioning'),
    wishes: {
      period: a.preferred_period === 'either' ? '' : a.preferred_period,
      dates: a.preferred_dates,
      impossibleDates: a.unavailable_dates,
      bands: a.preferred_time_band,
    },
    needs: {
      layout: a.room_layout,
      accessibility: a.accessibility_needs,
      technical: a.technical_needs,
      interpretation,
      specialTrack: a.special_track,
      links: a.links,
    },
  }
}
