import { formatNumber, type Language } from '../../platform/languages/public.ts'
import { shortened } from '../../platform/text.ts'
import type { Sankey } from '../flows.ts'

type Props = {
  figure: Sankey
  language: Language
  /** What a knot of a column is called. */
  nameOf(column: number, key: string): string
  headings: readonly string[]
  /** What the picture says, for whoever cannot see it: the table under it says it all. */
  alt: string
  rightToLeft: boolean
}

const WIDTH = 1080
const KNOT = 12
/** Where the columns stand, from the side one reads from; names stand behind their knots. */
const AT = [0, 300, 640, 810] as const
const TOP = 30
const LONGEST = [34, 40, 4, 28] as const
/** A point's number and its count, both of digits, would be one number from the left. */
const RIGHT_TO_LEFT_MARK = '\u200f'

/** From whom through which themes and points to what became of it, as ribbons. Drawn on the server; without colour the widths still tell. */
export function SankeyFigure({ figure, language, nameOf, headings, alt, rightToLeft }: Props) {
  const from = (x: number, wide = 0) => (rightToLeft ? WIDTH - x - wide : x)
  const text = { direction: rightToLeft ? 'rtl' : 'ltr', 'text-anchor': 'start' } as const
  return (
    <section class="scroll" tabindex={0} aria-label={alt}>
      <svg class="sankey" viewBox={`0 0 ${WIDTH} ${Math.ceil(figure.height + TOP)}`} role="img" aria-label={alt}>
        {figure.ribbons.map((ribbon) => (
          <path
            key={`${ribbon.from.column} ${ribbon.from.y} ${ribbon.to.y}`}
            class="sankey__way"
            d={wayOf(ribbon, from)}
          />
        ))}
        {figure.columns.map((nodes, column) => (
          <g key={headings[column]}>
            <text class="sankey__head" x={from(AT[column] ?? 0)} y={14} {...text}>
              {headings[column]}
            </text>
            {nodes.map((node) => (
              <g key={node.key}>
                <rect
                  class="sankey__knot"
                  x={from(AT[column] ?? 0, KNOT)}
                  y={node.y + TOP}
                  width={KNOT}
                  height={node.height}
                />
                <text
                  class="sankey__name"
                  x={from((AT[column] ?? 0) + KNOT + 6)}
                  y={node.y + TOP + node.height / 2 + 4}
                  {...text}
                >
                  {shortened(nameOf(column, node.key), LONGEST[column] ?? 20)}
                  {rightToLeft ? RIGHT_TO_LEFT_MARK : ''}
                  <tspan class="sankey__count" dx={rightToLeft ? -6 : 6}>
                    {formatNumber(node.count, language)}
                  </tspan>
                </text>
              </g>
            ))}
          </g>
        ))}
      </svg>
    </section>
  )
}

function wayOf({ from: start, to: end, width }: Sankey['ribbons'][number], at: (x: number) => number): string {
  const [a, b] = [at((AT[start.column] ?? 0) + KNOT), at(AT[start.column + 1] ?? 0)]
  const middle = (a + b) / 2
  const [y1, y2] = [start.y + TOP, end.y + TOP]
  const there = `M${a} ${y1}C${middle} ${y1} ${middle} ${y2} ${b} ${y2}`
  return `${there}V${y2 + width}C${middle} ${y2 + width} ${middle} ${y1 + width} ${a} ${y1 + width}Z`
}
