import { type CallTimes, callState } from '../consultation/public.ts'

/** Who sees the figures of an edition: everybody; everybody once no call is open; the desk alone. */
export const FIGURES_SHOWN = ['everybody', 'after_closing', 'desk'] as const
export const TARGETS_SHOWN = ['everybody', 'desk'] as const

export type Showing = {
  readonly figures: (typeof FIGURES_SHOWN)[number]
  readonly targets: (typeof TARGETS_SHOWN)[number]
}

/** What holds where nobody has chosen. */
export const AT_FIRST: Showing = { figures: 'everybody', targets: 'desk' }

/** Whether everybody may see the figures now. */
export function areOpen({ figures }: Showing, calls: readonly CallTimes[], now: Date): boolean {
  if (figures !== 'after_closing') return figures === 'everybody'
  return calls.every((call) => callState(call, now) === 'closed')
}
