import type { Tx } from '../../platform/db/db.ts'
import type { FloorMaterialId } from '../../platform/db/schema.ts'
import { asWritten } from '../../platform/languages/public.ts'
import type { Floor } from '../floor.ts'
import type { Material } from './material.ts'

// Without a scope, all of it: it writes under a floor its caller has locked in one.

export async function addMaterial(
  tx: Tx,
  floor: Floor,
  material: Omit<Material, 'id' | 'publishedAt'>,
  now: Date,
): Promise<FloorMaterialId> {
  const { kind, title, titles, language, address, file, beginsAt } = material
  const why = material.exception === null ? null : asWritten(material.exception)
  const { id } = await tx
    .insertInto('floor_material')
    .values({
      ...{ floor_id: floor.id, kind, title, language, address, begins_at: beginsAt, kept_at: now },
      titles: JSON.stringify(titles),
      ...{ sha256: file?.sha256 ?? null, file_name: file?.name ?? null },
      ...{ media_type: file?.mediaType ?? null, size_bytes: file?.size ?? null },
      ...{ exception: why?.text ?? null, exception_language: why && (why.language ?? 'und') },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** With a moment it is everybody's; null: no longer. */
export async function setPublished(tx: Tx, floor: Floor, id: FloorMaterialId, at: Date | null): Promise<void> {
  await tx
    .updateTable('floor_material')
    .set({ published_at: at })
    .where('floor_id', '=', floor.id)
    .where('id', '=', id)
    .execute()
}
