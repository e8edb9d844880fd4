import type { PlannedRound } from './rules.ts'

/** One that was in a round: what it reached there, as points of 100 or as votes; null: nothing known, or no vote at all. */
type Reached = { readonly id: string; readonly category: string; readonly merit: number | null }

/**
 * Who goes on after a round, of each category the best first: equals at the last place are all among them, so that whoever chooses next sees
 * that there are more. Of whom nothing is known nobody goes on.
 */
export function passing({ least, most }: PlannedRound['passes'], all: readonly Reached[]): Map<string, string[]> {
  const categories = new Map<string, Reached[]>()
  for (const one of all) categories.set(one.category, [...(categories.get(one.category) ?? []), one])
  return new Map(
    [...categories].map(([category, of]) => {
      const reached = of.flatMap(({ id, merit }) => (merit === null || merit < (least ?? 0) ? [] : [{ id, merit }]))
      const ordered = reached.sort((a, b) => b.merit - a.merit)
      const last = most === null ? undefined : ordered[most - 1]
      return [category, ordered.filter(({ merit }) => !last || merit >= last.merit).map(({ id }) => id)]
    }),
  )
}
