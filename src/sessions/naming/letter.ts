import type { EditionScope } from '../../access/public.ts'
import { emailKey, hashToken } from '../../identity/public.ts'
import { composeLetter, nameToGreet, type Paragraph, type Quoted, withoutLinks } from '../../page/letter.ts'
import { pathTo } from '../../page/route.ts'
import { isLanguage, isolated, type Language, pickText } from '../../platform/languages/public.ts'
import type { Letter } from '../../platform/mail/mail.ts'
import type { Words } from '../words.ts'
import type { NamedIn } from './reads.ts'
import { namingTexts } from './texts.ts'

type Key = Parameters<ReturnType<typeof namingTexts>>[0]
type From = {
  readonly edition: EditionScope
  readonly words: ReadonlyMap<Language, Words>
  readonly origin: string
}

/** A person's own language once their address is proven; before that, the language of the session. */
const readingOf = ({ own, language }: Pick<NamedIn, 'own' | 'language'>): Language =>
  [own, language].find((one) => one !== null && isLanguage(one)) ?? 'en'

const said = (reader: Language, key: Key, values: Record<string, Quoted | string>): Paragraph =>
  namingTexts(reader).parts(key, values as never) as Paragraph // strings, and the very values that were given

/** Tells somebody in which sessions others have named them, and how to object. */
export function namingLetter(namings: readonly NamedIn[], secret: string, { edition, words, origin }: From): Letter {
  const [first] = namings as [NamedIn, ...NamedIn[]] // nobody is written to who is named nowhere
  const reader = readingOf(first)
  const t = namingTexts(reader)
  const forum = pickText(edition.title, reader).text
  const name = nameToGreet(first.name)
  return {
    to: emailKey(first.email),
    key: `named:${edition.id}:${hashToken(secret)}`,
    ...composeLetter(reader, {
      subject: t('letter.subject', { forum: isolated(forum, reader) }),
      paragraphs: [
        forum,
        name ? said(reader, 'letter.greeting', { name: { text: name } }) : t('letter.greeting.unnamed'),
        t('letter.named'),
        ...namings.map(({ number, title, language, role }) =>
          said(reader, 'letter.session', {
            number: { text: String(number) },
            title: { text: withoutLinks(title), language },
            role: words.get(reader)?.('session_roles', role) ?? role,
          }),
        ),
        t('letter.public'),
        t('letter.object'),
      ],
      action: {
        label: t('letter.open'),
        href: `${origin}${pathTo(reader, edition.slug, 'named', secret)}`,
      },
      closing: [
        ...(edition.contactEmail ? [said(reader, 'letter.contact', { email: { text: edition.contactEmail } })] : []),
        said(reader, 'letter.closing', { forum: { text: forum } }),
      ],
      foot: t('letter.foot'),
    }),
  }
}
