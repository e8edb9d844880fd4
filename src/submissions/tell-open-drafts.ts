import type { Reader } from '../consultation/public.ts'
import type { Tx } from '../platform/db/db.ts'
import type { CallId } from '../platform/db/schema.ts'
import { isLanguage, type Language } from '../platform/languages/public.ts'

/** There is more time for a call: everybody with an open draft is written to, once. */
export async function tellOpenDrafts(
  tx: Tx,
  { callId, write }: { callId: CallId; write(reader: Reader): Promise<unknown> },
): Promise<void> {
  for (const reader of await openDraftReaders(tx, callId)) await write(reader)
}

/** Whoever has begun an answer to a call and not handed it in, once each, with the language of the newest draft. */
async function openDraftReaders(tx: Tx, callId: CallId): Promise<Reader[]> {
  const rows = await tx
    .selectFrom('draft')
    .leftJoin('person', 'person.id', 'draft.person_id')
    .select((eb) => [eb.fn.coalesce('person.email', 'draft.email').as('email'), 'draft.language as language'])
    .where('draft.call_id', '=', callId)
    .where('draft.submitted_at', 'is', null)
    .where('draft.discarded_at', 'is', null)
    .orderBy('draft.saved_at')
    .execute()
  const readers = new Map<string, Language>()
  for (const { email, language } of rows) if (email) readers.set(email, isLanguage(language) ? language : 'en')
  return [...readers].map(([email, language]) => ({ email, language }))
}
