import { type ActRefusal, type Difference, defineAct, seenOf } from '../../acts/public.ts'
import { instantOf } from '../../consultation/public.ts'
import type { AgendaOrderId } from '../../platform/db/schema.ts'
import { asWritten } from '../../platform/languages/public.ts'
import { ok, type Refusal, type Result, refuse } from '../../platform/result.ts'
import {
  agendaPublished,
  type PublishCode,
  type PublishFacts,
  type PublishWish,
  publicationShown,
} from '../publish-agenda.ts'
import { addOrder, holdOrder, withdrawOrder } from './order-store.ts'
import { type StandingOrder, standingOrder } from './reads.ts'

export type OrderWish = PublishWish & {
  /** Wall clock in the zone of the edition, such as 2027-05-03T09:00. */
  readonly local: string
}
type OrderFacts = PublishFacts & { readonly waiting: StandingOrder | null; readonly zone: string }
type OrderCode = PublishCode | 'order-waiting' | 'time-missing' | 'time-ambiguous' | 'time-past'
export type OrderRefusal = ActRefusal<OrderCode>

/**
 * The programme shall be published at a set time: exactly what the officer was shown, by the rules of publishing now. What changes until
 * then holds it back.
 */
export const publicationOrdered = defineAct<
  OrderWish,
  OrderFacts,
  OrderWish & { readonly publishAt: Date },
  AgendaOrderId,
  OrderCode
>({
  name: 'publication ordered',
  may: 'mayPublish',
  async look(at, wish) {
    const looked = await agendaPublished.look(at, wish)
    if (!looked.ok) return looked
    const order = await standingOrder(at.tx, at.edition)
    return ok({ ...looked.value, waiting: order?.state === 'waiting' ? order : null, zone: at.edition.zone })
  },
  shown: publicationShown,
  decide(facts, wish, now) {
    const decided = agendaPublished.decide(facts, wish, now)
    if (!decided.ok) return decided
    if (facts.waiting) return refuse('order-waiting')
    const publishAt = timeOf(wish.local, facts.zone, now)
    return publishAt.ok ? ok({ ...wish, publishAt: publishAt.value }) : publishAt
  },
  do({ tx, edition, personId, now }, { publishAt, name = '', note, reason }, facts) {
    const seen = seenOf(publicationShown(facts), now)
    const words = { name: asWritten(name), note: asWritten(note) }
    return addOrder(tx, edition, { publishAt, seen, ...words, reason, by: personId, at: now })
  },
  record: (id, { publishAt }, { version, changes }) => ({
    subject: String(version),
    details: { order: id, at: publishAt.toISOString(), changes: changes.length },
  }),
})

function timeOf(
  local: string,
  zone: string,
  now: Date,
): Result<Date, Refusal<'time-missing' | 'time-ambiguous' | 'time-past'>> {
  const read = instantOf(local, zone)
  if (!read.ok) return refuse(read.refusal.code === 'time-ambiguous' ? 'time-ambiguous' : 'time-missing')
  return read.value > now ? ok(read.value) : refuse('time-past')
}

/** An order that waits is taken back; nothing is published at its time. */
export const publicationWithdrawn = defineAct<string, StandingOrder, StandingOrder, null, 'order-settled'>({
  name: 'publication withdrawn',
  may: 'mayPublish',
  async look({ tx, edition }, id) {
    const order = await standingOrder(tx, edition)
    return order?.id === id && order.state === 'waiting' ? ok(order) : refuse('order-settled')
  },
  decide: (order) => ok(order),
  async do({ tx, edition, now }, { id }) {
    await withdrawOrder(tx, edition, id, now)
    return null
  },
  record: (_, { id, publishAt }) => ({ subject: 'agenda', details: { order: id, at: publishAt.toISOString() } }),
})

export type Held = {
  readonly id: AgendaOrderId
  readonly because: string
  readonly difference: Difference | null
}

/** At its time an order could not be carried out as it was shown: nothing is published, and why is kept. */
export const publicationHeldBack = defineAct<Held, Held, Held, null, never>({
  name: 'publication held back',
  may: 'mayPublish',
  look: async (_, held) => ok(held),
  decide: (held) => ok(held),
  async do({ tx, edition, now }, { id, because, difference }) {
    await holdOrder(tx, edition, id, { because, difference, at: now })
    return null
  },
  record: (_, { id, because }) => ({ subject: 'agenda', details: { order: id, because } }),
})
