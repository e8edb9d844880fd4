import type { EditionScope, Viewer } from '../access/public.ts'
import { audit } from '../identity/public.ts'
import type { Platform } from '../platform/platform.ts'
import { ok, type Refusal, type Result, refuse } from '../platform/result.ts'
import { type ExtensionRefusal, newClosing } from './extension.ts'
import { extensionLetter } from './letters.ts'
import { callByCode, openDraftReaders } from './reads.ts'
import { callForUpdate, moveClosing } from './store.ts'

export type ExtensionWish = {
  callCode: string
  /** Wall clock in the zone of the edition, as `2022-03-11T15:00`. */
  local: string
  /** By language; empty ones are left out. */
  reason: Record<string, string>
  /** The closing the officer saw, in ISO 8601: whoever decides must know what is being changed. */
  seenClosing: string
}

/** An officer moves the closing of a call later: the old value stays, the act is recorded, and whoever has an open draft is written to. */
export function extendAtDesk(
  platform: Platform,
  edition: EditionScope,
  officer: Viewer,
  wish: ExtensionWish,
): Promise<Result<void, ExtensionRefusal | Refusal<'call-unknown' | 'reason-missing' | 'changed-meanwhile'>>> {
  const { db, clock, mail, config } = platform
  return db.transaction().execute(async (tx) => {
    const locked = await callForUpdate(tx, edition.id, wish.callCode)
    if (!locked) return refuse('call-unknown')
    if (locked.closesAt.toISOString() !== wish.seenClosing) return refuse('changed-meanwhile')
    if (Object.keys(wish.reason).length === 0) return refuse('reason-missing')
    const now = clock.now()
    const closing = newClosing(locked, wish.local, edition.zone, now)
    if (!closing.ok) return closing
    const madeBy = officer.person?.id ?? null
    const change = { toAt: closing.value, toLocal: wish.local, reason: wish.reason, source: null, madeBy }
    await moveClosing(tx, locked, { ...change, editionId: edition.id, callCode: wish.callCode }, now)
    await audit(tx, {
      at: now,
      personId: madeBy,
      editionId: edition.id,
      action: 'call extended',
      subject: wish.callCode,
      details: { from: wish.seenClosing, to: closing.value.toISOString() },
    })
    const call = await callByCode(tx, edition, wish.callCode)
    if (!call) return refuse('call-unknown')
    for (const reader of await openDraftReaders(tx, call.id))
      await mail.queue(tx, extensionLetter(config.origin, edition, call, locked.closesAt, wish.reason, reader))
    return ok(undefined)
  })
}
