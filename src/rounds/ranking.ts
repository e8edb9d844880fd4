import { fullFor, type Taken, takenBy, unknownFor } from './limits.ts'
import type { EntryFacts, Limit } from './rules.ts'

/** One to be ranked: `merit` is what it reached (higher is better; null: nothing known), `number` when it came. */
export type Candidate = {
  readonly id: string
  readonly number: number
  readonly merit: number | null
  readonly facts: EntryFacts
}

export type Ranked = Candidate & {
  /** From 1; equals that no rule has parted share it. null: not ranked, for nothing is known of its merit. */
  readonly rank: number | null
}

/**
 * How equals are parted: by when they came; by the order a draw gave (numbers of entries, the first one best), of several draws by the first
 * that holds both; or not yet.
 */
export type TieRule =
  | { readonly by: 'earlier' }
  | { readonly by: 'draw'; readonly orders: readonly (readonly number[])[] }
  | null

/**
 * Entries from the best down. Equals are parted by the rule, and share a rank where it says nothing of them. Whose merit nobody knows comes
 * last and has no rank: unknown is not the worst.
 */
export function ranking(candidates: readonly Candidate[], ties: TieRule): Ranked[] {
  const known = candidates.filter(({ merit }) => merit !== null)
  const ordered = known.toSorted((a, b) => (b.merit ?? 0) - (a.merit ?? 0) || parted(a, b, ties) || a.number - b.number)
  const ranked: Ranked[] = []
  for (const [i, one] of ordered.entries()) {
    const before = ranked[i - 1]
    const equal = before && before.merit === one.merit && parted(before, one, ties) === 0
    ranked.push({ ...one, rank: equal ? before.rank : i + 1 })
  }
  const unknown = candidates.filter(({ merit }) => merit === null).sort((a, b) => a.number - b.number)
  return [...ranked, ...unknown.map((one) => ({ ...one, rank: null }))]
}

function parted(a: Candidate, b: Candidate, ties: TieRule): number {
  if (ties === null) return 0
  if (ties.by === 'earlier') return a.number - b.number
  const order = ties.orders.find((one) => one.includes(a.number) && one.includes(b.number))
  return order ? order.indexOf(a.number) - order.indexOf(b.number) : 0
}

/** Groups of two or more that share a rank: what a draw has to part. */
export function equals(ranked: readonly Ranked[]): Ranked[][] {
  const groups = new Map<number, Ranked[]>()
  for (const one of ranked) if (one.rank !== null) groups.set(one.rank, [...(groups.get(one.rank) ?? []), one])
  return [...groups.values()].filter((group) => group.length > 1)
}

export type Outcome = {
  readonly chosen: readonly Ranked[]
  /** In order, the first one next. */
  readonly reserves: readonly Ranked[]
  /** Limits that kept an entry from being chosen, or that cannot be told, by its id. */
  readonly held: ReadonlyMap<string, readonly string[]>
  /** Equals that a draw must part first: choosing among them would be nobody's rule. */
  readonly undecided: readonly Ranked[]
}

/**
 * Goes down a ranking and takes whoever the limits still have a seat for, until `places` are taken (null: until the limits are full); the
 * others are reserves in their order. Where equals compete for what is left, it stops and says who must be parted.
 */
export function chooseBy(limits: readonly Limit[], ranked: readonly Ranked[], places: number | null): Outcome {
  const chosen: Ranked[] = []
  const held = new Map<string, readonly string[]>()
  const reserves: Ranked[] = []
  let taken: Taken = new Map()
  for (const group of groupsOf(ranked)) {
    const open = group.filter((one) => {
      const full = fullFor(limits, 'chosen', one.facts, taken).map(({ limit }) => limit)
      const why = [...full, ...unknownFor(limits, 'chosen', one.facts)]
      if (why.length > 0) held.set(one.id, why)
      return why.length === 0
    })
    const left = places === null ? open.length : Math.max(0, places - chosen.length)
    if (open.length > 1 && competes(limits, chosen, open, left)) return { chosen, reserves, held, undecided: open }
    chosen.push(...open.slice(0, left))
    reserves.push(...group.filter((one) => !open.slice(0, left).includes(one)))
    taken = takenBy(limits, 'chosen', chosen)
  }
  return { chosen, reserves, held, undecided: [] }
}

/** Whether not all of these equals can be taken, although some could. */
function competes(limits: readonly Limit[], chosen: readonly Ranked[], open: readonly Ranked[], left: number): boolean {
  if (left === 0) return false
  if (left < open.length) return true
  return open.some((one, i) => {
    const others = [...chosen, ...open.filter((_, j) => j !== i)]
    return fullFor(limits, 'chosen', one.facts, takenBy(limits, 'chosen', others)).length > 0
  })
}

function groupsOf(ranked: readonly Ranked[]): Ranked[][] {
  const groups: Ranked[][] = []
  for (const one of ranked) {
    const last = groups.at(-1)
    if (last && one.rank !== null && last[0]?.rank === one.rank) last.push(one)
    else if (one.rank !== null) groups.push([one])
  }
  return groups
}
