import type { EditionScope } from '../access/public.ts'
import type { Acting } from '../acts/public.ts'
import { composeLetter, type Paragraph } from '../page/letter.ts'
import { pathTo } from '../page/route.ts'
import type { PersonId } from '../platform/db/schema.ts'
import { isLanguage, type Language, pickText, type Written, wordsFor } from '../platform/languages/public.ts'
import type { Letter } from '../platform/mail/mail.ts'
import type { Delegation } from './for-others/delegation.ts'
import { addressesOf, languageOf } from './reads.ts'
import type { Attendance, RegistrationState } from './registration.ts'
import { registrationTexts } from './texts.ts'

/** What a letter is about, and to whom it goes: a registration, or a delegation, which has no number. */
type Of = {
  readonly id: string
  readonly number: number | null
  readonly personId: PersonId
  readonly language: string
}

type Key = Parameters<ReturnType<typeof registrationTexts>>[0]
const reading = (language: string): Language => (isLanguage(language) ? language : 'en')

/** Which page the button of a letter opens, and with it why the reader receives the letter. */
const PAGES = {
  own: { path: [], label: 'letter.action', foot: 'letter.foot' },
  answer: { path: ['answer'], label: 'letter.action.answer', foot: 'letter.foot.answer' },
  delegation: { path: ['delegation'], label: 'letter.action.delegation', foot: 'letter.foot.delegation' },
} as const satisfies Record<string, { path: readonly string[]; label: Key; foot: Key }>

type Says = { readonly what: string; readonly paragraphs: readonly Paragraph[]; readonly page?: keyof typeof PAGES }

/** The frame of every letter of this module, with the way to what it is about. It never holds how a session is joined. */
function letterAbout(
  at: { origin: string; edition: EditionScope; now: Date; email: string },
  of: Of,
  { what, paragraphs, page = 'own' }: Says,
): Letter {
  const { origin, edition, now, email } = at
  const language = reading(of.language)
  const t = registrationTexts(language)
  const forum = pickText(edition.title, language).text
  const { path, label, foot } = PAGES[page]
  const number =
    of.number === null ? [] : [t.parts('letter.number', { number: { text: String(of.number) } as never }) as Paragraph]
  return {
    to: email,
    key: `registration:${of.id}:${what}:${now.toISOString()}`,
    ...composeLetter(language, {
      subject: t(`letter.${what}.subject` as Key, { forum }),
      paragraphs: [forum, ...number, ...paragraphs],
      action: {
        label: t(label),
        href: `${origin}${pathTo(language, edition.slug, 'registration', ...path)}`,
      },
      closing: edition.contactEmail
        ? [t.parts('letter.contact', { email: { text: edition.contactEmail } as never }) as Paragraph]
        : [],
      foot: t(foot, { forum }),
    }),
  }
}

type At = Acting<EditionScope>

async function tell<One extends Of>(at: At, of: readonly One[], letter: (one: One) => Says) {
  const { tx, platform, edition, now } = at
  const addresses = await addressesOf(
    tx,
    of.map(({ personId }) => personId),
  )
  const letters = of.flatMap((one) => {
    const email = addresses.get(one.personId)
    return email ? [letterAbout({ origin: platform.config.origin, edition, now, email }, one, letter(one))] : []
  })
  await platform.mail.queueAll(tx, letters)
}

const textIn = (of: Of) => registrationTexts(reading(of.language))

/** Where a registration stands and what that means, for the letter and the page. */
export const standingKey = (state: RegistrationState, presence: Attendance) =>
  state === 'confirmed' ? (`standing.confirmed.${presence}` as const) : (`standing.${state}` as const)

/** Confirms a registration, or a change of it, with where it stands now. */
export const tellRegistered = (at: At, of: Of & { state: RegistrationState; presence: Attendance }, changed: boolean) =>
  tell(at, [of], () => ({
    what: changed ? 'changed' : 'registered',
    paragraphs: [textIn(of)(standingKey(of.state, of.presence)), textIn(of)('letter.any-time')],
  }))

/** A place on site has become free for each of these. */
export const tellMovedUp = (at: At, of: readonly Of[]) =>
  tell(at, of, (one) => ({
    what: 'moved-up',
    paragraphs: [textIn(one)('letter.moved-up.text'), textIn(one)('letter.any-time')],
  }))

/** A registration is over, by whoever registered or, with a reason, by the secretariat. */
export const tellCancelled = (at: At, of: Of, reason: Written | null, by: PersonId | null) =>
  tell(at, [of], () => ({
    what: 'cancelled',
    paragraphs: [
      textIn(of)(by === of.personId ? 'letter.cancelled.own' : 'letter.cancelled.desk'),
      ...reasonIn(of, reason),
    ],
  }))

/** The secretariat has judged a registration that was asked for. */
export const tellJudged = (
  at: At,
  of: Of & { state: RegistrationState; presence: Attendance },
  reason: Written | null,
) =>
  tell(at, [of], () => ({
    what: of.state === 'refused' ? 'refused' : 'registered',
    paragraphs: [textIn(of)(standingKey(of.state, of.presence)), ...reasonIn(of, reason)],
  }))

function reasonIn(of: Of, reason: Written | null): Paragraph[] {
  if (!reason) return []
  const { text, lang } = wordsFor(reason, reading(of.language))
  return [[{ text, ...(lang ? { language: lang } : {}) }]]
}

type Quote = { readonly text: string }
/** A sentence with names in it, each kept apart from our words. */
const withNames = (of: Of, key: Key, names: Readonly<Record<string, string>>): Paragraph =>
  textIn(of).parts(
    key,
    Object.fromEntries(Object.entries(names).map(([name, text]) => [name, { text } satisfies Quote as never])),
  ) as Paragraph

type RegisteredBy = Omit<Of, 'language'> & {
  readonly state: RegistrationState
  readonly said: { readonly name: string; readonly presence: Attendance; readonly language: string }
}

/** People have been registered by a delegation or, without one, by the secretariat: they agree, or object. */
export const tellRegisteredBy = (at: At, all: readonly RegisteredBy[], organization: string | null) =>
  tell(
    at,
    all.map((one) => ({ ...one, language: one.said.language })),
    (to) => ({
      what: 'by-other',
      page: 'answer',
      paragraphs: [
        organization === null
          ? withNames(to, 'letter.by-other.desk', { name: to.said.name })
          : withNames(to, 'letter.by-other.delegation', { name: to.said.name, organization }),
        textIn(to)(standingKey(to.state, to.said.presence)),
        textIn(to)('letter.by-other.answer'),
      ],
    }),
  )

/** A delegation or the secretariat, who registered somebody, has cancelled it. */
export const tellCancelledBy = (at: At, all: readonly Of[], organization: string | null) =>
  tell(at, all, (of) => ({
    what: 'cancelled',
    paragraphs: [
      organization === null
        ? textIn(of)('letter.cancelled.taken-back')
        : withNames(of, 'letter.cancelled.delegation', { organization }),
    ],
  }))

/** A focal point is told that they register people from now on. */
export const tellDelegationNamed = (
  at: At,
  of: Omit<Of, 'number'>,
  { organization, most }: { readonly organization: string; readonly most: number },
) => {
  const to = { ...of, number: null }
  return tell(at, [to], () => ({
    what: 'delegation',
    page: 'delegation',
    paragraphs: [
      withNames(to, 'letter.delegation.text', { organization }),
      textIn(to)('letter.delegation.most', { most }),
      textIn(to)('letter.delegation.fair'),
    ],
  }))
}

/** The focal point of a delegation is told that somebody does not want to be registered by it. */
export async function tellObjected(at: At, { name }: { readonly name: string }, focal: Delegation | null) {
  if (!focal) return
  const to = { id: focal.id, number: null, personId: focal.personId, language: await languageOf(at.tx, focal.personId) }
  await tell(at, [to], () => ({
    what: 'objected',
    page: 'delegation',
    paragraphs: [withNames(to, 'letter.objected.text', { name, organization: focal.organization })],
  }))
}
