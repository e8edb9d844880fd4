import type { EditionScope, Viewer } from '../access/public.ts'
import type { Tx } from '../platform/db/db.ts'
import type { Platform } from '../platform/platform.ts'
import { ok, type Refusal, type Result, refuse } from '../platform/result.ts'
import { keep, takeBack } from './actions.ts'
import { type DecisionRefusal, decide, OUTCOMES } from './decision.ts'
import { titlesOf } from './reads.ts'
import { standingForUpdate } from './store.ts'

/** What can be done to several submissions at once: keep one decision for all, or take the pending ones back. */
export const ACTS = [...OUTCOMES, 'revoke'] as const
export type Act = (typeof ACTS)[number]

type Titled = { readonly reference: string; readonly title: string; readonly language: string }
type WhyNot = DecisionRefusal | Refusal<'submission-unknown' | 'nothing-pending'>

/** Which of the chosen submissions an act fits, and why not the others. */
export type TogetherPreview = {
  readonly fits: readonly Titled[]
  readonly not: readonly (Titled & { readonly refusal: WhyNot })[]
}

type Order = { readonly act: Act; readonly references: readonly string[]; readonly intoReference: string }

/** What an act would do to the chosen submissions; changes nothing. The one others are merged into stays out of it. */
export function previewTogether({ db }: Platform, edition: EditionScope, order: Order): Promise<TogetherPreview> {
  return db.transaction().execute((tx) => fitting(tx, edition, order, 'reason'))
}

async function fitting(tx: Tx, edition: EditionScope, order: Order, reason: string): Promise<TogetherPreview> {
  const { act, intoReference } = order
  const titled = await titlesOf(
    tx,
    edition,
    order.references.filter((reference) => act !== 'merged' || reference !== intoReference),
  )
  const into = act === 'merged' && intoReference ? await standingForUpdate(tx, edition, intoReference) : null
  const fits: Titled[] = []
  const not: (Titled & { refusal: WhyNot })[] = []
  for (const one of titled) {
    const standing = await standingForUpdate(tx, edition, one.reference)
    if (!standing) continue
    if (act === 'revoke') {
      if (standing.pending) fits.push(one)
      else not.push({ ...one, refusal: { code: 'nothing-pending', facts: {} } })
      continue
    }
    const decided = decide(standing, { outcome: act, reason, into })
    if (decided.ok) fits.push(one)
    else not.push({ ...one, refusal: decided.refusal })
  }
  return { fits, not }
}

/**
 * Carries an act out for all submissions it fits, in one transaction. `seen` is how many the officer was shown; when it fits another
 * number by now, nothing is changed.
 */
export function decideTogether(
  { db, clock }: Platform,
  edition: EditionScope,
  officer: Viewer,
  order: Order & { readonly reason: string; readonly language: string; readonly seen: number },
): Promise<Result<number, Refusal<'reason-missing' | 'changed-meanwhile'>>> {
  return db.transaction().execute(async (tx) => {
    const { act, intoReference, reason, language } = order
    if (act !== 'revoke' && reason.trim() === '') return refuse('reason-missing')
    const { fits } = await fitting(tx, edition, order, reason)
    if (fits.length !== order.seen) return refuse('changed-meanwhile')
    const now = clock.now()
    for (const { reference } of fits) {
      const done =
        act === 'revoke'
          ? await takeBack(tx, edition, officer, reference, now)
          : await keep(tx, edition, officer, { reference, outcome: act, intoReference, reason, language }, now)
      // The rows are locked since they were looked at, so a refusal here would be our own mistake.
      if (!done.ok) throw new Error(`${reference} fitted and was refused: ${done.refusal.code}`)
    }
    return ok(fits.length)
  })
}
