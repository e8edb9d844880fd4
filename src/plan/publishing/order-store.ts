import type { EditionScope } from '../../access/public.ts'
import type { Difference } from '../../acts/public.ts'
import type { Tx } from '../../platform/db/db.ts'
import type { AgendaOrderId, PersonId } from '../../platform/db/schema.ts'
import type { Written } from '../../platform/languages/public.ts'

type Order = {
  readonly publishAt: Date
  readonly seen: string
  readonly name: Written
  readonly note: Written
  readonly reason: string
  readonly by: PersonId | null
  readonly at: Date
}

export async function addOrder(tx: Tx, edition: EditionScope, order: Order): Promise<AgendaOrderId> {
  const { id } = await tx
    .insertInto('agenda_order')
    .values({
      edition_id: edition.id,
      publish_at: order.publishAt,
      ordered_at: order.at,
      ordered_by: order.by,
      seen: order.seen,
      name: JSON.stringify(order.name),
      note: JSON.stringify(order.note),
      reason: order.reason,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** A version is out: the order it carried out is done, and another that still waits is overtaken by it. */
export async function settleOrders(
  tx: Tx,
  edition: EditionScope,
  { published, at }: { readonly published: AgendaOrderId | null; readonly at: Date },
): Promise<void> {
  const waiting = tx
    .updateTable('agenda_order')
    .set({ state: published ? 'published' : 'overtaken', settled_at: at })
    .where('edition_id', '=', edition.id)
    .where('state', '=', 'waiting')
  await (published ? waiting.where('id', '=', published) : waiting).execute()
}

export async function withdrawOrder(tx: Tx, edition: EditionScope, id: AgendaOrderId, at: Date): Promise<void> {
  await tx
    .updateTable('agenda_order')
    .set({ state: 'withdrawn', settled_at: at })
    .where('edition_id', '=', edition.id)
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .execute()
}

export async function holdOrder(
  tx: Tx,
  edition: EditionScope,
  id: AgendaOrderId,
  { because, difference, at }: { readonly because: string; readonly difference: Difference | null; readonly at: Date },
): Promise<void> {
  await tx
    .updateTable('agenda_order')
    .set({
      state: 'held',
      settled_at: at,
      held_because: because,
      difference: difference && JSON.stringify(difference),
    })
    .where('edition_id', '=', edition.id)
    .where('id', '=', id)
    .execute()
}
