import type { EditionScope } from '../../access/public.ts'
import type { Tx } from '../../platform/db/db.ts'
import type { SessionId } from '../../platform/db/schema.ts'
import type { JoinLink } from './join-link.ts'

/** Keeps how a session is joined; null: not from afar. */
export async function keepJoinLink(
  tx: Tx,
  _edition: EditionScope,
  { sessionId, link, now }: { sessionId: SessionId; link: JoinLink | null; now: Date },
): Promise<void> {
  if (!link) {
    await tx.deleteFrom('join_link').where('session_id', '=', sessionId).execute()
    return
  }
  const row = {
    service: link.service,
    address: 'address' in link ? link.address : null,
    room: 'room' in link ? link.room : null,
    passcode: link.passcode,
    dial_in: link.dialIn,
    changed_at: now,
  }
  await tx
    .insertInto('join_link')
    .values({ session_id: sessionId, ...row })
    .onConflict((oc) => oc.column('session_id').doUpdateSet(row))
    .execute()
}
