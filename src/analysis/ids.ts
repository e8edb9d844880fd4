/** What items are called by whoever hands them in: a number or a word, given back as it came. */
export type ItemId = string | number

/** An order of ids that no shuffling of rows changes: numbers by value before words by code units. */
export function compareIds(a: ItemId, b: ItemId): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1
  return a < b ? -1 : a > b ? 1 : 0
}

/** Groups of ids, each in order, the largest group first and equals by their first id. */
export const inOrder = <Id extends ItemId>(groups: readonly (readonly Id[])[]): Id[][] =>
  groups.map((group) => [...group].sort(compareIds)).sort((a, b) => b.length - a.length || compareIds(a[0]!, b[0]!))
