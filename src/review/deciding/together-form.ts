import { isOutcome, OUTCOMES } from '../decision.ts'
import { asReference } from '../standings.ts'

/** What can be done to several submissions at once: keep one decision for all, or take the waiting ones back. */
export const ACTS = [...OUTCOMES, 'revoke'] as const
export type Act = (typeof ACTS)[number]

export type TogetherOrder = {
  readonly act: Act
  readonly references: readonly string[]
  readonly intoReference: string
  readonly replacing: readonly string[]
  /** All that match the list, and not the ones ticked: which they are is looked up once, when the page is made. */
  readonly all: boolean
  /** The list one comes from and goes back to: what stands behind its address. */
  readonly list: string
}

/** More than any edition has asked for at once, and little enough to be read and confirmed. */
export const MOST_TOGETHER = 2000

type Sent = { get(name: string): string | null; getAll(name: string): string[] }

/** What a form or an address asks for; null when it names no act. References are ticked one by one or come in one field. */
export function orderIn(sent: Sent): TogetherOrder | null {
  const act = sent.get('act') ?? ''
  if (!isOutcome(act) && act !== 'revoke') return null
  const picked = [...sent.getAll('pick'), ...(sent.get('picks') ?? '').split(/\s+/)].filter(Boolean).map(asReference)
  return {
    act,
    references: [...new Set(picked)],
    all: sent.get('all') === '1',
    intoReference: asReference(sent.get('into') ?? '').slice(0, 40),
    replacing: sent.getAll('replace').map(asReference),
    list: new URLSearchParams(sent.get('list') ?? '').toString().slice(0, 2000),
  }
}
