import type { EditionScope } from '../../../access/public.ts'
import type { Db, Tx } from '../../../platform/db/db.ts'
import type { RegistrationImportId } from '../../../platform/db/schema.ts'

/** A table the secretariat registered people out of. */
export type Import = {
  readonly id: RegistrationImportId
  readonly number: number
  readonly people: number
  readonly takenOverAt: Date
  readonly takenBackAt: Date | null
}

/** All of an edition, the last first. */
export async function importsOf(db: Db | Tx, edition: EditionScope): Promise<Import[]> {
  return db
    .selectFrom('registration_import')
    .select(['id', 'number', 'people', 'taken_over_at as takenOverAt', 'taken_back_at as takenBackAt'])
    .where('edition_id', '=', edition.id)
    .orderBy('number', 'desc')
    .execute()
}
