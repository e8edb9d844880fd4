import {
  type Breach,
  breachesOf,
  type EntryFacts,
  fullFor,
  type SelectionRules,
  type Standing,
  takenBy,
  unknownFor,
} from '../rounds/public.ts'

/** Why an entry cannot take part: rules it does not keep, and limits that others have filled or that cannot be told. */
export type Obstacles = { readonly breaches: readonly Breach[]; readonly limits: readonly string[] }

type In = { readonly id: string; readonly facts: EntryFacts; readonly standing: Standing }

/** What stands in the way of one entry beside those that are in. */
export function obstaclesOf(rules: SelectionRules, one: Pick<In, 'id' | 'facts'>, all: readonly In[]): Obstacles {
  const others = all.filter(({ id, standing }) => id !== one.id && standing !== 'not_taken' && standing !== 'gone')
  const { limits } = rules
  const full = fullFor(limits, 'entered', one.facts, takenBy(limits, 'entered', others)).map(({ limit }) => limit)
  return {
    breaches: breachesOf(rules, one.facts),
    limits: [...full, ...unknownFor(limits, 'entered', one.facts)],
  }
}

export const mayTakePart = ({ breaches, limits }: Obstacles): boolean => breaches.length === 0 && limits.length === 0

/** How often each value of a fact is there, the most frequent first; `null` is of whom it is not known. */
export function countedBy(all: readonly { readonly facts: EntryFacts }[], fact: string): [string | null, number][] {
  const counts = new Map<string | null, number>()
  for (const { facts } of all) {
    const value = facts[fact] === undefined ? null : String(facts[fact])
    counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return [...counts].sort(([a, n], [b, m]) => Number(a === null) - Number(b === null) || m - n)
}
