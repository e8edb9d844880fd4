import { type Acting, defineAct } from '../acts/public.ts'
import type { WebhookDeliveryId } from '../platform/db/schema.ts'
import { ok, refuse } from '../platform/result.ts'
import { cut, singleLine } from '../platform/text.ts'
import { WEBHOOKS_DUE } from './due.ts'
import { testMessage } from './message.ts'
import { deliveryOf, type Webhook, webhookOf } from './reads.ts'
import { mayReceive } from './send.ts'
import { newSecret } from './signature.ts'
import { addDelivery, addWebhook, changeWebhook, giveUpWaiting, sendAgain } from './store.ts'

const LONGEST_NAME = 100
const LONGEST_ADDRESS = 2000

type KeepWish = { readonly name: string; readonly url: string }

/** A program of others is told of every version from now on. Its address must be one that anybody could reach. */
export const webhookKept = defineAct<
  KeepWish,
  boolean,
  KeepWish,
  { id: string; url: string },
  'name-missing' | 'address-wrong'
>({
  name: 'webhook kept',
  may: 'mayKeepWebhooks',
  look: async ({ platform }, { url }) => ok(mayReceive(url.trim(), { inside: platform.config.webhooksInside })),
  decide(reachable, { name, url }) {
    const called = cut(singleLine(name), LONGEST_NAME)
    if (called === '') return refuse('name-missing')
    const address = url.trim()
    return reachable && address.length <= LONGEST_ADDRESS ? ok({ name: called, url: address }) : refuse('address-wrong')
  },
  async do({ tx, edition, personId, now }, { name, url }) {
    const id = await addWebhook(tx, edition, { name, url, secret: newSecret(), by: personId, at: now })
    return { id, url }
  },
  record: ({ id, url }, { name }) => ({ subject: id, after: { name, url } }),
})

const look = async ({ tx, edition, locking }: Acting, { id }: { readonly id: string }) => {
  const webhook = await webhookOf(tx, edition, id, locking)
  return webhook ? ok(webhook) : refuse('webhook-unknown')
}

/** What its page has shown, the secret too: a second new one would make worthless what a colleague has just passed on. A form brings back its mark alone. */
const shown = ({ id, name, url, state, secret }: Webhook) => ({ [id]: { name, url, state, secret } })

type ChangeWish = { readonly id: string; readonly to: 'on' | 'paused' | 'new secret' }

/** It is told nothing for a while, or again; or what is told is signed with a new secret. */
export const webhookChanged = defineAct<ChangeWish, Webhook, ChangeWish['to'], ChangeWish['to'], 'webhook-unknown'>({
  name: 'webhook changed',
  may: 'mayKeepWebhooks',
  look,
  shown,
  decide: (_, { to }) => ok(to),
  async do({ platform, tx, edition }, to, { id }) {
    await changeWebhook(tx, edition, id, to === 'new secret' ? { secret: newSecret() } : { state: to })
    if (to === 'on') await platform.jobs.send(tx, WEBHOOKS_DUE, {})
    return to
  },
  record: (to, _, { id, state }) => ({ subject: id, before: { state }, after: { state: to } }),
})

export const webhookRemoved = defineAct<{ readonly id: string }, Webhook, Webhook, void, 'webhook-unknown'>({
  name: 'webhook removed',
  may: 'mayKeepWebhooks',
  look,
  shown,
  decide: (webhook) => ok(webhook),
  async do({ tx, edition, personId, now }, { id }) {
    await changeWebhook(tx, edition, id, { removed_at: now, removed_by: personId })
    await giveUpWaiting(tx, edition, id, now)
  },
  record: (_, { id, name, url }) => ({ subject: id, before: { name, url } }),
})

type TellWish = { readonly id: string /** null: a test, which tells nothing. */; readonly delivery: string | null }
type Told = { readonly webhook: Webhook; readonly again: WebhookDeliveryId | null }
type TellCode = 'webhook-unknown' | 'delivery-unknown' | 'webhook-paused'

/** Something it was told is sent once more, or a test that tells nothing. */
export const webhookTold = defineAct<TellWish, Told, Told, Told, TellCode>({
  name: 'webhook told again',
  may: 'mayKeepWebhooks',
  async look({ tx, edition, locking }, { id, delivery }) {
    const webhook = await webhookOf(tx, edition, id, locking)
    if (!webhook) return refuse('webhook-unknown')
    const found = delivery === null ? null : await deliveryOf(tx, webhook.id, delivery, locking)
    return delivery !== null && !found ? refuse('delivery-unknown') : ok({ webhook, again: found?.id ?? null })
  },
  decide: (told) => (told.webhook.state === 'on' ? ok(told) : refuse('webhook-paused')),
  async do({ platform, tx, edition, now }, told) {
    const { webhook, again } = told
    const test = { event: 'test' as const, version: null, body: testMessage(edition, now), at: now }
    if (again) await sendAgain(tx, edition, again, now)
    else await addDelivery(tx, edition, webhook.id, test)
    await platform.jobs.send(tx, WEBHOOKS_DUE, {})
    return told
  },
  record: ({ webhook, again }) => ({ subject: webhook.id, details: { delivery: again } }),
})

/** Everything that is done here, each in the one shape of acts. */
export const acts = [webhookKept, webhookChanged, webhookRemoved, webhookTold]
