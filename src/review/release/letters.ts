import type { EditionScope } from '../../access/public.ts'
import { type LetterWords, nameToGreet, type Paragraph, type Quoted, withoutLinks } from '../../page/letter.ts'
import { pathTo } from '../../page/route.ts'
import { formatDate, type Language, pickText } from '../../platform/languages/public.ts'
import type { Reason } from '../decision.ts'
import { reviewTexts } from '../texts.ts'
import type { Party } from './contents.ts'
import { type LetterFacts, sortOf } from './letter-facts.ts'

type From = { readonly origin: string; readonly edition: EditionScope }
type Key = Parameters<ReturnType<typeof reviewTexts>>[0]

/** A letter of a release in the language its reader has chosen, or the submission is written in. */
export function letterWords(facts: LetterFacts, { origin, edition }: From): LetterWords {
  const { about } = facts
  const language = about.reads
  const t = reviewTexts(language)
  const forum = pickText(edition.title, language).text
  return {
    subject: t(`letter.subject.${sortOf(facts)}`, { reference: about.reference }),
    paragraphs: [
      forum,
      greeting(about.name, language),
      ...decisionTold(facts, edition, language),
      ...othersTold(facts, language),
      t(nextStep(facts)),
    ],
    action: {
      label: t('letter.open'),
      href: `${origin}${pathTo(language, edition.slug, 'submissions', about.reference)}`,
    },
    closing: [
      ...(edition.contactEmail ? [said(language, 'letter.contact', { email: { text: edition.contactEmail } })] : []),
      said(language, 'letter.closing', { forum: { text: forum } }),
    ],
    foot: t('letter.foot'),
  }
}

/** A message whose values are names, titles or codes, each kept apart from the sentence. */
export const said = (language: Language, key: Key, values: Record<string, Quoted | string | number>): Paragraph =>
  reviewTexts(language).parts(key, values as never) as Paragraph // strings, and the very values that were given

const titleOf = ({ title, language }: Party): Quoted => ({ text: withoutLinks(title), language })
const referenceOf = ({ reference }: Party): Quoted => ({ text: reference })
const named = (party: Party) => ({ reference: referenceOf(party), title: titleOf(party) })

function greeting(name: string, language: Language): Paragraph {
  const plain = nameToGreet(name)
  return plain
    ? said(language, 'letter.greeting', { name: { text: plain } })
    : reviewTexts(language)('letter.greeting.unnamed')
}

function decisionTold({ about, decision, freedFrom }: LetterFacts, edition: EditionScope, language: Language) {
  const told: Paragraph[] = []
  if (decision?.outcome === 'merged' && decision.into)
    told.push(
      said(language, 'letter.merged', {
        ...named(about),
        into: referenceOf(decision.into),
        intoTitle: titleOf(decision.into),
      }),
    )
  else if (decision && decision.outcome !== 'merged')
    told.push(said(language, `letter.${decision.outcome}`, named(about)))
  if (decision?.insteadOf) {
    const date = formatDate(decision.insteadOf, language, edition.zone)
    told.push(reviewTexts(language)('letter.instead', { date }))
  }
  if (decision) told.push(reasonTold(decision.reason, language))
  if (freedFrom)
    told.push(
      said(language, 'letter.freed', { ...named(about), host: referenceOf(freedFrom), hostTitle: titleOf(freedFrom) }),
    )
  return told
}

function othersTold({ about, arrivals, departures }: LetterFacts, language: Language): Paragraph[] {
  return [
    ...(arrivals.length > 0 ? [said(language, 'letter.host', { count: arrivals.length, ...named(about) })] : []),
    ...arrivals.flatMap(({ party, reason }) => [
      said(language, 'letter.item', named(party)),
      reasonTold(reason, language),
    ]),
    ...departures.map((party) =>
      said(language, 'letter.departed', { ...named(party), host: referenceOf(about), hostTitle: titleOf(about) }),
    ),
  ]
}

/** The reason in the reader's language where it was written, else as it was written, marked with its own. */
export function reasonTold(reason: Reason, language: Language): Paragraph {
  const own = reason.language === language ? reason.text : reason.others[language]
  if (own) return said(language, 'letter.reason', { reason: { text: own, language } })
  return said(language, 'letter.reason.in', {
    reason: { text: reason.text, language: reason.language },
    language: reason.language,
  })
}

function nextStep(facts: LetterFacts): Key {
  const sort = sortOf(facts)
  return sort === 'accepted' && facts.about.becomesSession ? 'letter.next.session' : `letter.next.${sort}`
}
