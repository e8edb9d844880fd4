import { type Chosen, WEIGHS, type Weigh } from './count.ts'
import { type Dimension, UNKNOWN } from './dimensions.ts'

/** What is counted: which submissions, by what, and crossed with what. */
export type FigureQuery = {
  readonly by: Dimension | null
  readonly across: Dimension | null
  /** How a submission with several values counts where two are crossed. */
  readonly weigh: Weigh
  readonly chosen: Chosen
}

const MOST_VALUES = 20
const VALUE = /^[\w.-]{1,60}$/

/** What an address asks to be counted. Only what the edition counts by is understood; anything else is ignored. */
export function readFigureQuery(parameters: URLSearchParams, dimensions: readonly Dimension[]): FigureQuery {
  const named = (key: string) => dimensions.find(({ code }) => code === parameters.get(key)) ?? null
  const by = named('by')
  const across = named('across')
  const chosen = dimensions.flatMap(({ code }) => {
    const values = [...new Set(parameters.getAll(code).filter((value) => VALUE.test(value)))].slice(0, MOST_VALUES)
    return values.length > 0 ? [[code, values] as const] : []
  })
  const weigh = WEIGHS.find((one) => one === parameters.get('weigh')) ?? 'each'
  return { by, across: by && across !== by ? across : null, weigh, chosen: new Map(chosen) }
}

/** The same as an address. */
export function figureSearch({ by, across, weigh, chosen }: Partial<FigureQuery>): string {
  const parts = new URLSearchParams()
  if (by) parts.set('by', by.code)
  if (across) parts.set('across', across.code)
  if (across && weigh === 'once') parts.set('weigh', weigh)
  for (const [code, values] of chosen ?? []) for (const value of values) parts.append(code, value)
  return parts.size > 0 ? `?${parts}` : ''
}

/** What is chosen, and of a dimension this value alone. */
export const narrowed = (chosen: Chosen, dimension: Dimension, value: string): Chosen =>
  new Map(chosen).set(dimension.code, [value])

/** Whether the register itself can list what is chosen: it knows its facets, and no unknown. */
export const inRegister = (chosen: Chosen, dimensions: readonly Dimension[]): boolean =>
  [...chosen].every(
    ([code, values]) => dimensions.find((d) => d.code === code)?.facet != null && !values.includes(UNKNOWN),
  )
