import type { EditionScope } from '../access/public.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import type { WebhookDeliveryId, WebhookId } from '../platform/db/schema.ts'
import type { Fault } from './send.ts'

const COLUMNS = ['id', 'name', 'url', 'secret', 'state', 'kept_at as keptAt'] as const

/** Programs that are told, the first one kept first. */
export const webhooksOf = (db: Db | Tx, edition: EditionScope) =>
  db
    .selectFrom('webhook')
    .select(COLUMNS)
    .where('edition_id', '=', edition.id)
    .where('removed_at', 'is', null)
    .orderBy('kept_at')
    .orderBy('id')
    .$narrowType<{ state: 'on' | 'paused' }>() // held by the table
    .execute()
export type Webhook = Awaited<ReturnType<typeof webhooksOf>>[number]

export async function webhookOf(db: Db | Tx, edition: EditionScope, id: string, locking = false) {
  if (!/^[0-9a-f-]{36}$/.test(id)) return null
  const row = await db
    .selectFrom('webhook')
    .select(COLUMNS)
    .where('edition_id', '=', edition.id)
    .where('id', '=', id as WebhookId)
    .where('removed_at', 'is', null)
    .$narrowType<{ state: 'on' | 'paused' }>() // held by the table
    .$if(locking, (q) => q.forUpdate())
    .executeTakeFirst()
  return row ?? null
}

const SHOWN = 50

/** What was told lately, the newest first, each with its attempts. */
export async function deliveriesOf(db: Db, webhook: WebhookId) {
  const rows = await db
    .selectFrom('webhook_delivery')
    .select(['id', 'event', 'version', 'state', 'body', 'made_at as madeAt', 'due_at as dueAt'])
    .where('webhook_id', '=', webhook)
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .limit(SHOWN)
    .$narrowType<{ event: 'agenda.published' | 'test'; state: 'waiting' | 'delivered' | 'given-up' }>() // held by the table
    .execute()
  const attempts =
    rows.length === 0
      ? []
      : await attemptsOf(
          db,
          rows.map(({ id }) => id),
        )
  return rows.map((row) => ({ ...row, attempts: attempts.filter((one) => one.deliveryId === row.id) }))
}
export type Delivery = Awaited<ReturnType<typeof deliveriesOf>>[number]

const attemptsOf = (db: Db, ids: readonly WebhookDeliveryId[]) =>
  db
    .selectFrom('webhook_attempt')
    .select(['delivery_id as deliveryId', 'number', 'at', 'milliseconds', 'status', 'fault'])
    .where('delivery_id', 'in', ids)
    .orderBy('number')
    .$narrowType<{ fault: Fault | null }>() // written by `keepAttempt` alone
    .execute()

export async function deliveryOf(db: Db | Tx, webhook: WebhookId, id: string, locking = false) {
  if (!/^[0-9a-f-]{36}$/.test(id)) return null
  const row = await db
    .selectFrom('webhook_delivery')
    .select(['id', 'event', 'version', 'state'])
    .where('webhook_id', '=', webhook)
    .where('id', '=', id as WebhookDeliveryId)
    .$if(locking, (q) => q.forUpdate())
    .executeTakeFirst()
  return row ?? null
}

/** Versions that programs which are told now were not told of, by edition: what came out while one was paused follows. */
export async function untold(db: Db) {
  const rows = await db
    .selectFrom('webhook')
    .innerJoin('edition', 'edition.id', 'webhook.edition_id')
    .innerJoin('agenda_version', 'agenda_version.edition_id', 'webhook.edition_id')
    .leftJoin('webhook_delivery', (join) =>
      join
        .onRef('webhook_delivery.webhook_id', '=', 'webhook.id')
        .onRef('webhook_delivery.version', '=', 'agenda_version.version'),
    )
    .select(['edition.slug', 'webhook.id as webhook', 'agenda_version.version'])
    .where('webhook.removed_at', 'is', null)
    .where('webhook.state', '=', 'on')
    .whereRef('agenda_version.published_at', '>', 'webhook.kept_at')
    .where('webhook_delivery.id', 'is', null)
    .orderBy('agenda_version.version')
    .execute()
  return [...Map.groupBy(rows, (row) => row.slug)].map(([slug, of]) => ({ slug, of }))
}
