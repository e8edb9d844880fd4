/**
 * A plan that can be searched: what the annealing driver needs to know of a timetable, whatever its kind.
 *
 * A landscape owns one current plan and one saved plan, both in typed arrays made beforehand: `propose`, `accept`,
 * `save` and `restore` run hundreds of thousands of times a second and should not allocate.
 * It draws its moves from a `Random` of its own, so that seed and number of moves settle the plan.
 */
export interface Landscape {
  /** What the search lowers: the cost of the current plan at the present prices. */
  cost(): number

  /**
   * What plans are finally judged by, lower is better. Hard violations weigh so much here that no saving outweighs
   * one, and the weights never change; `cost` may price them lower, to let the search pass through a violation.
   */
  value(): number

  /**
   * Draws one random move and answers how much it would change `cost`; the plan stays as it is.
   * A move that cannot be made answers Infinity. No change above `limit` will be accepted, so a landscape may stop
   * counting there and answer any number above it.
   */
  propose(limit: number): number

  /** Makes the move proposed last. Not calling it rejects the move and costs nothing. */
  accept(): void

  /** Keeps a copy of the current plan in place of the one saved before. */
  save(): void

  /** What `value` counts of the saved plan, apart: hard violations and soft cost. For reports only. */
  scoreSaved?(): { hard: number; soft: number }

  /** Makes the saved plan the current one. */
  restore(): void

  /** Whether the current plan breaks a hard rule. */
  violated?(): boolean

  /**
   * Told at every check what share of the budget is spent (0 to 1), to raise the prices of hard violations towards
   * the end. `cost` may jump here; `value` may not.
   */
  press?(share: number): void
}
