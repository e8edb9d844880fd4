import type { EntryFacts, Limit } from './rules.ts'

/** A quota that concerns an entry: its name, such as `country KE`, and how many seats it has; null: as many as there are entries. */
export type Quota = {
  readonly name: string
  readonly limit: string
  readonly value: string
  readonly most: number | null
}

type Of = Limit['of']

/** The quotas an entry needs a seat of. Of a fact that is unknown no seat can be taken: see `unknownFor`. */
export const quotasOf = (limits: readonly Limit[], of: Of, facts: EntryFacts): Quota[] =>
  limits
    .filter((one) => one.of === of)
    .flatMap((one) => {
      const fact = facts[one.by]
      if (fact === undefined || Array.isArray(fact)) return []
      const value = String(fact)
      return [{ name: `${one.code} ${value}`, limit: one.code, value, most: one.each[value] ?? one.most }]
    })
    .filter(({ most }) => most !== null)

/** The limits that cannot be kept because nobody knows what they look at. */
export const unknownFor = (limits: readonly Limit[], of: Of, facts: EntryFacts): readonly string[] =>
  limits.filter((one) => one.of === of && facts[one.by] === undefined).map((one) => one.code)

/** Seats of each quota that are taken, by its name. */
export type Taken = ReadonlyMap<string, number>

/** How many of each quota the given entries take. */
export function takenBy(limits: readonly Limit[], of: Of, entries: readonly { readonly facts: EntryFacts }[]): Taken {
  const taken = new Map<string, number>()
  for (const { facts } of entries)
    for (const { name } of quotasOf(limits, of, facts)) taken.set(name, (taken.get(name) ?? 0) + 1)
  return taken
}

/** The quotas without a free seat for one more such entry. */
export const fullFor = (limits: readonly Limit[], of: Of, facts: EntryFacts, taken: Taken): Quota[] =>
  quotasOf(limits, of, facts).filter(({ name, most }) => most !== null && (taken.get(name) ?? 0) >= most)
