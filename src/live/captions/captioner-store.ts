import type { Tx } from '../../platform/db/db.ts'
import type { FloorCaptionerId, PersonId } from '../../platform/db/schema.ts'
import type { Floor } from '../floor.ts'
import type { Captioner } from './turn.ts'

// Without a scope, all of it: it writes under a floor its caller has locked in one.

type Given = Pick<Captioner, 'name' | 'language'> & { readonly secretHash: string; readonly by: PersonId | null }

export async function addCaptioner(
  tx: Tx,
  floor: Floor,
  { name, language, secretHash, by }: Given,
  now: Date,
): Promise<FloorCaptionerId> {
  const { id } = await tx
    .insertInto('floor_captioner')
    .values({ floor_id: floor.id, name, language, secret_hash: secretHash, given_at: now, given_by: by })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** With a moment the link ends, and its turn with it; null: it leads in again. */
export async function setTakenBack(tx: Tx, floor: Floor, id: FloorCaptionerId, at: Date | null): Promise<void> {
  await tx
    .updateTable('floor_captioner')
    .set({ taken_back_at: at, writing: false })
    .where('floor_id', '=', floor.id)
    .where('id', '=', id)
    .execute()
}

/** Somebody has the turn in their language, and whoever had it no longer does. */
export async function giveTurn(tx: Tx, floor: Floor, { id, language }: Captioner, now: Date): Promise<void> {
  const of = () => tx.updateTable('floor_captioner').where('floor_id', '=', floor.id)
  await of()
    .set({ writing: false })
    .where('language', '=', language)
    .where('id', '<>', id)
    .where('writing', '=', true)
    .execute()
  await of().set({ writing: true, wrote_at: now }).where('id', '=', id).execute()
}
