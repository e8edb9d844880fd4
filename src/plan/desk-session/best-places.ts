import { minutesBetween } from '../../platform/clock.ts'
import type { SessionId } from '../../platform/db/schema.ts'
import { heldOverPlan } from '../clashes.ts'
import type { PlanFacts } from '../plan-facts.ts'
import { placementsOf, problemOf } from '../plan-of-edition.ts'
import type { HeldPlan } from '../thread/held-plan.ts'

/** A room and a time slot that a session may take at once. */
type BestPlace = {
  readonly room: string
  readonly slot: string
  readonly startsAt: Date /** Wishes missed there. */
  readonly costs: number
}

export type BestQuestion = { readonly session: SessionId; readonly now: Date; readonly budget?: number }
export type BestPlaces = {
  readonly places: readonly BestPlace[] /** False where the time ran out before all were looked at. */
  readonly all: boolean
}

type Session = PlanFacts['sessions'][number]
type Slot = PlanFacts['slots'][number]
type Room = PlanFacts['rooms'][number]

const OFFERED = 6
const ONE_SLOT_AT_MOST = 2

/**
 * Free places to come that break nothing, those nearest to what was wished and to where the session stands first. Judged by the constraint
 * list, with the sessions alone that share people, interpreters or an order with it; looks for no longer than `budget` milliseconds.
 */
export function bestPlaces(
  { facts, zone }: Pick<HeldPlan, 'facts' | 'zone'>,
  { session: id, now, budget = 30 }: BestQuestion,
): BestPlaces {
  const session = facts.sessions.find((one) => one.id === id)
  if (!session) return { places: [], all: true }
  const until = performance.now() + budget
  const near = nearTo(facts, session)
  const problem = problemOf(near, zone)
  const said = heldOverPlan(problem, placementsOf(near), id)
  const found: BestPlace[] = []
  let all = true
  for (const { slot, room } of candidates(facts, session, now)) {
    if (found.length === OFFERED) break
    all = performance.now() <= until
    if (!all) break
    if (found.filter((one) => one.slot === slot.code).length === ONE_SLOT_AT_MOST) continue
    const breaches = said({ room: room.code, slot: slot.code, offsetMinutes: 0 })
    if (breaches.some(({ hard }) => hard)) continue
    found.push({ room: room.code, slot: slot.code, startsAt: slot.starts_at, costs: breaches.length })
  }
  return { places: found.sort((a, b) => a.costs - b.costs), all }
}

/** The facts a place of one session can depend on: it, and what shares people, organizers, interpreters, an order or the time with it. */
function nearTo(facts: PlanFacts, session: Session): PlanFacts {
  const people = new Set(facts.people.filter((p) => p.session_id === session.id).map((p) => p.id))
  const organizers = new Set(facts.organizers.filter((o) => o.session_id === session.id).map((o) => o.organization_id))
  const shared = new Set([
    ...facts.people.filter((p) => people.has(p.id)).map((p) => p.session_id),
    ...facts.organizers.filter((o) => organizers.has(o.organization_id)).map((o) => o.session_id),
  ])
  const interpreted = session.interpretation_languages.length > 0
  const isNear = (other: Session) =>
    other.id === session.id ||
    shared.has(other.id) ||
    session.planning.alone ||
    other.planning.alone ||
    session.planning.after.includes(other.number) ||
    other.planning.after.includes(session.number) ||
    (session.planning.series !== '' && other.planning.series === session.planning.series) ||
    (interpreted && other.interpretation_languages.length > 0)
  const sessions = facts.sessions.filter(isNear)
  const ids = new Set(sessions.map((one) => one.id))
  return {
    ...facts,
    sessions,
    people: facts.people.filter((p) => ids.has(p.session_id)),
    organizers: facts.organizers.filter((o) => ids.has(o.session_id)),
    published: facts.published?.filter((entry) => ids.has(entry.sessionId)) ?? null,
  }
}

/** Free rooms in slots to come that are long enough, the likeliest first. */
function* candidates(facts: PlanFacts, session: Session, now: Date): Generator<{ slot: Slot; room: Room }> {
  const long = (slot: Slot) => minutesBetween(slot.starts_at, slot.ends_at) >= session.duration_minutes
  const slots = facts.slots
    .filter((slot) => slot.starts_at > now && long(slot) && (session.mode === 'virtual' || slot.mode !== 'virtual'))
    .sort((a, b) => farFrom(session, a) - farFrom(session, b))
  const rooms = facts.rooms
    .filter((room) => (room.kind === 'online') === (session.mode === 'virtual'))
    .sort((a, b) => unfit(session, a) - unfit(session, b))
  for (const slot of slots) {
    const ends = new Date(slot.starts_at.getTime() + session.duration_minutes * 60_000)
    const taken = new Set(
      facts.sessions
        .filter((other) => other.id !== session.id && during(other, slot.starts_at, ends))
        .map((o) => o.room_code),
    )
    for (const room of rooms) {
      const stands = room.code === session.room_code && slot.code === session.slot_code
      if (!stands && !taken.has(room.code)) yield { slot, room }
    }
  }
}

const during = (other: Session, from: Date, to: Date): boolean =>
  other.starts_at !== null &&
  other.starts_at < to &&
  from.getTime() < other.starts_at.getTime() + other.duration_minutes * 60_000

/** What was not wished weighs most, then the way from where it stands; before it has a place, the days in their order. */
function farFrom({ wishes, starts_at }: Session, slot: Slot): number {
  const day = wishes.dates?.length ? !wishes.dates.includes(slot.day) : false
  const band = wishes.bands?.length ? !wishes.bands.includes(slot.band ?? '') : false
  const period = wishes.period ? ![slot.period, slot.stretch].includes(wishes.period) : false
  const impossible = wishes.impossibleDates?.includes(slot.day) ?? false
  const unwished = [day, band, period, impossible, impossible].filter(Boolean).length
  const days = starts_at ? Math.abs(slot.starts_at.getTime() - starts_at.getTime()) : slot.starts_at.getTime()
  return unwished * 1e14 + days
}

/** Rooms that hold the people expected, the smallest of them first. */
const unfit = ({ expected_audience }: Session, { seats }: Room): number => {
  const spare = (seats ?? 0) - (expected_audience ?? 0)
  return spare >= 0 ? spare : 1e6 - spare
}
