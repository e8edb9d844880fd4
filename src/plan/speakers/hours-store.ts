import type { EditionScope } from '../../access/public.ts'
import type { Tx } from '../../platform/db/db.ts'
import type { PersonId } from '../../platform/db/schema.ts'
import type { DayHours } from './hours-reads.ts'

/** Keeps when somebody can take part, in place of what was kept before. */
export async function keepHours(
  tx: Tx,
  edition: EditionScope,
  person: PersonId,
  days: readonly DayHours[],
): Promise<void> {
  await tx.deleteFrom('person_hours').where('edition_id', '=', edition.id).where('person_id', '=', person).execute()
  if (days.length === 0) return
  await tx
    .insertInto('person_hours')
    .values(
      days.map(({ day, from, until }) => ({
        edition_id: edition.id,
        person_id: person,
        day,
        from_local: from,
        until_local: until,
      })),
    )
    .execute()
}
