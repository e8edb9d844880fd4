import type { EditionScope } from '../access/public.ts'
import { emailKey } from '../identity/public.ts'
import type { Tx } from '../platform/db/db.ts'
import type { AddresseeId, MailingId, PersonId } from '../platform/db/schema.ts'
import type { Language } from '../platform/languages/public.ts'
import type { Addressee } from './addressees.ts'
import type { Told } from './read-list.ts'

type By = { readonly by: PersonId | null; readonly at: Date }
const ROWS_A_STEP = 1_000

export async function addAddressees(tx: Tx, edition: EditionScope, told: readonly Told[], { by, at }: By) {
  for (let from = 0; from < told.length; from += ROWS_A_STEP)
    await tx
      .insertInto('addressee')
      .values(
        told.slice(from, from + ROWS_A_STEP).map(({ group, ...one }) => ({
          ...one,
          edition_id: edition.id,
          email_key: emailKey(one.email),
          stakeholder_group: group,
          added_at: at,
          added_by: by,
        })),
      )
      .execute()
}

export async function changeAddressee(tx: Tx, edition: EditionScope, id: AddresseeId, { group, ...told }: Told) {
  await tx
    .updateTable('addressee')
    .set({ ...told, email_key: emailKey(told.email), stakeholder_group: group })
    .where('edition_id', '=', edition.id)
    .where('id', '=', id)
    .execute()
}

/** Takes people off the list, or brings them back with `by: null`. */
export async function markRemoved(tx: Tx, edition: EditionScope, ids: readonly AddresseeId[], removed: By | null) {
  await tx
    .updateTable('addressee')
    .set({ removed_at: removed?.at ?? null, removed_by: removed?.by ?? null })
    .where('edition_id', '=', edition.id)
    .where('id', 'in', ids)
    .execute()
}

type Ordered = By & {
  readonly leavesAt: Date
  readonly digest: string
  readonly letters: Readonly<Partial<Record<Language, unknown>>>
  readonly recipients: readonly Addressee[]
}

/** Keeps a mailing with everybody it goes to, under the next number of its edition, whose row the caller holds. */
export async function addMailing(tx: Tx, edition: EditionScope, of: Ordered) {
  const { last } = await tx
    .selectFrom('mailing')
    .select((eb) => eb.fn.max('number').as('last'))
    .where('edition_id', '=', edition.id)
    .executeTakeFirstOrThrow()
  const number = (last ?? 0) + 1
  const { id } = await tx
    .insertInto('mailing')
    .values({
      edition_id: edition.id,
      number,
      ordered_at: of.at,
      ordered_by: of.by,
      leaves_at: of.leavesAt,
      digest: of.digest,
      letters: JSON.stringify(of.letters),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (let from = 0; from < of.recipients.length; from += ROWS_A_STEP)
    await tx
      .insertInto('mailing_recipient')
      .values(
        of.recipients.slice(from, from + ROWS_A_STEP).map(({ id: addresseeId, group, ...one }) => ({
          ...one,
          mailing_id: id,
          addressee_id: addresseeId,
          stakeholder_group: group,
        })),
      )
      .execute()
  return { id, number }
}

type Change = {
  stopped_at?: Date
  stopped_by?: PersonId | null
  left_at?: Date
  files?: string
  fault?: string | null
}

export async function changeMailing(tx: Tx, edition: EditionScope, id: MailingId, change: Change): Promise<void> {
  await tx.updateTable('mailing').set(change).where('edition_id', '=', edition.id).where('id', '=', id).execute()
}
