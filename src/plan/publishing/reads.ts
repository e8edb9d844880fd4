import type { EditionScope } from '../../access/public.ts'
import type { Difference } from '../../acts/public.ts'
import { fullName } from '../../identity/public.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import type { AgendaOrderId } from '../../platform/db/schema.ts'
import type { Written } from '../../platform/languages/public.ts'

/** Whether an order still waits; it is held until the transaction ends, so that it is carried out or withdrawn, never both. */
export async function isWaiting(tx: Tx, edition: EditionScope, id: AgendaOrderId): Promise<boolean> {
  const row = await tx
    .selectFrom('agenda_order')
    .select('state')
    .where('edition_id', '=', edition.id)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row?.state === 'waiting'
}

type Kept = { since: string } & Omit<Difference, 'since'>

/** The order that waits, or the last one where it was held back and nothing was published since; null where there is neither. */
export async function standingOrder(db: Db | Tx, edition: EditionScope) {
  const row = await db
    .selectFrom('agenda_order as o')
    .leftJoin('person', 'person.id', 'o.ordered_by')
    .select(['o.id', 'o.publish_at as publishAt', 'o.ordered_at as orderedAt', 'o.state', 'o.settled_at as settledAt'])
    .select(['o.name', 'o.note', 'o.reason', 'o.held_because as heldBecause', 'o.difference'])
    .select(['person.given_name', 'person.family_name', 'person.written_name'])
    .where('o.edition_id', '=', edition.id)
    // What waits comes first: two orders of one instant, or of clocks that were corrected, do not say which is the later.
    .orderBy((eb) => eb('o.state', '=', 'waiting'), 'desc')
    .orderBy('o.ordered_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row || (row.state !== 'waiting' && row.state !== 'held')) return null
  if (row.state === 'held' && (await publishedSince(db, edition, row.settledAt ?? row.orderedAt))) return null
  const { given_name, family_name, written_name, name, note, difference, ...order } = row
  const kept = difference as Kept | null // written by `holdOrder` alone, as the two texts by `addOrder`
  return {
    ...order,
    name: name as Written,
    note: note as Written,
    difference: kept && { ...kept, since: new Date(kept.since) },
    by: fullName({ given_name, family_name, written_name }),
  }
}
export type StandingOrder = NonNullable<Awaited<ReturnType<typeof standingOrder>>>

async function publishedSince(db: Db | Tx, edition: EditionScope, at: Date): Promise<boolean> {
  const row = await db
    .selectFrom('agenda_version')
    .select('id')
    .where('edition_id', '=', edition.id)
    .where('published_at', '>', at)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Orders whose moment has come, of every edition. */
export const dueOrders = (db: Db, now: Date) =>
  db
    .selectFrom('agenda_order as o')
    .innerJoin('edition as e', 'e.id', 'o.edition_id')
    .leftJoin('person as p', 'p.id', 'o.ordered_by')
    .select(['o.id', 'o.seen', 'o.name', 'o.note', 'o.reason', 'o.ordered_by as orderedBy', 'e.slug'])
    .select(['p.email', 'p.language', 'o.publish_at as publishAt'])
    .where('o.state', '=', 'waiting')
    .where('o.publish_at', '<=', now)
    .orderBy('o.publish_at')
    .execute()
export type DueOrder = Awaited<ReturnType<typeof dueOrders>>[number]
