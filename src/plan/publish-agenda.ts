import type { EditionScope } from '../access/public.ts'
import { type Acting, type Actor, type ActRefusal, defineAct, perform, preview, type Shown } from '../acts/public.ts'
import { type AgendaChange, addAgendaVersion, lockAgenda, nextVersion } from '../agenda/public.ts'
import type { AgendaOrderId } from '../platform/db/schema.ts'
import type { Said } from '../platform/languages/public.ts'
import type { Platform } from '../platform/platform.ts'
import { ok, type Result, refuse } from '../platform/result.ts'
import type { Breach } from '../scheduling/public.ts'
import { markPublished, TELL_NAMED } from '../sessions/public.ts'
import { planChanged } from './board/board-changed.ts'
import { breachesToCome } from './breaches-to-come.ts'
import { ingredientsOf, type LetterFacts, letterFactsOf } from './letters/letter-facts.ts'
import { queueLetters } from './letters/queue-letters.ts'
import { readersOf } from './letters/readers.ts'
import type { PlanFrame } from './plan-frame.ts'
import { lockPlan } from './plan-locks.ts'
import { planNow } from './plan-now.ts'
import { freeHeldPlaces } from './plan-store.ts'
import { plannedEntries } from './planned-entries.ts'
import { settleOrders } from './publishing/order-store.ts'
import { isWaiting } from './publishing/reads.ts'
import { tellCorrection } from './tell-correction.ts'
import { tellThread } from './tell-thread.ts'
import { askOfPlan } from './thread/ask.ts'

export type PublishWish = {
  /** What readers call the version, if it has a name. */
  readonly name?: Said
  /** For readers, with the version. */
  readonly note: Said
  /** Why it is published although rules are broken; kept in the record. */
  readonly reason: string
  /** The order for a set time that is carried out by this. */
  readonly order?: AgendaOrderId
}

export type PublishFacts = Awaited<ReturnType<typeof nextVersion>> & {
  readonly frame: PlanFrame
  /** Broken rules of the working plan, of sessions still to come. */
  readonly breaches: readonly Breach[]
  /** Everybody concerned is told once, with exactly their changes. */
  readonly letters: readonly LetterFacts[]
}

export type PublishCode = 'nothing-to-publish' | 'rules-broken' | 'order-settled'
export type PublishRefusal = ActRefusal<PublishCode>
export type PublishedVersion = { readonly version: number; readonly changes: readonly AgendaChange[] }

/**
 * Publishes the working plan as the next version of the agenda: exactly the changes that were shown, all at once, or nothing. Whoever
 * places meanwhile waits. A plan that breaks rules is published with a reason only.
 */
export const agendaPublished = defineAct<
  PublishWish,
  PublishFacts,
  PublishFacts & PublishWish,
  PublishedVersion,
  PublishCode
>({
  name: 'agenda published',
  may: 'mayPublish',
  async look(at, { order }) {
    const { tx, edition, locking, now } = at
    if (locking) {
      await lockPlan(tx, edition)
      await lockAgenda(tx, edition)
    }
    if (order && !(await isWaiting(tx, edition, order))) return refuse('order-settled')
    const next = await nextVersion(tx, edition, await plannedEntries(tx, edition), now)
    const told = await readersOf(
      tx,
      edition,
      next.changes.map(({ sessionId }) => sessionId),
    )
    return ok({ ...next, ...(await brokenNow(at)), letters: letterFactsOf(next, told) })
  },
  shown: publicationShown,
  decide(facts, wish) {
    if (facts.changes.length === 0) return refuse('nothing-to-publish')
    if (facts.breaches.length > 0 && wish.reason.trim() === '') return refuse('rules-broken')
    return ok({ ...facts, ...wish })
  },
  async do({ tx, edition, personId, now }, { version, entries, changes, name = '', note, order }) {
    await addAgendaVersion(tx, edition, { version, entries, changes, personId, name, note }, now)
    await settleOrders(tx, edition, { published: order ?? null, at: now })
    await markPublished(tx, edition, entries)
    await freeHeldPlaces(tx, edition)
    await planChanged(tx, edition)
    return { version, changes }
  },
  record: ({ version, changes }, { breaches, reason, letters }) => ({
    subject: String(version),
    details: {
      changes: changes.length,
      letters: letters.length,
      broken: breaches.length,
      ...(breaches.length > 0 ? { reason } : {}),
    },
  }),
  async tell(at, { version, changes }, { letters }) {
    const { tx, edition, now } = at
    const tell = tellThread(edition)
    for (const change of changes) {
      await tell(tx, change, version, now)
      await tellCorrection(tx, change, version, now)
    }
    await queueLetters(at, version, letters)
    await at.platform.jobs.send(tx, TELL_NAMED, { edition: edition.slug }) // whoever came in since the release
  },
})

/** What whoever publishes confirms: every change, the rules it breaks, whom it writes to. */
export function publicationShown({ changes, breaches, letters }: PublishFacts): Shown {
  return {
    ...Object.fromEntries(changes.map((change) => [String(change.number), change])),
    ...(breaches.length > 0 ? { rules: breaches } : {}),
    ...(letters.length > 0 ? { letters: letters.map(ingredientsOf) } : {}),
  }
}

async function brokenNow({ tx, edition, now }: Acting) {
  const plan = await planNow(tx, edition)
  const { frame, broken } = await askOfPlan(plan, 'standing', null)
  return { frame, breaches: breachesToCome(plan.facts, broken, now) }
}

type By = { readonly edition: EditionScope; readonly actor: Actor; readonly seen?: string }

/** What publishing now would change, and what confirms it. */
export const previewAgenda = (platform: Platform, by: By, wish: PublishWish = { note: '', reason: '' }) =>
  preview(platform, agendaPublished, { ...by, wish })

export const publishAgenda = (
  platform: Platform,
  by: By,
  wish: PublishWish,
): Promise<Result<PublishedVersion, PublishRefusal>> => perform(platform, agendaPublished, { ...by, wish })
