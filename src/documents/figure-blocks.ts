import { type Dimension, type Figures, linesOf } from '../figures/public.ts'
import { pairIn } from '../page/words.ts'
import { direction, formatList, formatNumber } from '../platform/languages/public.ts'
import { bars } from './bars.ts'
import { type Block, plain, strong } from './kit/paper.ts'
import { documentTexts } from './texts.ts'

/** Bars for as many values as the eye can compare; the table has all of them. */
const MOST_BARS = 18

/** A figure: its chart, and the table that says the same. */
export function figureBlocks({ rows, words }: Figures, dimension: Dimension): Block[] {
  const { language } = words
  const t = documentTexts(language)
  const title = t('out.received.by', { dimension: words.label(dimension) })
  const lines = linesOf(rows, dimension)
  const shown = lines.slice(0, MOST_BARS).map(({ value, received }) => ({
    name: words.name(dimension, value),
    value: received,
    said: formatNumber(received, language),
  }))
  const number = (value: number) => plain(formatNumber(value, language))
  return [
    { kind: 'heading', level: 2, runs: plain(title) },
    {
      kind: 'figure',
      drawing: bars(shown, direction(language) === 'rtl'),
      alt: t('chart', {
        title,
        lines: formatList(
          shown.map(({ name, said }) => pairIn(language)(name, said)),
          language,
        ),
      }),
      caption: [],
    },
    {
      kind: 'table',
      caption: strong(title),
      head: [
        plain(words.label(dimension)),
        ...(['received', 'texts', 'verified'] as const).map((key) => plain(t(key))),
      ],
      rows: lines.map(({ value, received, texts, verified }) => [
        plain(words.name(dimension, value)),
        number(received),
        number(texts),
        number(verified),
      ]),
      numbers: [1, 2, 3],
    },
  ]
}
