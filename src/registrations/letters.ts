import type { EditionScope } from '../access/public.ts'
import type { Acting } from '../acts/public.ts'
import { composeLetter, type Paragraph } from '../page/letter.ts'
import { pathTo } from '../page/route.ts'
import type { PersonId, RegistrationId } from '../platform/db/schema.ts'
import { isLanguage, type Language, pickText, type Written, wordsFor } from '../platform/languages/public.ts'
import type { Letter } from '../platform/mail/mail.ts'
import { addressesOf } from './reads.ts'
import type { Attendance, RegistrationState } from './registration.ts'
import { registrationTexts } from './texts.ts'

type Of = {
  readonly id: RegistrationId
  readonly number: number
  readonly personId: PersonId
  readonly language: string
}

type Key = Parameters<ReturnType<typeof registrationTexts>>[0]
const reading = (language: string): Language => (isLanguage(language) ? language : 'en')

/** The frame of every letter of this module: about one registration, and with the way to it. It never holds how a session is joined. */
function letterAbout(
  at: { origin: string; edition: EditionScope; now: Date; email: string },
  of: Of,
  { what, paragraphs }: { what: string; paragraphs: readonly Paragraph[] },
): Letter {
  const { origin, edition, now, email } = at
  const language = reading(of.language)
  const t = registrationTexts(language)
  const forum = pickText(edition.title, language).text
  const number: Paragraph = t.parts('letter.number', { number: { text: String(of.number) } as never }) as Paragraph
  return {
    to: email,
    key: `registration:${of.id}:${what}:${now.toISOString()}`,
    ...composeLetter(language, {
      subject: t(`letter.${what}.subject` as Key, { forum }),
      paragraphs: [forum, number, ...paragraphs],
      action: {
        label: t('letter.action'),
        href: `${origin}${pathTo(language, edition.slug, 'registration')}`,
      },
      closing: edition.contactEmail
        ? [t.parts('letter.contact', { email: { text: edition.contactEmail } as never }) as Paragraph]
        : [],
      foot: t('letter.foot', { forum }),
    }),
  }
}

type At = Acting<EditionScope>

async function tell(
  at: At,
  of: readonly Of[],
  letter: (one: Of) => { what: string; paragraphs: readonly Paragraph[] },
) {
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
const standingKey = (state: RegistrationState, presence: Attendance) =>
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

function reasonIn(of: Of, reason: Written | null): Paragraph[] {
  if (!reason) return []
  const { text, lang } = wordsFor(reason, reading(of.language))
  return [[{ text, ...(lang ? { language: lang } : {}) }]]
}
