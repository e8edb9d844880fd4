import type { EditionScope } from '../access/public.ts'
import { type Block, type Paper, plain } from '../documents/public.ts'
import {
  countryName,
  formatDate,
  formatDays,
  LANGUAGES,
  type Language,
  type Localized,
  pickText,
} from '../platform/languages/public.ts'
import { checkAddress, printedCode } from '../proofs/public.ts'
import type { Attendance } from './registration.ts'
import { registrationTexts } from './texts.ts'
import type { VisaLetter } from './visa.ts'

type Key = Parameters<ReturnType<typeof registrationTexts>>[0]

/** A name of ours in six languages, to be kept with a code. */
export const inAllLanguages = (key: Key): Localized =>
  Object.fromEntries(LANGUAGES.map((language) => [language, registrationTexts(language)(key)]))

type On = {
  readonly edition: EditionScope
  readonly language: Language
  readonly origin: string
  readonly code: string
  readonly at: Date
}

/** The frame of what is handed on with a code: title, words, the day, and how anybody checks it. */
function paper({ edition, language, origin, code, at }: On, title: string, blocks: readonly Block[]): Paper {
  const t = registrationTexts(language)
  const forum = pickText(edition.title, language).text
  return {
    title,
    language,
    author: forum,
    at,
    head: { start: forum, end: title },
    cover: null,
    blocks: [
      { kind: 'heading', level: 1, runs: plain(title) },
      ...blocks,
      { kind: 'paragraph', runs: plain(t('paper.given', { day: formatDate(at, language, edition.zone) })) },
      { kind: 'paragraph', runs: plain(t('paper.secretariat', { forum })) },
      {
        kind: 'facts',
        facts: [
          { name: plain(t('paper.code')), value: [[{ text: printedCode(code), dir: 'ltr', set: 'strong' }]] },
          { name: plain(t('paper.check')), value: [[{ text: checkAddress(origin, printedCode(code)), dir: 'ltr' }]] },
        ],
      },
    ],
  }
}

/** The letter an embassy asks for: who is registered for what, and how to check it. */
export function visaPaper(on: On, letter: VisaLetter, number: number): Paper {
  const { edition, language } = on
  const t = registrationTexts(language)
  const forum = pickText(edition.title, language).text
  const city = pickText(edition.city, language).text
  return paper(on, t('visa.title'), [
    { kind: 'paragraph', as: 'lead', runs: plain(t('visa.to')) },
    { kind: 'paragraph', runs: plain(t('visa.text', { forum, city })) },
    {
      kind: 'facts',
      facts: [
        { name: plain(t('visa.name')), value: [[{ text: letter.name, dir: 'auto', set: 'strong' }]] },
        { name: plain(t('visa.nationality')), value: [plain(countryName(letter.nationality, language))] },
        { name: plain(t('visa.passport')), value: [[{ text: letter.passport, dir: 'ltr' }]] },
        { name: plain(t('paper.number')), value: [plain(String(number))] },
        { name: plain(t('paper.forum-days')), value: [plain(formatDays(edition.startsOn, edition.endsOn, language))] },
        { name: plain(t('visa.stay')), value: [plain(formatDays(letter.arrivesOn, letter.leavesOn, language))] },
      ],
    },
    { kind: 'paragraph', runs: plain(t('visa.costs')) },
  ])
}

type Participation = { readonly name: string; readonly presence: Attendance; readonly sessions: readonly string[] }

/** That somebody took part, from where, and in which sessions. */
export function certificatePaper(on: On, { name, presence, sessions }: Participation): Paper {
  const { edition, language } = on
  const t = registrationTexts(language)
  const forum = pickText(edition.title, language).text
  return paper(on, t('certificate.title'), [
    { kind: 'paragraph', runs: plain(t('certificate.that')) },
    { kind: 'heading', level: 2, runs: [{ text: name, dir: 'auto' }] },
    {
      kind: 'paragraph',
      runs: plain(
        t(`certificate.text.${presence}`, { forum, days: formatDays(edition.startsOn, edition.endsOn, language) }),
      ),
    },
    ...(sessions.length > 0
      ? [
          { kind: 'heading' as const, level: 3 as const, runs: plain(t('certificate.sessions')) },
          {
            kind: 'list' as const,
            ordered: false,
            items: sessions.map((text) => ({ runs: plain(text) })),
          },
        ]
      : []),
  ])
}
