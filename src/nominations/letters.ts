import type { EditionScope } from '../access/public.ts'
import { composeLetter, nameToGreet, type Paragraph, type Quoted } from '../page/letter.ts'
import { pathTo } from '../page/route.ts'
import { isLanguage, type Language, pickText, type Said, wordsFor } from '../platform/languages/public.ts'
import type { Letter } from '../platform/mail/mail.ts'
import type { Nominations, Nominee } from './reads.ts'
import { nominationsTexts } from './texts.ts'

type Key = Parameters<ReturnType<typeof nominationsTexts>>[0]
type From = { readonly origin: string; readonly edition: EditionScope; readonly selection: Nominations }

const said = (language: Language, key: Key, values: Record<string, Quoted>): Paragraph =>
  nominationsTexts(language).parts(key, values as never) as Paragraph // strings, and the very values that were given

const readsIn = ({ language }: Pick<Nominee, 'language'>): Language => (isLanguage(language) ? language : 'en')

/** How somebody's nomination ended, as a letter says it. */
export type Fate = 'chosen' | 'reserve' | 'not_taken'

/** The letter that asks a nominee; the link opens a page, and only a press there answers. */
export function askingLetter(from: From, nominee: Nominee, token: string, key: string): Letter | null {
  const language = readsIn(nominee)
  return letter(from, nominee, key, {
    subject: 'letter.asked.subject',
    paragraphs: (title) => [
      said(language, 'letter.asked.text', { title }),
      nominationsTexts(language)('letter.asked.how'),
    ],
    action: {
      label: nominationsTexts(language)('letter.asked.open'),
      href: `${from.origin}${pathTo(language, from.edition.slug, 'nominee', token)}`,
    },
  })
}

/** The letter of the release, or of what is settled after it. */
export function fateLetter(from: From, nominee: Nominee, fate: Fate, key: string): Letter | null {
  const language = readsIn(nominee)
  const reason = nominee.entry.reason
  return letter(from, nominee, key, {
    subject: `letter.${fate}.subject`,
    paragraphs: (title) => [said(language, `letter.${fate}.text`, { title }), ...reasonTold(reason, language)],
    ...(fate === 'chosen'
      ? {
          action: {
            label: nominationsTexts(language)('letter.chosen.open'),
            href: `${from.origin}${pathTo(language, from.edition.slug, 'appointed', from.selection.code)}`,
          },
        }
      : {}),
  })
}

function reasonTold(reason: Said | null, language: Language): Paragraph[] {
  if (!reason) return []
  const { text, lang } = wordsFor(reason, language)
  return text.trim() ? [said(language, 'letter.reason', { reason: { text, ...(lang ? { language: lang } : {}) } })] : []
}

/** Whoever was named to speak for a group is told where their room is; to open it they sign in through this address. */
export function focalLetter(from: From, named: Reader & { readonly group: string }, key: string): Letter | null {
  const language = readsIn(named)
  const t = nominationsTexts(language)
  const room = pathTo(language, from.edition.slug, 'nominations', from.selection.code, 'group')
  return letter(from, named, key, {
    subject: 'letter.focal.subject',
    paragraphs: (title) => [
      said(language, 'letter.focal.text', { group: { text: named.group }, title }),
      t('letter.focal.how'),
    ],
    action: {
      label: t('letter.focal.open'),
      href: `${from.origin}${pathTo(language, 'sign-in')}?${new URLSearchParams({ return: room })}`,
    },
    foot: 'letter.focal.foot',
  })
}

type Reader = { readonly email: string | null; readonly language: string; readonly name: { readonly written: string } }
type Words = {
  readonly subject: Key
  paragraphs(title: Quoted): Paragraph[]
  readonly action?: { readonly label: string; readonly href: string }
  readonly foot?: 'letter.foot' | 'letter.focal.foot'
}

function letter({ edition, selection }: From, reader: Reader, key: string, words: Words): Letter | null {
  if (!reader.email) return null
  const language = readsIn(reader)
  const t = nominationsTexts(language)
  const title = pickText(selection.title, language)
  const forum = { text: pickText(edition.title, language).text }
  const name = nameToGreet(reader.name.written)
  const composed = composeLetter(language, {
    subject: t(words.subject, { forum: forum.text }),
    paragraphs: [
      name ? said(language, 'letter.greeting', { name: { text: name } }) : t('letter.greeting.unnamed'),
      ...words.paragraphs({ text: title.text }),
    ],
    ...(words.action ? { action: words.action } : {}),
    closing: [
      ...(edition.contactEmail ? [said(language, 'letter.contact', { email: { text: edition.contactEmail } })] : []),
      said(language, 'letter.closing', { forum }),
    ],
    foot: t(words.foot ?? 'letter.foot'),
  })
  return { to: reader.email, key, ...composed }
}
