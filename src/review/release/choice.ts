import type { Item } from './contents.ts'

/** Decisions of one outcome, kind and language of letters: they are read, and released, together. */
export type Group = { readonly key: string; readonly items: readonly Item[]; readonly chosen: boolean }

const keyOf = ({ outcome, submission }: Item) => [outcome, submission.kind, submission.reads].join('.')

/** What an address or form chooses of all that can be released: whole groups, without some of them. Nothing said means everything. */
export type Choice = { readonly groups: readonly string[] | null; readonly without: readonly string[] }

type Sent = { get(name: string): string | null; getAll(name: string): string[] }

export const choiceIn = (sent: Sent): Choice => ({
  groups: sent.get('chosen') === null ? null : sent.getAll('group'),
  without: sent.getAll('without').map((reference) => reference.toUpperCase()),
})

/** The same as an address says it. */
export function choiceQuery({ groups, without }: Choice): string {
  const query = new URLSearchParams(groups === null ? [] : [['chosen', '1']])
  for (const group of groups ?? []) query.append('group', group)
  for (const reference of without) query.append('without', reference)
  return query.toString()
}

/** All that can be released, in groups; the largest first. */
export function groupsOf(items: readonly Item[], { groups }: Choice): Group[] {
  const byKey = new Map<string, Item[]>()
  for (const item of items) byKey.set(keyOf(item), [...(byKey.get(keyOf(item)) ?? []), item])
  return [...byKey]
    .map(([key, of]) => ({ key, items: of, chosen: groups?.includes(key) ?? true }))
    .sort((a, b) => b.items.length - a.items.length || (a.key < b.key ? -1 : 1))
}

export const chosenOf = (items: readonly Item[], { groups, without }: Choice): Item[] =>
  items.filter((item) => (groups?.includes(keyOf(item)) ?? true) && !without.includes(item.submission.reference))
