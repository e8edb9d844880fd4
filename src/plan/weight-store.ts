import { sql } from 'kysely'
import type { EditionScope } from '../access/public.ts'
import type { Tx } from '../platform/db/db.ts'
import type { PersonId } from '../platform/db/schema.ts'

/** Whether that changes anything; null = must hold. */
export async function setWeight(
  tx: Tx,
  edition: EditionScope,
  own: { readonly name: string; readonly weight: number | null; readonly personId: PersonId | null; readonly at: Date },
): Promise<boolean> {
  const values = { weight: own.weight, changed_by: own.personId, changed_at: own.at }
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('constraint_weight')
    .values({ edition_id: edition.id, name: own.name, ...values })
    .onConflict((oc) =>
      oc
        .columns(['edition_id', 'name'])
        .doUpdateSet(values)
        .where(sql<boolean>`constraint_weight.weight is distinct from excluded.weight`),
    )
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Returns constraints to their default weights; answers how many had one of their own. */
export async function removeWeights(tx: Tx, edition: EditionScope, names: readonly string[]): Promise<number> {
  if (names.length === 0) return 0
  const { numDeletedRows } = await tx
    .deleteFrom('constraint_weight')
    .where('edition_id', '=', edition.id)
    .where('name', 'in', names)
    .executeTakeFirst()
  return Number(numDeletedRows)
}
