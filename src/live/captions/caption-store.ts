import { sql } from 'kysely'
import type { Tx } from '../../platform/db/db.ts'
import type { FloorCaptionerId, FloorCaptionId } from '../../platform/db/schema.ts'
import type { Floor } from '../floor.ts'

// Without a scope, all of it: it writes under a floor its caller has locked in one.

type Line = {
  readonly language: string
  readonly body: string
  /** Whose line it is by a link of their own, and its number as they count. */
  readonly captionerId?: FloorCaptionerId
  readonly sequence?: number
}

export async function addCaption(
  tx: Tx,
  floor: Floor,
  { language, body, captionerId, sequence }: Line,
  at: Date,
): Promise<FloorCaptionId> {
  const last = sql<number>`coalesce((select max(c.position) from floor_caption c
    where c.floor_id = ${floor.id} and c.language = ${language}), 0) + 1`
  const { id } = await tx
    .insertInto('floor_caption')
    .values({
      ...{ floor_id: floor.id, language, position: last, body, said_at: at },
      ...{ captioner_id: captionerId ?? null, sequence: sequence ?? null },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function correctCaption(
  tx: Tx,
  floor: Floor,
  { id, body, at }: { readonly id: FloorCaptionId; readonly body: string; readonly at: Date },
): Promise<void> {
  const set = { body, corrected_at: at }
  await tx.updateTable('floor_caption').set(set).where('floor_id', '=', floor.id).where('id', '=', id).execute()
}

/** A rehearsal begins anew. */
export async function clearCaptions(tx: Tx, floor: Floor): Promise<void> {
  if (!floor.rehearsal) throw new Error(`Floor ${floor.id} is no rehearsal; nothing of it is deleted.`)
  await tx.deleteFrom('floor_caption').where('floor_id', '=', floor.id).execute()
}
