import type { EditionScope } from '../access/public.ts'
import { composeLetter, nameToGreet, type Paragraph, type Quoted, withoutLinks } from '../page/letter.ts'
import { pathTo } from '../page/route.ts'
import type { Tx } from '../platform/db/db.ts'
import { isBlank, isLanguage, type Language, pickText, type Written } from '../platform/languages/public.ts'
import type { Letter } from '../platform/mail/mail.ts'
import { submissionById } from '../submissions/public.ts'
import type { PhotoInside } from './reads.ts'
import { contestTexts } from './texts.ts'

type Key = Parameters<ReturnType<typeof contestTexts>>[0]
type About = { readonly edition: EditionScope; readonly photo: PhotoInside; readonly origin: string }

const said = (language: Language, key: Key, values: Record<string, Quoted | number>): Paragraph =>
  contestTexts(language).parts(key, values as never) as Paragraph // strings, and the very values that were given

/** Tells whoever sent a photograph what was decided of it, and why. */
export async function moderationLetter(
  tx: Tx,
  {
    verdict,
    reason,
    at,
    ...about
  }: About & {
    readonly verdict: 'admitted' | 'declined' | 'taken_down'
    readonly reason: Written
    readonly at: Date
  },
): Promise<Letter> {
  const language = await readerOf(tx, about)
  const own = reason.language === language ? reason.text : (reason.others[language] ?? reason.text)
  const quoted = { text: own, ...(own === reason.text && reason.language ? { language: reason.language } : {}) }
  return letter(language, about, {
    body: `letter.${verdict}`,
    more: isBlank(reason) ? [] : [said(language, 'letter.reason', { reason: quoted })],
    path: verdict === 'admitted' ? ['photos', about.photo.number] : ['submissions', about.photo.reference],
    key: `${verdict} ${at.toISOString()}`,
  })
}

/** The language a sender reads letters in: the one the submission is written in. */
async function readerOf(tx: Tx, { edition, photo }: About): Promise<Language> {
  const language = (await submissionById(tx, edition, photo.id))?.language
  return language && isLanguage(language) ? language : 'en'
}

function letter(
  language: Language,
  { edition, photo, origin }: About,
  { body, more, path, key }: { body: Key; more: Paragraph[]; path: (string | number)[]; key: string },
): Letter {
  const t = contestTexts(language)
  const name = nameToGreet(photo.sender.name)
  const title = { text: withoutLinks(photo.title), language: 'en' }
  const composed = composeLetter(language, {
    subject: t('letter.subject', { reference: photo.reference }),
    paragraphs: [
      name ? said(language, 'letter.greeting', { name: { text: name } }) : t('letter.greeting.unnamed'),
      said(language, body, { title, reference: { text: photo.reference } }),
      ...more,
    ],
    action: { label: t('letter.open'), href: origin + pathTo(language, edition.slug, ...path) },
    foot: t('letter.foot', { forum: pickText(edition.title, language).text }),
  })
  return { to: photo.sender.email, key: `photo ${photo.id} ${key}`, ...composed }
}
