import type { Platform } from '../../platform/platform.ts'
import { type Result, refuse } from '../../platform/result.ts'
import { contentOf } from '../../sessions/public.ts'
import { type CorrectRefusal, correctedSession } from '../editing/correct.ts'
import { wishOf } from '../editing/session-form.ts'
import type { By } from '../session-acts.ts'

/** Marked, so that the board says it in the words of a correction. */
export type LengthRefusal = CorrectRefusal & { readonly of: 'length' }

type LengthWish = {
  readonly number: number
  readonly minutes: number
  readonly reason: string
  readonly anyway: boolean
}

/** Makes a session longer or shorter where it stands: a correction like any other, through the same gate. Answers how long it was. */
export async function changeLength(
  platform: Platform,
  by: By,
  { number, minutes, reason, anyway }: LengthWish,
): Promise<Result<number, LengthRefusal>> {
  const standing = await contentOf(platform.db, by.edition, number)
  if (!standing) return { ok: false, refusal: { ...refuse('session-unknown', { number }).refusal, of: 'length' } }
  const content = { ...wishOf(standing.content), durationMinutes: minutes }
  const corrected = await correctedSession(platform, by, { number, content, reason, anyway })
  return corrected.ok
    ? { ok: true, value: standing.content.durationMinutes }
    : { ok: false, refusal: { ...corrected.refusal, of: 'length' } }
}
