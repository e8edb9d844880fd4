import type { EditionScope } from '../../access/public.ts'
import type { Tx } from '../../platform/db/db.ts'
import type { PersonId, RegistrationId, SessionId } from '../../platform/db/schema.ts'

export type NewCheckIn = {
  readonly id: string
  readonly registrationId: RegistrationId
  readonly sessionId: SessionId | null
  readonly there: boolean
  readonly way: 'scan' | 'online'
  readonly scannedAt: Date
}

/** Keeps scans; one that is known already, by the name its phone gave it, is passed over. How many are new. */
export async function keepCheckIns(
  tx: Tx,
  _edition: EditionScope,
  all: readonly NewCheckIn[],
  { by, now }: { by: PersonId | null; now: Date },
): Promise<number> {
  if (all.length === 0) return 0
  const rows = all.map((one) => ({
    id: one.id as never, // a uuid the phone made
    registration_id: one.registrationId,
    session_id: one.sessionId,
    there: one.there,
    way: one.way,
    scanned_at: one.scannedAt,
    received_at: now,
    by_person_id: by,
  }))
  const kept = await tx
    .insertInto('check_in')
    .values(rows)
    .onConflict((oc) => oc.column('id').doNothing())
    .returning('id')
    .execute()
  return kept.length
}
