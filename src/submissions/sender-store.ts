import { sql } from 'kysely'
import type { EditionScope } from '../access/public.ts'
import type { Tx } from '../platform/db/db.ts'
import type { OrganizationId, SubmissionId } from '../platform/db/schema.ts'

export type SenderProof = 'address' | 'officer'

/** What an officer says of the sender of a submission; null takes it back. */
export const keepProof = (tx: Tx, edition: EditionScope, id: SubmissionId, proof: SenderProof | null) =>
  tx
    .updateTable('submission')
    .set({ sender_proof: proof })
    .where('edition_id', '=', edition.id)
    .where('id', '=', id)
    .execute()

/**
 * Notes of these submissions which were handed in, or claimed, by a person with a proven address of the organization named: under the
 * domain of its website. An officer's word stays. Without a scope: an address is proven for all editions.
 */
export const proveByAddress = (tx: Tx, ids: readonly SubmissionId[]) =>
  sql`
    update submission s set sender_proof = 'address'
    from person p, organization o,
      lateral (select substring(lower(o.website) from '^(?:[a-z]+://)?(?:www\\.)?([^/:?#]+\\.[a-z]{2,})') as name) host_of
    where s.id = any(${[...ids]}::uuid[]) and s.sender_proof is null and p.id = s.person_id and o.id = s.organization_id
      and p.email_proven_at is not null and host_of.name is not null
      and right('.' || split_part(p.email, '@', 2), length(host_of.name) + 1) = '.' || host_of.name`.execute(tx)

/** Submissions of one organization become those of another; which ones, so that they can come back. */
export async function moveToOrganization(
  tx: Tx,
  edition: EditionScope,
  from: OrganizationId,
  into: OrganizationId,
): Promise<SubmissionId[]> {
  const moved = await tx
    .updateTable('submission')
    .set({ organization_id: into, sender_proof: sql`case when sender_proof = 'officer' then sender_proof end` })
    .where('edition_id', '=', edition.id)
    .where('organization_id', '=', from)
    .returning('id')
    .execute()
  return moved.map(({ id }) => id)
}

/** The same back again, of those that are still where they were moved to. */
export async function moveBack(
  tx: Tx,
  edition: EditionScope,
  ids: readonly SubmissionId[],
  { from, into }: { from: OrganizationId; into: OrganizationId },
): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable('submission')
    .set({ organization_id: from, sender_proof: sql`case when sender_proof = 'officer' then sender_proof end` })
    .where('edition_id', '=', edition.id)
    .where('id', 'in', [...ids])
    .where('organization_id', '=', into)
    .execute()
}
