import { versionsOf } from '../agenda/public.ts'
import { editionBySlug } from '../consultation/public.ts'
import { MINUTE } from '../platform/clock.ts'
import type { Platform } from '../platform/platform.ts'
import { publishedMessage } from './message.ts'
import { untold } from './reads.ts'
import { type Allowed, type Attempt, sendOnce } from './send.ts'
import { addDelivery, keepAttempt, takeDue } from './store.ts'

/** Minutes until a message that was not taken is sent again; after the last one it is given up, and can be sent again by hand. */
const PAUSES = [1, 5, 30, 120, 360, 1440]
/** A message that a node has taken comes back after this long, should the node die meanwhile. */
const TAKEN_MINUTES = 2
const AT_ONCE = 4

/** Tells every program that is kept of each version published since, and sends what is due. Each attempt is kept as it came out. */
export async function tellWebhooks(platform: Platform, resolve?: Allowed['resolve']): Promise<void> {
  await makeMessages(platform)
  const allowed = { inside: platform.config.webhooksInside, ...(resolve ? { resolve } : {}) }
  await Promise.all(Array.from({ length: AT_ONCE }, () => sendDue(platform, allowed)))
}

/** One message a version and program, however often this is asked. */
async function makeMessages({ db, config, clock }: Platform): Promise<void> {
  const now = clock.now()
  for (const { slug, of } of await untold(db)) {
    const edition = await editionBySlug(db, slug)
    if (!edition) continue
    const versions = new Map((await versionsOf(db, edition)).map((one) => [one.version, one]))
    for (const { webhook, version } of of) {
      const found = versions.get(version)
      if (!found) continue
      const body = publishedMessage({ edition, version, at: found.publishedAt, changes: found.changes }, config.origin)
      await db
        .transaction()
        .execute((tx) => addDelivery(tx, edition, webhook, { event: 'agenda.published', version, body, at: now }))
    }
  }
}

async function sendDue({ db, clock }: Platform, allowed: Allowed): Promise<void> {
  for (;;) {
    const now = clock.now()
    const next = new Date(now.getTime() + TAKEN_MINUTES * MINUTE)
    const due = await db.transaction().execute((tx) => takeDue(tx, { now, next }))
    if (!due) return
    const came = await sendOnce(due.url, due.secret, { id: due.id, at: now, body: due.body }, allowed)
    const kept = { ...came, ...whatNext(came, due.attempts, now), at: now }
    await db.transaction().execute((tx) => keepAttempt(tx, due.id, kept))
  }
}

/** Whether a message is delivered, and else when it is tried again; null: it is given up. */
function whatNext({ status }: Attempt, before: number, now: Date): { delivered: boolean; next: Date | null } {
  const delivered = status !== null && status >= 200 && status < 300
  const pause = PAUSES[before]
  return { delivered, next: delivered || pause === undefined ? null : new Date(now.getTime() + pause * MINUTE) }
}
