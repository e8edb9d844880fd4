import { type ActRefusal, defineAct, perform } from '../../acts/public.ts'
import type { Tx } from '../../platform/db/db.ts'
import type { SessionId } from '../../platform/db/schema.ts'
import type { Platform } from '../../platform/platform.ts'
import { ok, type Result, refuse } from '../../platform/result.ts'
import { contentOf, removeSession } from '../../sessions/public.ts'
import { removePlacement } from '../plan-store.ts'
import { type By, type SessionInPlan, sessionInPlan } from '../session-acts.ts'

type Code = 'session-unknown' | 'of-a-submission' | 'was-published' | 'locked'
export type RemoveRefusal = ActRefusal<Code>
type Before = NonNullable<Awaited<ReturnType<typeof contentOf>>>
type Facts = { readonly before: Before; readonly inPlan: SessionInPlan; readonly wasPublished: boolean }

/** Removes a session that the secretariat made and nobody outside has seen. All others are cancelled, so that people learn of it. */
export const sessionRemoved = defineAct<{ readonly number: number }, Facts, null, null, Code>({
  name: 'session removed',
  may: 'mayEditSessions',
  async look(at, { number }) {
    const inPlan = await sessionInPlan(at, number)
    const before = inPlan && (await contentOf(at.tx, at.edition, number))
    if (!inPlan || !before) return refuse('session-unknown', { number })
    return ok({ before, inPlan, wasPublished: await everPublished(at.tx, before.id) })
  },
  shown: ({ before }) => ({ ...before.content }),
  decide({ before, inPlan, wasPublished }) {
    const { number } = before
    if (before.submissionId !== null) return refuse('of-a-submission', { number })
    if (wasPublished) return refuse('was-published', { number })
    return inPlan.locked ? refuse('locked', { number }) : ok(null)
  },
  async do({ tx, edition }, _, { before }) {
    await removePlacement(tx, edition, before.id)
    await removeSession(tx, edition, before.id)
    return null
  },
  record: (_, __, { before }) => ({ subject: String(before.number), before: { title: before.content.title } }),
})

/** Whether any version of the agenda has shown it. */
export async function everPublished(tx: Pick<Tx, 'selectFrom'>, sessionId: SessionId): Promise<boolean> {
  const row = await tx
    .selectFrom('agenda_item')
    .select('sequence')
    .where('session_id', '=', sessionId)
    .executeTakeFirst()
  return row !== undefined
}

export const removeOwnSession = (platform: Platform, by: By, number: number): Promise<Result<null, RemoveRefusal>> =>
  perform(platform, sessionRemoved, { ...by, wish: { number } })
