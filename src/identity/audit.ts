import type { Tx } from '../platform/db/db.ts'
import type { EditionId, JsonObject, PersonId } from '../platform/db/schema.ts'

type AuditEntry = {
  at: Date
  personId: PersonId | null
  editionId: EditionId | null
  action: string
  subject: string
  details?: JsonObject
}

/** Writes one line of the record of staff actions, in the transaction of the action itself. The table accepts no changes. */
export async function audit(tx: Tx, entry: AuditEntry): Promise<void> {
  await tx
    .insertInto('audit_entry')
    .values({
      at: entry.at,
      person_id: entry.personId,
      edition_id: entry.editionId,
      action: entry.action,
      subject: entry.subject,
      details: JSON.stringify(entry.details ?? {}),
    })
    .execute()
}
