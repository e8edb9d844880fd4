import type { EntryFacts, Target } from './rules.ts'

/** Where those chosen stand against a target. Who did not say counts in `unknown` and in no share. */
export type Balance = {
  readonly target: Target
  readonly count: number
  /** Of those whose fact is known. */
  readonly known: number
  readonly unknown: number
  /** null while nothing is known. */
  readonly share: number | null
  readonly stands: 'unknown' | 'below' | 'within' | 'above'
  /** How many more, or fewer (negative), of those known would meet the nearer end; 0 within, or while nothing is known. */
  readonly short: number
}

const has = (facts: EntryFacts, { fact, value }: Target): boolean => {
  const said = facts[fact]
  return Array.isArray(said) ? said.includes(String(value)) : said === value
}

/** The running balance of entries against targets, in the order of the targets. */
export const balanceOf = (
  targets: readonly Target[],
  entries: readonly { readonly facts: EntryFacts }[],
): readonly Balance[] => targets.map((target) => balance(target, entries))

function balance(target: Target, entries: readonly { readonly facts: EntryFacts }[]): Balance {
  const known = entries.filter(({ facts }) => facts[target.fact] !== undefined)
  const count = known.filter(({ facts }) => has(facts, target)).length
  const all = { target, count, known: known.length, unknown: entries.length - known.length }
  if (known.length === 0) return { ...all, share: null, stands: 'unknown', short: 0 }
  const share = count / known.length
  const [least, most] = [Math.ceil(target.from * known.length - SLACK), Math.floor(target.to * known.length + SLACK)]
  if (count < least) return { ...all, share, stands: 'below', short: least - count }
  if (count > most) return { ...all, share, stands: 'above', short: most - count }
  return { ...all, share, stands: 'within', short: 0 }
}

/** So that 0.3 of ten is three, whatever floating point makes of it. */
const SLACK = 1e-9
