import { sql } from 'kysely'
import type { EditionScope } from '../access/public.ts'
import type { Tx } from '../platform/db/db.ts'
import type { SelectionDrawId, SelectionId } from '../platform/db/schema.ts'
import { inEdition, lockSelection } from './store.ts'

type NewDraw = {
  readonly selectionId: SelectionId
  /** Names of the public numbers, in the order they will be used. */
  readonly sources: readonly string[]
  readonly knownFrom: Date
}

/** Announces by which numbers equals will be parted, before anybody can know them. */
export async function announceDraw(
  tx: Tx,
  edition: EditionScope,
  { selectionId, sources, knownFrom }: NewDraw,
  now: Date,
) {
  await lockSelection(tx, edition, selectionId)
  await tx
    .insertInto('selection_draw')
    .values({
      selection_id: selectionId,
      number: sql`(select coalesce(max(number), 0) + 1 from selection_draw where selection_id = ${selectionId})`,
      sources: JSON.stringify(sources),
      announced_at: now,
      known_from: knownFrom,
    })
    .execute()
}

/** The list that is drawn from, in its order: fixed before the numbers are known, and never changed. */
export async function fixList(
  tx: Tx,
  edition: EditionScope,
  id: SelectionDrawId,
  entries: readonly number[],
  now: Date,
) {
  const done = await tx
    .updateTable('selection_draw')
    .set({ entries: JSON.stringify(entries), fixed_at: now })
    .where('id', '=', id)
    .where('selection_id', 'in', inEdition(edition))
    .where('fixed_at', 'is', null)
    .where('known_from', '>', now)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** The numbers as they came out, one list for each source. */
export async function keepNumbers(
  tx: Tx,
  edition: EditionScope,
  id: SelectionDrawId,
  numbers: readonly (readonly string[])[],
  now: Date,
) {
  const done = await tx
    .updateTable('selection_draw')
    .set({ numbers: JSON.stringify(numbers), drawn_at: now })
    .where('id', '=', id)
    .where('selection_id', 'in', inEdition(edition))
    .where('drawn_at', 'is', null)
    .where('fixed_at', 'is not', null)
    .where('known_from', '<=', now)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}
