import type { SubmittedForm } from '../../page/form.ts'
import { isLanguage, LANGUAGES, type Language } from '../../platform/languages/public.ts'
import { type Refusal, refuse } from '../../platform/result.ts'
import { cut, seenOf, singleLine } from '../../platform/text.ts'
import {
  type ContentPerson,
  isMode,
  type Planning,
  presenceFrom,
  type SessionContent,
  type SessionWords,
  type WordsInLanguages,
} from '../../sessions/public.ts'

/** A person as the form says: one of the edition's, by id, or somebody new, whose address is known where they gave it elsewhere. */
export type PersonWish = ContentPerson<string | null> & { readonly email?: string | null; readonly speaks?: string }
type OrganizationWish = { readonly called: string; readonly role: string }

/** What a form wants a session to be, not yet held against what the edition knows. */
export type ContentWish = Omit<SessionContent, 'people' | 'organizations'> & {
  readonly people: readonly PersonWish[]
  readonly organizations: readonly OrganizationWish[]
}

/** A session as somebody wants it, while who is new has no id yet. */
export type WantedContent = Omit<SessionContent, 'people'> & { readonly people: readonly PersonWish[] }

/** What a session is, as its form holds it. */
export const wishOf = (content: SessionContent): ContentWish => ({
  ...content,
  organizations: content.organizations.map(({ name, role }) => ({ called: name, role })),
})

export const LONGEST_TITLE = 250
export const LONGEST_TEXT = 20_000
const LONGEST_NAME = 200
const MOST_PEOPLE = 60
const MOST_ORGANIZATIONS = 30
const MOST_EXPECTED = 1_000_000

const line = (text: string, most = LONGEST_NAME) => cut(singleLine(text), most)
const many = (text: string) => cut(text.trim(), LONGEST_TEXT)
const whole = (text: string): number => (/^\d{1,7}$/.test(text.trim()) ? Number(text.trim()) : Number.NaN)

/** Reads the form of a session; what it cannot read becomes a value that `faultOf` names. */
export function contentIn(form: SubmittedForm): ContentWish {
  const mode = form.get('mode')
  const audience = form.get('audience').trim()
  return {
    language: form.get('language'),
    title: line(form.get('title'), LONGEST_TITLE),
    abstract: many(form.get('abstract')),
    objectives: many(form.get('objectives')),
    relevance: many(form.get('relevance')),
    others: wordsIn(form),
    type: form.get('type'),
    mode: isMode(mode) ? mode : 'hybrid',
    durationMinutes: whole(form.get('minutes')),
    expectedAudience: audience === '' ? null : whole(audience),
    workingLanguages: languagesIn(form, 'working'),
    interpretationLanguages: languagesIn(form, 'interpretation'),
    captioning: form.get('captioning') === 'yes',
    subjects: [...new Set(form.all('subject').filter((one) => /^\S+ \S+$/.test(one)))],
    people: rowsOf(form, 'person', MOST_PEOPLE).flatMap((i) => personIn(form, i)),
    organizations: rowsOf(form, 'organization', MOST_ORGANIZATIONS).flatMap((i) => {
      const called = line(form.get(`organization-${i}`))
      return called ? [{ called, role: form.get(`organization-${i}-role`) || 'organizer' }] : []
    }),
    planning: planningIn(form),
  }
}

/** Numbers of the rows a form holds. */
const rowsOf = (form: SubmittedForm, name: string, most: number): number[] =>
  [
    ...new Set(
      form
        .names()
        .flatMap((field) => RegExp(`^${name}-(\\d{1,3})(?:-|$)`).exec(field)?.[1] ?? [])
        .map(Number),
    ),
  ]
    .sort((a, b) => a - b)
    .slice(0, most)

const languagesIn = (form: SubmittedForm, name: string): string[] => [
  ...new Set(form.all(name).filter((code) => /^[a-z]{2,3}$/.test(code))),
]

function wordsIn(form: SubmittedForm): WordsInLanguages {
  const own = form.get('language')
  const found = LANGUAGES.filter((language) => language !== own).map((language): [Language, SessionWords] => {
    const title = line(form.get(`title-${language}`), LONGEST_TITLE)
    const abstract = many(form.get(`abstract-${language}`))
    const objectives = many(form.get(`objectives-${language}`))
    return [
      language,
      { ...(title ? { title } : {}), ...(abstract ? { abstract } : {}), ...(objectives ? { objectives } : {}) },
    ]
  })
  return Object.fromEntries(found.filter(([, words]) => Object.keys(words).length > 0))
}

/** Somebody the forum knows, as the list of known people writes them; the form reads the id from it, so it is the same in every language. */
export const asKnown = ({ id, name }: { id: string; name: string }): string => `${name} (${id})`

/** A row of the people: a name alone is somebody new; one that was chosen ends with its id, as `asKnown` writes it. */
function personIn(form: SubmittedForm, i: number): PersonWish[] {
  const typed = line(form.get(`person-${i}`))
  if (seenOf(typed) === '') return []
  const chosen = /^(.*\S) \((p-[0-9a-z.-]+)\)$/.exec(typed)
  const name = chosen?.[1] ?? typed
  const confirmed = form.get(`person-${i}-confirmed`)
  return [
    {
      personId: chosen?.[2] ?? (form.get(`person-${i}-id`) || null),
      name,
      sortName: line(form.get(`person-${i}-sort`)) || name,
      affiliation: line(form.get(`person-${i}-affiliation`)),
      role: form.get(`person-${i}-role`),
      presence: presenceFrom(form.get(`person-${i}-presence`)),
      confirmed: confirmed === 'yes' ? true : confirmed === 'no' ? false : null,
    },
  ]
}

const LEVELS = { 1: 1, 2: 2, 3: 3 } as const

function planningIn(form: SubmittedForm): Planning {
  const level = form.get('level')
  return {
    alone: form.get('alone') === 'yes',
    level: level === '1' || level === '2' || level === '3' ? LEVELS[level] : null,
    series: line(form.get('series'), 60),
    sameDay: form.get('same-day') === 'yes',
    apart: line(form.get('apart'), 60),
    after: [
      ...new Set(
        form
          .get('after')
          .split(/[\s,;،、，]+/u)
          .filter(Boolean)
          .map(whole),
      ),
    ],
  }
}

export type FormFault =
  | 'title-missing'
  | 'minutes-wrong'
  | 'audience-wrong'
  | 'language-unknown'
  | 'type-unknown'
  | 'role-missing'
  | 'organization-unknown'
  | 'person-unknown'
  | 'after-unknown'

/** What an edition knows that a session may refer to; an empty list of codes allows any. */
export type Known = {
  readonly types: readonly string[]
  readonly roles: readonly string[]
  readonly people: ReadonlyMap<string, unknown>
  readonly organizations: ReadonlyMap<string, unknown>
  readonly numbers: ReadonlySet<number>
}

const named = (codes: readonly string[], code: string) => code !== '' && (codes.length === 0 || codes.includes(code))

/** Why a session cannot be as the form says; null: it can. `number`: its own, null while it is being made. */
export function faultOf(wish: ContentWish, known: Known, number: number | null): Refusal<FormFault> | null {
  const no = (code: FormFault, facts: Record<string, string | number> = {}) => refuse(code, facts).refusal
  if (seenOf(wish.title) === '') return no('title-missing')
  if (!isLanguage(wish.language)) return no('language-unknown')
  if (!named(known.types, wish.type)) return no('type-unknown')
  if (!(wish.durationMinutes >= 5 && wish.durationMinutes <= 720)) return no('minutes-wrong')
  if (wish.expectedAudience !== null && !(wish.expectedAudience <= MOST_EXPECTED)) return no('audience-wrong')
  const roleless = wish.people.find(({ role }) => !named(known.roles, role))
  if (roleless) return no('role-missing', { name: roleless.name })
  const stranger = wish.people.find(({ personId }) => personId !== null && !known.people.has(personId))
  if (stranger) return no('person-unknown', { name: stranger.name })
  const unknown = wish.organizations.find(({ called }) => !known.organizations.has(called))
  if (unknown) return no('organization-unknown', { name: unknown.called })
  const missing = wish.planning.after.find((one) => !known.numbers.has(one) || one === number)
  return missing === undefined ? null : no('after-unknown', { number: Number.isNaN(missing) ? '?' : missing })
}
