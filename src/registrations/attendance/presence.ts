import type { EditionScope } from '../../access/public.ts'
import { defineAct } from '../../acts/public.ts'
import type { Held } from '../../live/public.ts'
import type { Tx } from '../../platform/db/db.ts'
import type { RegistrationId } from '../../platform/db/schema.ts'
import { ok, refuse } from '../../platform/result.ts'
import { attendedBy } from '../door/reads.ts'
import { joiningHours } from '../joining/join.ts'
import { joinableOf } from '../joining/joinable.ts'
import { registrationOf } from '../reads.ts'
import { type Registration, takesPart } from '../registration.ts'
import { hasJoined } from './reads.ts'
import { keepMeetingPresence, keepPresence } from './store.ts'
import { TELLS_EVERY_SECONDS } from './told-every.ts'

/** What lies further apart is a gap, and does not count. */
const LONGEST_BETWEEN_SECONDS = TELLS_EVERY_SECONDS * 2.5

type Facts = { readonly registrationId: RegistrationId; readonly held: Held }

/** Whether somebody pressed the button of a session or meeting. */
async function isThere(tx: Tx, edition: EditionScope, { own, held }: { own: Registration; held: Held }) {
  if (held.sessionId === null) return hasJoined(tx, own.id, held.milestoneCode)
  const there = await attendedBy(tx, edition, own.id)
  return there.some((one) => one.sessionId === held.sessionId && one.way === 'online')
}

/** The page by which somebody joined a session or meeting stands open still. Before they joined, and out of hours, it counts for nothing. */
export const presenceTold = defineAct<{ readonly key: string }, Facts, Facts, null, 'not-joined'>({
  name: 'presence told',
  may: 'owner',
  async look({ tx, edition, personId, now }, { key }) {
    const joinable = await joinableOf(tx, edition, key)
    const own = joinable && personId ? await registrationOf(tx, edition, personId) : null
    if (!joinable || !own || !takesPart(own)) return refuse('not-joined')
    const { opensAt, closesAt } = joiningHours(joinable)
    const joined = await isThere(tx, edition, { own, held: joinable })
    return joined && opensAt <= now && now < closesAt
      ? ok({ registrationId: own.id, held: joinable })
      : refuse('not-joined')
  },
  decide: (facts) => ok(facts),
  async do({ tx, edition, now }, { registrationId, held: { sessionId, milestoneCode } }) {
    const told = { now, longestSeconds: LONGEST_BETWEEN_SECONDS }
    if (sessionId === null) await keepMeetingPresence(tx, edition, { registrationId, milestoneCode }, told)
    else await keepPresence(tx, edition, { registrationId, sessionId }, told)
    return null
  },
  // Where somebody was, and for how long, is no business of the record.
  record: () => [],
})
