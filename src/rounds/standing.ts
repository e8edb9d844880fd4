/** How an entry stands: in, looked at closely, chosen, next in line, not taken, or no longer there. */
const STANDINGS = ['entered', 'shortlisted', 'chosen', 'reserve', 'not_taken', 'gone'] as const
export type Standing = (typeof STANDINGS)[number]

/** A word of the database is one of these; another would be a fault of ours. */
export function standingOf(word: string): Standing {
  const standing = STANDINGS.find((one) => one === word)
  if (!standing) throw new Error(`${word} is no standing.`)
  return standing
}
