/**
 * A part of a plan's price that is kept up to date while the plan changes. For every change that is weighed, `touch` takes off what the
 * sessions it moves cost where they stand and `judge` adds what they cost where they go; then one of `keep` and `forget` follows.
 */
export interface Ledger {
  touch(): void
  judge(): void
  keep(): void
  forget(): void
}
