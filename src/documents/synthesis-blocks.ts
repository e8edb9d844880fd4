import { isLanguage, type Language, pickText } from '../platform/languages/public.ts'
import type { Published, ShownPoint } from '../synthesis/public.ts'
import { type Block, ltr, own, plain } from './kit/paper.ts'
import { documentTexts } from './texts.ts'
import { named } from './words.ts'

type State = { readonly language: Language; readonly synthesis: Published | null }

/** What was said, as it was published: themes, their points, and the very words behind each. Nothing before the first publication. */
export function synthesisBlocks({ language, synthesis }: State): Block[] {
  if (!synthesis || synthesis.points.length === 0) return []
  const t = documentTexts(language)
  const of = (theme: string | null) => synthesis.points.filter((point) => point.theme === theme)
  const titled: [string, readonly ShownPoint[]][] = [
    ...synthesis.themes.map(({ id, name }): [string, readonly ShownPoint[]] => [pickText(name, language).text, of(id)]),
    [t('out.said.other'), of(null)],
  ]
  return [
    { kind: 'heading', level: 1, runs: plain(t('out.said')) },
    { kind: 'paragraph', runs: plain(t('out.said.lead', { number: synthesis.number })) },
    ...titled.flatMap(([title, points]): Block[] =>
      points.length > 0
        ? [
            { kind: 'heading', level: 2, runs: plain(title) },
            ...points.flatMap((point) => pointBlocks(point, language)),
          ]
        : [],
    ),
  ]
}

function pointBlocks({ number, words, quotes }: ShownPoint, language: Language): Block[] {
  const point = { ...named(words, language), set: 'strong' as const }
  return [
    { kind: 'paragraph', keep: true, runs: [{ text: `${number} · `, set: 'strong' }, point] },
    ...quotes.flatMap(({ words, language: written, from }) =>
      quoteBlocks({ words, language: isLanguage(written) ? written : null, from }),
    ),
  ]
}

type Quote = {
  readonly words: string
  readonly language: Language | null
  readonly from: { readonly reference: string; readonly organization: string | null; readonly submitter: string }
}

/** The very words of somebody, and whose they are. */
export const quoteBlocks = ({ words, language, from }: Quote): Block[] => [
  { kind: 'paragraph', keep: true, runs: plain(words), ...(language ? { lang: language } : {}) },
  {
    kind: 'paragraph',
    as: 'small',
    // On the side of the words they stand under.
    ...(language ? { lang: language } : {}),
    runs: [ltr(from.reference), { text: ' · ' }, own(from.organization ?? from.submitter)],
  },
]
