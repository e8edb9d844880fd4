import type { EditionScope, Viewer } from '../access/public.ts'
import { audit } from '../identity/public.ts'
import type { Tx } from '../platform/db/db.ts'
import { isLanguage } from '../platform/languages/public.ts'
import type { Platform } from '../platform/platform.ts'
import { ok, type Refusal, type Result, refuse } from '../platform/result.ts'
import { changeState, recordStep } from '../submissions/public.ts'
import { type DecisionRefusal, decide } from './decision.ts'
import { decisionLetter } from './letters.ts'
import { ACCEPTED } from './news.ts'
import {
  addDecision,
  addRelease,
  type PendingDecision,
  pendingForUpdate,
  revokePending,
  standingForUpdate,
} from './store.ts'

export type Wish = { reference: string; outcome: string; intoReference: string; reason: string; language: string }
type KeepRefusal = DecisionRefusal | Refusal<'submission-unknown'>

/** Keeps a decision on the desk. An earlier pending one of the same submission gives way to it. */
export function keepDecision(
  { db, clock }: Platform,
  edition: EditionScope,
  officer: Viewer,
  wish: Wish,
): Promise<Result<void, KeepRefusal>> {
  return db.transaction().execute((tx) => keep(tx, edition, officer, wish, clock.now()))
}

export async function keep(
  tx: Tx,
  edition: EditionScope,
  officer: Viewer,
  wish: Wish,
  now: Date,
): Promise<Result<void, KeepRefusal>> {
  const submission = await standingForUpdate(tx, edition, wish.reference)
  if (!submission) return refuse('submission-unknown')
  const intoReference = wish.intoReference.trim()
  const into = wish.outcome === 'merged' && intoReference ? await standingForUpdate(tx, edition, intoReference) : null
  if (wish.outcome === 'merged' && intoReference && !into) return refuse('submission-unknown')
  const decided = decide(submission, { outcome: wish.outcome, reason: wish.reason, into })
  if (!decided.ok) return decided
  const personId = officer.person?.id ?? null
  await revokePending(tx, submission.id, now)
  await addDecision(tx, edition, submission.id, decided.value, wish.language, personId, now)
  await audit(tx, {
    at: now,
    personId,
    editionId: edition.id,
    action: 'decision kept',
    subject: wish.reference,
    details: { outcome: decided.value.outcome },
  })
  return ok(undefined)
}

/** Takes a pending decision back; a released one stands. */
export function takeBackDecision(
  { db, clock }: Platform,
  edition: EditionScope,
  officer: Viewer,
  reference: string,
): Promise<Result<void, Refusal<'submission-unknown'>>> {
  return db.transaction().execute((tx) => takeBack(tx, edition, officer, reference, clock.now()))
}

export async function takeBack(
  tx: Tx,
  edition: EditionScope,
  officer: Viewer,
  reference: string,
  now: Date,
): Promise<Result<void, Refusal<'submission-unknown'>>> {
  const submission = await standingForUpdate(tx, edition, reference)
  if (!submission) return refuse('submission-unknown')
  await revokePending(tx, submission.id, now)
  await audit(tx, {
    at: now,
    personId: officer.person?.id ?? null,
    editionId: edition.id,
    action: 'decision taken back',
    subject: reference,
  })
  return ok(undefined)
}

export type Released = { released: number; fallenAway: number }

/** Makes all pending decisions public together: states, threads, sessions of accepted workshop requests, letters. All or nothing. */
export function releaseDecisions(platform: Platform, edition: EditionScope, officer: Viewer): Promise<Released> {
  const { db, clock } = platform
  return db.transaction().execute(async (tx) => {
    const now = clock.now()
    const personId = officer.person?.id ?? null
    const pending = await pendingForUpdate(tx, edition)
    const withdrawn = pending.filter((d) => d.state === 'withdrawn')
    for (const d of withdrawn) await revokePending(tx, d.submissionId, now)
    const standing = pending.filter((d) => d.state !== 'withdrawn')
    const releaseId = await addRelease(
      tx,
      edition,
      personId,
      standing.map((d) => d.id),
      now,
    )
    for (const d of standing) await carryOut(platform, tx, edition, d, releaseId)
    await audit(tx, {
      at: now,
      personId,
      editionId: edition.id,
      action: 'decisions released',
      subject: edition.slug,
      details: { decisions: standing.length },
    })
    return { released: standing.length, fallenAway: withdrawn.length }
  })
}

async function carryOut(platform: Platform, tx: Tx, edition: EditionScope, d: PendingDecision, releaseId: string) {
  const now = platform.clock.now()
  const because = { at: now, reason: d.reason, reasonLanguage: d.reasonLanguage }
  await changeState(tx, edition, d.submissionId, d.outcome)
  if (d.outcome === 'merged' && d.intoId) {
    await recordStep(tx, {
      ...because,
      submissionId: d.submissionId,
      kind: 'merged_into',
      facts: { reference: d.intoReference },
    })
    await recordStep(tx, {
      ...because,
      submissionId: d.intoId,
      kind: 'merged_from',
      facts: { reference: d.reference },
    })
  } else if (d.outcome !== 'merged') {
    await recordStep(tx, { ...because, submissionId: d.submissionId, kind: d.outcome })
  }
  if (d.outcome === 'accepted') {
    const { submissionId, becomesSession } = d
    await platform.tell(tx, ACCEPTED, { edition, submissionId, becomesSession, at: now })
  }
  if (d.email) {
    const language = isLanguage(d.language) ? d.language : 'en'
    await platform.mail.queue(tx, {
      to: d.email,
      key: `decision:${releaseId}:${d.id}`,
      ...decisionLetter(platform.config.origin, edition, d, language),
    })
  }
}
