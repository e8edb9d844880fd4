import type { PlanFacts } from '../plan-facts.ts'
import type { Change, Only } from './proposal.ts'

type Session = PlanFacts['sessions'][number]

/** What of the forum a change concerns; undefined: all of it. */
export const onlyOf = (change: Change | null): Only | undefined =>
  change?.kind === 'virtual' || change?.kind === 'hybrid' ? change.only : undefined

/** Whether a switch of mode concerns a session: all of them, those that stand on some days, or one. */
export function concerns(only: Only | undefined, { slots }: PlanFacts): (session: Session) => boolean {
  if (!only) return () => true
  if ('session' in only) return ({ id }) => id === only.session
  const codes = new Set(slots.filter(({ day }) => only.days.includes(day)).map(({ code }) => code))
  return ({ slot_code }) => slot_code !== null && codes.has(slot_code)
}
