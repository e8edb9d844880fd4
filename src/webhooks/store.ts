import type { EditionScope } from '../access/public.ts'
import type { Tx } from '../platform/db/db.ts'
import type { PersonId, WebhookDeliveryId, WebhookId } from '../platform/db/schema.ts'
import type { Attempt } from './send.ts'

type New = {
  readonly name: string
  readonly url: string
  readonly secret: string
  readonly by: PersonId | null
  readonly at: Date
}

export async function addWebhook(
  tx: Tx,
  edition: EditionScope,
  { name, url, secret, by, at }: New,
): Promise<WebhookId> {
  const { id } = await tx
    .insertInto('webhook')
    .values({ edition_id: edition.id, name, url, secret, kept_at: at, kept_by: by })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

type Change =
  | { readonly state: 'on' | 'paused' }
  | { readonly secret: string }
  | { readonly removed_at: Date; readonly removed_by: PersonId | null }

export const changeWebhook = (tx: Tx, edition: EditionScope, id: WebhookId, change: Change) =>
  tx.updateTable('webhook').set(change).where('edition_id', '=', edition.id).where('id', '=', id).execute()

/** Whatever still waits is told to nobody any more. */
export const giveUpWaiting = (tx: Tx, _edition: EditionScope, webhook: WebhookId, at: Date) =>
  tx
    .updateTable('webhook_delivery')
    .set({ state: 'given-up', due_at: null, settled_at: at })
    .where('webhook_id', '=', webhook)
    .where('state', '=', 'waiting')
    .execute()

type Telling = {
  readonly event: 'agenda.published' | 'test'
  readonly version: number | null
  readonly body: string
  readonly at: Date
}

export async function addDelivery(
  tx: Tx,
  _edition: EditionScope,
  webhook: WebhookId,
  { event, version, body, at }: Telling,
): Promise<void> {
  await tx
    .insertInto('webhook_delivery')
    .values({ webhook_id: webhook, event, version, body, made_at: at, due_at: at })
    .onConflict((oc) => oc.columns(['webhook_id', 'version']).doNothing()) // another node was faster
    .execute()
}

/** The same message once more, from the first attempt on. */
export const sendAgain = (tx: Tx, _edition: EditionScope, id: WebhookDeliveryId, at: Date) =>
  tx
    .updateTable('webhook_delivery')
    .set({ state: 'waiting', due_at: at, settled_at: null, attempts: 0 })
    .where('id', '=', id)
    .execute()

/**
 * Takes a message for one attempt, of all nodes one: null when another has it. It comes back at `next` should this node die meanwhile.
 * Without a scope: a job sends what is due in every edition.
 */
export async function takeDue(tx: Tx, { now, next }: { readonly now: Date; readonly next: Date }) {
  const row = await tx
    .selectFrom('webhook_delivery')
    .innerJoin('webhook', 'webhook.id', 'webhook_delivery.webhook_id')
    .select([
      'webhook_delivery.id',
      'webhook_delivery.body',
      'webhook_delivery.attempts',
      'webhook.url',
      'webhook.secret',
    ])
    .where('webhook_delivery.due_at', '<=', now)
    .where('webhook.state', '=', 'on')
    .where('webhook.removed_at', 'is', null)
    .orderBy('webhook_delivery.due_at')
    .limit(1)
    .forUpdate('webhook_delivery')
    .skipLocked()
    .executeTakeFirst()
  if (row) await tx.updateTable('webhook_delivery').set({ due_at: next }).where('id', '=', row.id).execute()
  return row ?? null
}

/** What came of an attempt, and when the next is, if there is one. Without a scope: a job keeps it of every edition. */
export async function keepAttempt(
  tx: Tx,
  id: WebhookDeliveryId,
  of: Attempt & { readonly at: Date; readonly next: Date | null; readonly delivered: boolean },
): Promise<void> {
  const { number } = await tx
    .selectFrom('webhook_attempt')
    .select(({ fn }) => fn.countAll<number>().as('number'))
    .where('delivery_id', '=', id)
    .executeTakeFirstOrThrow()
  const { at, milliseconds, status, fault } = of
  await tx
    .insertInto('webhook_attempt')
    .values({ delivery_id: id, number: Number(number) + 1, at, milliseconds, status, fault })
    .execute()
  const state = of.delivered ? 'delivered' : of.next ? 'waiting' : 'given-up'
  await tx
    .updateTable('webhook_delivery')
    .set((eb) => ({ state, due_at: of.next, settled_at: of.next ? null : at, attempts: eb('attempts', '+', 1) }))
    .where('id', '=', id)
    .execute()
}
