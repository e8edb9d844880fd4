import type { EditionScope } from '../../access/public.ts'
import type { Tx } from '../../platform/db/db.ts'
import type { DelegationId, PersonId, RegistrationId } from '../../platform/db/schema.ts'

type NewDelegation = {
  readonly organization: string
  readonly personId: PersonId
  readonly most: number
  readonly namedBy: PersonId | null
}

/** Names who registers the people of an organization. */
export async function addDelegation(
  tx: Tx,
  edition: EditionScope,
  { organization, personId, most, namedBy }: NewDelegation,
  now: Date,
): Promise<DelegationId> {
  const { id } = await tx
    .insertInto('delegation')
    .values({
      edition_id: edition.id,
      organization,
      person_id: personId,
      most,
      named_by: namedBy,
      named_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Its focal point registers nobody from now on; whoever is registered stays so. */
export async function endDelegation(tx: Tx, edition: EditionScope, id: DelegationId, now: Date): Promise<void> {
  await tx
    .updateTable('delegation')
    .set({ ended_at: now })
    .where('edition_id', '=', edition.id)
    .where('id', '=', id)
    .execute()
}

type Objection = { readonly personId: PersonId; readonly delegationId: DelegationId | null }

/** Keeps that nobody else registers somebody in this edition. */
export async function addObjection(
  tx: Tx,
  edition: EditionScope,
  { personId, delegationId }: Objection,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('registration_objection')
    .values({ edition_id: edition.id, person_id: personId, delegation_id: delegationId, objected_at: now })
    .onConflict((oc) => oc.doNothing())
    .execute()
}

/** Nothing stays of what somebody else said of a person who never agreed. A door may have taken a mistaken scan of theirs back. */
export async function removeRegistration(tx: Tx, edition: EditionScope, id: RegistrationId): Promise<void> {
  await tx.deleteFrom('check_in').where('registration_id', '=', id).execute()
  await tx.deleteFrom('registration').where('edition_id', '=', edition.id).where('id', '=', id).execute()
}
