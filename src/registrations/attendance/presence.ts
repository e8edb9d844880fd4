import { defineAct } from '../../acts/public.ts'
import type { RegistrationId, SessionId } from '../../platform/db/schema.ts'
import { ok, refuse } from '../../platform/result.ts'
import { attendedBy } from '../door/reads.ts'
import { joiningHours } from '../joining/join.ts'
import { joinableOf } from '../joining/joinable.ts'
import { registrationOf } from '../reads.ts'
import { takesPart } from '../registration.ts'
import { keepPresence } from './store.ts'
import { TELLS_EVERY_SECONDS } from './told-every.ts'

/** What lies further apart is a gap, and does not count. */
const LONGEST_BETWEEN_SECONDS = TELLS_EVERY_SECONDS * 2.5

type Facts = { readonly registrationId: RegistrationId; readonly sessionId: SessionId }

/** The page by which somebody joined a session stands open still. Before they joined, and out of hours, it counts for nothing. */
export const presenceTold = defineAct<{ readonly key: string }, Facts, Facts, null, 'not-joined'>({
  name: 'presence told',
  may: 'owner',
  async look({ tx, edition, personId, now }, { key }) {
    const joinable = await joinableOf(tx, edition, key)
    const own = joinable?.sessionId && personId ? await registrationOf(tx, edition, personId) : null
    if (!joinable?.sessionId || !own || !takesPart(own)) return refuse('not-joined')
    const { sessionId } = joinable
    const { opensAt, closesAt } = joiningHours(joinable)
    const there = await attendedBy(tx, edition, own.id)
    const joined = there.some((one) => one.sessionId === sessionId && one.way === 'online')
    return joined && opensAt <= now && now < closesAt ? ok({ registrationId: own.id, sessionId }) : refuse('not-joined')
  },
  decide: (facts) => ok(facts),
  async do({ tx, edition, now }, of) {
    await keepPresence(tx, edition, of, { now, longestSeconds: LONGEST_BETWEEN_SECONDS })
    return null
  },
  // Where somebody was, and for how long, is no business of the record.
  record: () => [],
})
