import type { Round } from './reads.ts'

export type Stage = 'before' | 'open' | 'over'

/** Where a round stands at a moment; half-open. */
export const stageOf = ({ opensAt, closesAt }: Pick<Round, 'opensAt' | 'closesAt'>, now: Date): Stage =>
  now < opensAt ? 'before' : now < closesAt ? 'open' : 'over'
