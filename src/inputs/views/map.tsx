import { formatNumber, type Language } from '../../platform/languages/public.ts'
import type { RegionOfInputs } from '../by-region.ts'

const WIDTH = 640
const HEIGHT = 360
const LEAST = 15
const MOST = 32
const LINE = 15

type Props = { regions: readonly (RegionOfInputs & { name: string })[]; alt: string; language: Language }

/**
 * Where inputs come from: a disc for each region, about where it lies, as large as it sent events. It draws no land and no border; the
 * table beside it says the same.
 */
export function MapOfRegions({ regions, alt, language }: Props) {
  const placed = regions.flatMap((region) => (region.place ? [{ ...region, place: region.place }] : []))
  if (placed.length === 0) return null
  const most = Math.max(1, ...placed.map(({ inputs }) => inputs.length))
  return (
    <svg class="inputs-map" role="img" aria-label={alt} viewBox={`0 0 ${WIDTH} ${HEIGHT}`}>
      {placed.map(({ code, name, inputs, place: [x, y] }) => {
        const size = inputs.length === 0 ? LEAST : Math.max(LEAST, MOST * Math.sqrt(inputs.length / most))
        const [cx, cy] = [(x / 100) * WIDTH, (y / 100) * HEIGHT - 10]
        return (
          <g key={code}>
            <circle class={inputs.length === 0 ? 'is-none' : ''} cx={cx} cy={cy} r={size} />
            <text class="inputs-map__count" x={cx} y={cy + 7} text-anchor="middle" direction="ltr">
              {formatNumber(inputs.length, language)}
            </text>
            {brokenName(name).map((line, i) => (
              <text key={line} x={cx} y={cy + size + LINE * (i + 1)} text-anchor="middle">
                {line}
              </text>
            ))}
          </g>
        )
      })}
    </svg>
  )
}

const LONGEST = 22

/** A name in lines that have room under a disc. */
function brokenName(name: string): string[] {
  const lines: string[] = []
  for (const word of name.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < LONGEST) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
