import type { Acting } from '../../acts/public.ts'
import { composeLetter, nameToGreet, type Paragraph, type Quoted, withoutLinks } from '../../page/letter.ts'
import { pathTo } from '../../page/route.ts'
import type { FloorMinutesRoundId } from '../../platform/db/schema.ts'
import { formatDate, isLanguage, type Language, pickText, shownEnd } from '../../platform/languages/public.ts'
import type { Letter } from '../../platform/mail/mail.ts'
import type { Saying } from '../floor.ts'
import type { Meeting } from '../meeting.ts'
import { liveTexts } from '../texts.ts'

type About = { readonly round: FloorMinutesRoundId; readonly until: Date; readonly meeting: Meeting }
type Speaker = Saying & { readonly personId: string | null }

/** To everybody who spoke and has an account, in their language: where the minutes are, and until when they may reply. */
export async function minutesLetters(
  at: Acting,
  { speakers, ...about }: About & { readonly speakers: readonly Speaker[] },
): Promise<Letter[]> {
  const ids = speakers.flatMap(({ personId }) => personId ?? [])
  if (ids.length === 0) return []
  const rows = await at.tx
    .selectFrom('person')
    .select(['id', 'email', 'language'])
    .where((eb) => eb(eb.cast<string>('id', 'text'), 'in', ids))
    .execute()
  return rows.flatMap(({ id, email, language }) => {
    const name = speakers.find(({ personId }) => personId === id)?.name ?? ''
    return email ? [letterTo(at, about, { id, email, name, language: isLanguage(language) ? language : 'en' })] : []
  })
}

type To = { readonly id: string; readonly email: string; readonly name: string; readonly language: Language }

function letterTo({ platform, edition }: Acting, { round, until, meeting }: About, to: To): Letter {
  const { language } = to
  const t = liveTexts(language)
  const said = (key: 'minutes.letter.text' | 'letter.greeting' | 'letter.contact', values: Record<string, Quoted>) =>
    t.parts(key, values as never) as Paragraph // strings, and the very values that were given
  const forum = pickText(edition.title, language).text
  const { text, language: written } = pickText(meeting.title, language)
  const name = nameToGreet(to.name)
  const date = formatDate(shownEnd(until, meeting.zone), language, meeting.zone, 'weekdayDate')
  const here = pathTo(language, edition.slug, 'live', meeting.key, 'minutes')
  return {
    to: to.email,
    key: `minutes:${round}:${to.id}`,
    ...composeLetter(language, {
      subject: t('minutes.letter.subject'),
      paragraphs: [
        name ? said('letter.greeting', { name: { text: name } }) : t('letter.greeting.unnamed'),
        said('minutes.letter.text', { title: { text: withoutLinks(text), language: written }, date: { text: date } }),
        t('minutes.letter.how'),
      ],
      action: { label: t('minutes.letter.open'), href: `${platform.config.origin}${here}` },
      closing: edition.contactEmail
        ? [said('letter.contact', { email: { text: edition.contactEmail } }), forum]
        : [forum],
      foot: t('minutes.letter.foot'),
    }),
  }
}
