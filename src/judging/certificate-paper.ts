import type { EditionScope } from '../access/public.ts'
import { type Paper, plain } from '../documents/public.ts'
import { formatDate, type Language, pickText } from '../platform/languages/public.ts'
import { checkAddress, printedCode } from '../proofs/public.ts'
import { type Honoured, nameOn } from './certificate.ts'
import { judgingTexts } from './texts.ts'

type On = {
  readonly edition: EditionScope
  readonly language: Language
  readonly origin: string
  readonly code: string
  readonly at: Date
  nameOf(category: string): string
}

/** That something won, whose it is, and how anybody checks it. */
export function awardPaper({ edition, language, origin, code, at, nameOf }: On, honoured: Honoured): Paper {
  const t = judgingTexts(language)
  const forum = pickText(edition.title, language).text
  const { judged, work, honours } = honoured
  const title = t('certificate.title')
  return {
    ...{ title, language, author: forum, at, cover: null },
    head: { start: forum, end: title },
    blocks: [
      { kind: 'heading', level: 1, runs: plain(title) },
      { kind: 'paragraph', as: 'lead', runs: plain(pickText(judged.title, language).text) },
      { kind: 'paragraph', runs: plain(t('certificate.to')) },
      { kind: 'heading', level: 2, runs: [{ text: nameOn(honoured), dir: 'auto' }] },
      {
        kind: 'facts',
        facts: [
          {
            name: plain(t(judged.about === 'works' ? 'col.work' : 'col.title')),
            value: [[{ text: work.title, lang: work.language, dir: 'auto', set: 'strong' }]],
          },
          ...(honours.category ? [{ name: plain(t('col.category')), value: [plain(nameOf(honours.category))] }] : []),
          { name: plain(t('certificate.award')), value: honoursIn(language, honoured).map(plain) },
        ],
      },
      { kind: 'paragraph', runs: plain(t('certificate.given', { day: formatDate(at, language, edition.zone) })) },
      { kind: 'paragraph', runs: plain(t('certificate.secretariat', { forum })) },
      {
        kind: 'facts',
        facts: [
          { name: plain(t('certificate.code')), value: [[{ text: printedCode(code), dir: 'ltr', set: 'strong' }]] },
          {
            name: plain(t('certificate.check')),
            value: [[{ text: checkAddress(origin, printedCode(code)), dir: 'ltr' }]],
          },
        ],
      },
    ],
  }
}

/** What was reached, line by line: a place or a win before being a champion, the choice of the public beside it. */
function honoursIn(language: Language, { honours }: Honoured): string[] {
  const t = judgingTexts(language)
  const { place, category, winner, champion, publics } = honours
  return [
    // In a category one wins; without any there are places.
    ...(winner ? [place !== null && !category ? t('winners.place', { place }) : t('winners.winner')] : []),
    ...(champion && !winner ? [t('certificate.champion')] : []),
    ...(publics ? [t('winners.public-choice')] : []),
  ]
}
