import type { EditionScope } from '../access/public.ts'
import type { Platform } from '../platform/platform.ts'
import { ok, type Refusal, type Result, refuse } from '../platform/result.ts'
import type { Extension } from './extension.ts'
import { callForUpdate, moveClosing } from './store.ts'

/** Moves the closing of a call later. The old value stays recorded and is shown; a deadline never moves earlier. */
export function extendCall(
  { db, clock }: Platform,
  edition: Pick<EditionScope, 'id'>,
  extension: Extension,
): Promise<Result<void, Refusal<'call-unknown' | 'not-later'>>> {
  return db.transaction().execute(async (tx) => {
    const call = await callForUpdate(tx, edition, extension.callCode)
    if (!call) return refuse('call-unknown')
    if (extension.toAt <= call.closesAt) return refuse('not-later', { closesAt: call.closesAt.toISOString() })
    await moveClosing(tx, edition, call, extension, clock.now())
    return ok(undefined)
  })
}
