import { type Acting, type ActRefusal, defineAct, perform, preview } from '../acts/public.ts'
import type { Platform } from '../platform/platform.ts'
import { ok, type Refusal, type Result, refuse } from '../platform/result.ts'
import { type SessionState, standsStill } from '../sessions/public.ts'
import { type By, placeKept, type SessionInPlan, sessionInPlan, sessionShown, tooLate } from './session-acts.ts'
import { settle } from './settle.ts'

type Code = 'session-unknown' | 'not-placed' | 'session-over' | 'locked' | 'reason-needed'
export type UnplaceRefusal = ActRefusal<Code>
type UnplaceWish = { readonly numbers: readonly number[]; readonly reason: string }

/** Whether one may leave the plan: a lock holds it, and whoever reads the programme is owed a reason. */
function mayLeave({ session, locked, published }: SessionInPlan, reason: string, now: Date): Refusal<Code> | null {
  const facts = { number: session.number }
  const late = tooLate(session, null, now)
  if (late) return { code: 'session-over', facts }
  if (!session.place || standsStill(session.state)) return { code: 'not-placed', facts }
  if (locked) return { code: 'locked', facts }
  return published && reason.trim() === '' ? { code: 'reason-needed', facts } : null
}

/** Takes sessions out of the working plan, all of those shown or none; once published, each is "time to be announced". */
export const sessionsTakenOut = defineAct<UnplaceWish, readonly SessionInPlan[], string, number, Code>({
  name: 'sessions taken out',
  may: 'mayPlace',
  async look(at, { numbers }) {
    const found: SessionInPlan[] = []
    for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
      const one = await sessionInPlan(at, number)
      if (!one) return refuse('session-unknown', { number })
      found.push(one)
    }
    return ok(found)
  },
  shown: (found) => Object.assign({}, ...found.map(({ session }) => sessionShown(session, session.place))),
  decide(found, { reason }, now) {
    const refusal = found.map((one) => mayLeave(one, reason, now)).find((no) => no !== null)
    return refusal ? { ok: false, refusal } : ok(reason)
  },
  async do({ tx, edition, personId, now }: Acting, reason, found) {
    for (const { session } of found) {
      const { id, place: before } = session
      await settle(tx, edition, { session: id, kind: 'unplaced', before, after: null, reason, personId }, now)
    }
    return found.length
  },
  record: (_, reason, found) =>
    found.map(({ session }) => ({
      subject: String(session.number),
      before: placeKept(session.place),
      after: placeKept(null),
      details: { reason },
    })),
})

export const unplaceSessions = (
  platform: Platform,
  by: By,
  wish: UnplaceWish,
): Promise<Result<number, UnplaceRefusal>> => perform(platform, sessionsTakenOut, { ...by, wish })

/** What confirms taking these out. */
export const previewUnplacing = (platform: Platform, by: By, numbers: readonly number[]) =>
  preview(platform, sessionsTakenOut, { ...by, wish: { numbers, reason: '' } })

/** Whether a session may be taken out of the plan: it has a place, and has neither ended nor begun. */
export const mayUnplace = (session: { readonly startsAt: Date | null; readonly state: SessionState }): boolean =>
  session.startsAt !== null && !standsStill(session.state)
