import { type Chosen, rowsOf } from './count.ts'
import type { Dimension } from './dimensions.ts'
import type { FigureRow } from './rows.ts'

/** A value of a dimension that somebody is asked to have. */
export type Trait = { readonly dimension: string; readonly value: string }

/** How much is wanted: so many submissions, or a share of all that the call received, in hundredths. */
export type Wanted =
  | { readonly kind: 'least'; readonly count: number }
  | { readonly kind: 'share'; readonly percent: number }

/** Who shall have spoken by the end of a call: everybody with one trait, or with two at once. */
export type Target = { readonly who: readonly Trait[]; readonly wanted: Wanted }

/** A target beside what is there. */
export type Gap = {
  readonly target: Target
  readonly have: number
  /** As a number of submissions, also where a share is wanted. */
  readonly needed: number
  readonly missing: number
}

/** One name for equal targets. */
export const whoKey = (who: readonly Trait[]): string =>
  who.map(({ dimension, value }) => `${dimension}=${value}`).join('&')

export const chosenOf = (who: readonly Trait[]): Chosen => new Map(who.map((one) => [one.dimension, [one.value]]))

/** What an unknown counts for: nobody's target, but the whole that shares are parts of. */
export function gapOf(target: Target, rows: readonly FigureRow[], dimensions: readonly Dimension[]): Gap {
  const { who, wanted } = target
  const have = rowsOf(rows, dimensions, chosenOf(who)).length
  const needed = wanted.kind === 'least' ? wanted.count : Math.ceil((rows.length * wanted.percent) / 100)
  return { target, have, needed, missing: Math.max(0, needed - have) }
}

/** Lists longer than this, such as countries, are for looking at in the figures, not for naming who is missing. */
const LONGEST_LIST = 60

/** What targets can be set by: who speaks, and on what. */
export const targetDimensions = (dimensions: readonly Dimension[]): Dimension[] =>
  dimensions.filter(({ of, facet, order }) => {
    const about = facet ? ['group', 'region', 'terms', 'language'].includes(facet.of) : true
    return about && order.length > 0 && order.length <= LONGEST_LIST && !NOT_OF_PEOPLE.has(of)
  })
const NOT_OF_PEOPLE = new Set<Dimension['of']>(['call', 'channel', 'month', 'copies', 'main'])

/** A trait that people of this edition can have. */
export const isTrait = (dimensions: readonly Dimension[], { dimension, value }: Trait): boolean =>
  dimensions.find(({ code }) => code === dimension)?.order.includes(value) === true

/** Of whom nothing has come yet: values nobody has, and groups of which a region has none. Gender is counted only where asked for. */
export function nobodyYet(rows: readonly FigureRow[], dimensions: readonly Dimension[]): Trait[][] {
  const facets = targetDimensions(dimensions).filter(({ facet }) => facet && facet.of !== 'language')
  const single = facets.flatMap((one) => traitsOf(one).map((trait) => [trait]))
  const group = facets.find(({ facet }) => facet?.of === 'group')
  const region = facets.find(({ facet }) => facet?.of === 'region')
  const absent = (who: readonly Trait[]) => rowsOf(rows, dimensions, chosenOf(who)).length === 0
  const alone = single.filter(absent)
  const named = new Set(alone.map(whoKey))
  const pairs = group && region ? traitsOf(group).flatMap((g) => traitsOf(region).map((r) => [g, r])) : []
  return [...alone, ...pairs.filter((who) => !who.some((trait) => named.has(whoKey([trait]))) && absent(who))]
}

const traitsOf = ({ code, order }: Dimension): Trait[] => order.map((value) => ({ dimension: code, value }))
