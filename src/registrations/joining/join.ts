import { randomUUID } from 'node:crypto'
import { may } from '../../access/public.ts'
import { defineAct } from '../../acts/public.ts'
import type { Config } from '../../platform/config.ts'
import type { PersonId } from '../../platform/db/schema.ts'
import { ok, refuse } from '../../platform/result.ts'
import { joinMeeting } from '../attendance/store.ts'
import { keepCheckIns } from '../door/store.ts'
import { registrationOf } from '../reads.ts'
import { type Registration, takesPart } from '../registration.ts'
import { bigBlueButtonAddress, type Joiner, type JoinLink, jitsiAddress } from './join-link.ts'
import { type Joinable, joinableOf } from './joinable.ts'
import { joinLinkOf } from './reads.ts'

/** Doors open so long before a session begins, and close so long after its end. */
const BEFORE_MINUTES = 30
const AFTER_MINUTES = 60

/** When a session or meeting can be joined; half-open. */
export const joiningHours = ({ startsAt, endsAt }: Pick<Joinable, 'startsAt' | 'endsAt'>) => ({
  opensAt: new Date(startsAt.getTime() - BEFORE_MINUTES * 60_000),
  closesAt: new Date(endsAt.getTime() + AFTER_MINUTES * 60_000),
})

/** So many are said at a glance; all stand in the programme. */
const AT_A_GLANCE = 4

/** What can be joined now, and what comes next, by the hour of the beginning. */
export const nextToJoin = (all: readonly Joinable[], now: Date): readonly Joinable[] =>
  all
    .filter((one) => one.standing === 'on' && joiningHours(one).closesAt > now)
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
    .slice(0, AT_A_GLANCE)

type Facts = {
  readonly own: Registration | null
  readonly joinable: Joinable
  readonly link: JoinLink | null
  /** Null where this installation has no server for the link. */
  readonly address: string | null
  readonly opensAt: Date
  readonly closesAt: Date
}
export type WayIn = { readonly address: string; readonly link: JoinLink }
type Refused = 'session-unknown' | 'not-registered' | 'no-link' | 'not-yet' | 'over' | 'called-off' | 'service-away'

/** The address by which a person joins, signed for them where the service wants it; null when this node does not know its server. */
function wayIn(link: JoinLink, servers: Pick<Config, 'jitsi' | 'bigBlueButton'>, joiner: Joiner): string | null {
  if ('address' in link) return link.address
  if (link.service === 'jitsi') return servers.jitsi && jitsiAddress(servers.jitsi, link.room, joiner)
  return servers.bigBlueButton && bigBlueButtonAddress(servers.bigBlueButton, link.room, joiner)
}

/** Somebody who is registered joins a session or meeting from afar. That they were there is kept, and the address is told to them alone. */
export const sessionJoined = defineAct<{ key: string }, Facts, WayIn, WayIn, Refused>({
  name: 'session joined',
  may: 'owner',
  async look({ tx, edition, actor, personId, platform, now }, { key }) {
    const joinable = await joinableOf(tx, edition, key)
    if (!joinable) return refuse('session-unknown')
    const own = personId ? await registrationOf(tx, edition, personId) : null
    const link = own && takesPart(own) ? await joinLinkOf(tx, edition, joinable) : null
    const part = joinable.sessionId === null ? null : ({ of: 'session', id: joinable.key } as const)
    const leads = actor.kind === 'person' && may(actor.viewer, 'mayChair', { edition, part })
    const joiner = ({ id, name }: Registration): Joiner => ({ id, name, leads, now })
    return ok({
      own,
      joinable,
      link,
      address: own && link ? wayIn(link, platform.config, joiner(own)) : null,
      ...joiningHours(joinable),
    })
  },
  decide({ own, link, address, joinable, opensAt, closesAt }, _wish, now) {
    if (!own || !takesPart(own)) return refuse('not-registered')
    if (!link) return refuse('no-link')
    if (joinable.standing !== 'on') return refuse('called-off')
    if (now < opensAt) return refuse('not-yet', { at: opensAt.toISOString() })
    if (now >= closesAt) return refuse('over')
    return address ? ok({ address, link }) : refuse('service-away')
  },
  async do({ tx, edition, personId, now }, way, { own, joinable: { sessionId, milestoneCode } }) {
    if (!own) throw new Error('whoever is not registered was refused before')
    if (sessionId === null) {
      await joinMeeting(tx, edition, { registrationId: own.id, milestoneCode }, now)
      return way
    }
    const scan = { id: randomUUID(), registrationId: own.id, sessionId, there: true, way: 'online' as const }
    await keepCheckIns(tx, edition, [{ ...scan, scannedAt: now }], { by: personId as PersonId, now })
    return way
  },
  // Presence stands among the scans; what somebody attends is no business of the record, and the address is nobody's.
  record: () => [],
})
