import type { Tx } from '../platform/db/db.ts'

/** Of some stored files those that are photographs of nominees. */
export async function filesOfNominees(tx: Tx, sha256s: readonly string[]): Promise<string[]> {
  const rows = await tx
    .selectFrom('nominee')
    .select(['photo_sha256', 'public_photo_sha256'])
    .where((eb) => eb.or([eb('photo_sha256', 'in', [...sha256s]), eb('public_photo_sha256', 'in', [...sha256s])]))
    .execute()
  return rows.flatMap((row) => [row.photo_sha256, row.public_photo_sha256]).filter((one) => one !== null)
}
