/** A vote as it counts: one person, one category, one entry. */
export type Vote = { readonly personId: string; readonly category: string; readonly entryId: string }

export type Tally = {
  /** Votes that count, by entry; an entry without any stands at 0. */
  readonly votes: ReadonlyMap<string, number>
  /** People whose votes count. */
  readonly ballots: number
  /** People whose votes do not count, because a category is missing. */
  readonly incomplete: number
}

type Candidate = {
  readonly entryId: string
  readonly category: string
  /** Taken down or withdrawn since: a vote for it stays a vote in its category, and counts for nothing. */
  readonly gone?: boolean
}

/**
 * Counts votes. Where only whole ballots count, who has not voted in each category that has entries is not counted at all. A second vote of
 * a person in a category replaces the first; votes for what is not among the candidates count for nothing. `countVotes` of `count.ts` is the
 * same in the database.
 */
export function tally(candidates: readonly Candidate[], votes: readonly Vote[], wholeBallots: boolean): Tally {
  const there = candidates.filter(({ gone }) => !gone)
  const categories = new Set(there.map(({ category }) => category))
  const categoryOf = new Map(candidates.map(({ entryId, category }) => [entryId, category]))
  const ballots = new Map<string, Map<string, string>>()
  for (const { personId, category, entryId } of votes) {
    if (!categories.has(category) || categoryOf.get(entryId) !== category) continue
    const ballot = ballots.get(personId) ?? new Map<string, string>()
    ballots.set(personId, ballot.set(category, entryId))
  }
  const counted = [...ballots.values()].filter((ballot) => !wholeBallots || ballot.size === categories.size)
  const sums = new Map(there.map(({ entryId }) => [entryId, 0]))
  for (const ballot of counted)
    for (const entryId of ballot.values()) if (sums.has(entryId)) sums.set(entryId, (sums.get(entryId) ?? 0) + 1)
  return { votes: sums, ballots: counted.length, incomplete: ballots.size - counted.length }
}
