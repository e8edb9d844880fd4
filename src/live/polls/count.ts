import type { Ballot, Poll, Round, Tally } from './poll.ts'

type Choices = Pick<Ballot, 'choices'>

/** How often each option was chosen. */
const chosen = (ballots: readonly Choices[], options: number): number[] =>
  Array.from({ length: options }, (_, option) => ballots.filter(({ choices }) => choices.includes(option)).length)

export function tallyOf({ kind, options }: Pick<Poll, 'kind' | 'options'>, ballots: readonly Choices[]): Tally {
  const votes = ballots.length
  if (kind !== 'ranked') return { votes, counts: chosen(ballots, options.length), rounds: null }
  const counted = rounds(ballots, options.length)
  return { votes, counts: (counted[0]?.counts ?? []).map((count) => count ?? 0), rounds: counted }
}

/**
 * Ranked ballots, counted in rounds: each counts for the option it ranks highest of those left. Who has more than half of the ballots that
 * still count has won; else those with the fewest leave, all of them where several have equally few. When all that are left are equal,
 * they stand level, and all of them are named.
 */
export function rounds(ballots: readonly Choices[], options: number): Round[] {
  const left = new Set(Array.from({ length: options }, (_, option) => option))
  const counted: Round[] = []
  for (;;) {
    const counts = countOf(ballots, left, options)
    const round = endOf(counts, left)
    counted.push({ counts, ...round })
    if (round.leave.length === 0) return counted
    for (const option of round.leave) left.delete(option)
  }
}

function countOf(ballots: readonly Choices[], left: ReadonlySet<number>, options: number): (number | null)[] {
  const firsts = ballots.map(({ choices }) => choices.find((option) => left.has(option)))
  return Array.from({ length: options }, (_, option) =>
    left.has(option) ? firsts.filter((first) => first === option).length : null,
  )
}

function endOf(counts: readonly (number | null)[], left: ReadonlySet<number>): Pick<Round, 'leave' | 'won'> {
  const of = (option: number) => counts[option] ?? 0
  const all = [...left].reduce((sum, option) => sum + of(option), 0)
  if (all === 0) return { leave: [], won: [] }
  const most = [...left].filter((option) => of(option) * 2 > all)
  const few = Math.min(...[...left].map(of))
  const fewest = [...left].filter((option) => of(option) === few)
  if (most.length > 0) return { leave: [], won: most }
  return fewest.length === left.size ? { leave: [], won: [...left] } : { leave: fewest, won: [] }
}
