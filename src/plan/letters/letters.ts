import type { EditionScope } from '../../access/public.ts'
import { type LetterWords, nameToGreet, type Paragraph, type Quoted, withoutLinks } from '../../page/letter.ts'
import { pathTo } from '../../page/route.ts'
import { besideIn } from '../../page/words.ts'
import {
  asWritten,
  formatDate,
  formatOffset,
  formatTime,
  isBlank,
  isLanguage,
  isolated,
  type Language,
  pickText,
  type Said,
} from '../../platform/languages/public.ts'
import { type LetterFacts, sortOf, type ToldChange } from './letter-facts.ts'
import { planLetterTexts } from './texts.ts'

type From = { readonly origin: string; readonly edition: EditionScope }
type Key = Parameters<ReturnType<typeof planLetterTexts>>[0]
type Place = NonNullable<ToldChange['change']['to']>

/** A letter of a publication in its reader's language: every change of theirs in a full sentence, when and where, why, what comes next. */
export function letterWords(facts: LetterFacts, { origin, edition }: From): LetterWords {
  const { to, changes } = facts
  const language = to.reads
  const t = planLetterTexts(language)
  const forum = pickText(edition.title, language).text
  const [first] = changes
  const sort = sortOf(facts)
  const page = pathTo(language, edition.slug, 'sessions', first.change.number)
  const name = nameToGreet(to.name)
  return {
    subject:
      sort === 'several'
        ? t('subject.several', { count: changes.length, forum: isolated(forum, language) })
        : t(`subject.${sort}`, { number: first.change.number }),
    paragraphs: [
      forum,
      name ? said(language, 'greeting', { name: { text: name } }) : t('greeting.unnamed'),
      ...(sort === 'several' ? [t('lead.several', { count: changes.length })] : []),
      ...changes.flatMap((one) => changeTold(one, edition, language)),
      t(`next.${sort}`),
    ],
    action: {
      label: t(sort === 'several' ? 'open.agenda' : 'open.session'),
      href: `${origin}${sort === 'several' ? pathTo(language, edition.slug, 'agenda') : page}`,
    },
    closing: [
      ...(edition.contactEmail ? [said(language, 'contact', { email: { text: edition.contactEmail } })] : []),
      said(language, 'closing', { forum: { text: forum } }),
    ],
    foot: t('foot'),
  }
}

/** A message whose values are names, titles or codes, each kept apart from the sentence. */
const said = (language: Language, key: Key, values: Record<string, Quoted | string | number>): Paragraph =>
  planLetterTexts(language).parts(key, values as never) as Paragraph // strings, and the very values that were given

function changeTold({ change, entry }: ToldChange, edition: EditionScope, language: Language): Paragraph[] {
  const title: Quoted = { text: withoutLinks(change.title), language: change.language }
  const number: Quoted = { text: String(change.number) }
  const told: Paragraph[] = [said(language, `told.${change.kind}`, { number, title })]
  const now = change.kind === 'new' || change.kind === 'moved' || change.kind === 'restored' ? entry : null
  if (change.from && !now) told.push(placeTold('was', change.from, edition, language))
  if (change.from && change.kind === 'moved') told.push(placeTold('before', change.from, edition, language))
  if (now) told.push(placeTold(change.kind === 'moved' ? 'now' : 'when', now, edition, language))
  if (!isBlank(change.reason)) told.push(reasonTold(change.reason, language))
  return told
}

/** Day, hours and room, on the clock of the forum and in universal time. */
function placeTold(
  as: 'when' | 'now' | 'before' | 'was',
  { startsAt, endsAt, room }: Pick<Place, 'startsAt' | 'endsAt' | 'room'>,
  { zone }: EditionScope,
  language: Language,
): Paragraph {
  const hours = (of: string) => `${formatTime(startsAt, language, of)}–${formatTime(endsAt, language, of)}`
  const sameDay = formatDate(startsAt, language, zone) === formatDate(startsAt, language, 'UTC')
  const day = formatDate(startsAt, language, zone, 'weekdayDate')
  const universal = besideIn(language)(sameDay ? null : formatDate(startsAt, language, 'UTC'), `${hours('UTC')} UTC`)
  return said(language, `place.${as}`, {
    day,
    hours: { text: `${hours(zone)} ${formatOffset(startsAt, zone)}` },
    universal: { text: universal },
    room: { text: pickText(room.name, language).text },
  })
}

/** The reason in the reader's language where it was written, else as it was written, marked with its own where that is known. */
function reasonTold(reason: Said, language: Language): Paragraph {
  const { text, language: own, others } = asWritten(reason)
  const theirs = own === language ? text : others[language]
  if (theirs) return said(language, 'reason', { reason: { text: withoutLinks(theirs), language } })
  if (own === null || !isLanguage(own)) return said(language, 'reason', { reason: { text: withoutLinks(text) } })
  return said(language, 'reason.in', { reason: { text: withoutLinks(text), language: own }, language: own })
}
