import { createHash } from 'node:crypto'
import type { Schedule } from '../../interchange/public.ts'
import { dayIn, type Localized } from '../../platform/languages/public.ts'
import { hasBegun, isCalledOff, type SessionState } from '../../sessions/public.ts'

type Event = Schedule['events'][number]

/** What became of the session itself, and of its place. */
type Outcome = 'new' | 'changed' | 'same'
type PlaceOutcome = 'placed' | 'stays' | 'no-time' | 'no-room' | 'room-taken' | 'past' | 'called-off' | 'standing-still'

export type ImportedBefore = {
  readonly sessionId: string
  readonly number: number
  readonly state: SessionState
  /** Of what the file said of it; null: a session of our own that left the house and comes back, whose words are ours. */
  readonly hash: string | null
}
type Spot = {
  readonly sessionId: string
  readonly roomCode: string
  readonly startsAt: Date
  readonly endsAt: Date
}
type SlotKnown = { readonly code: string; readonly startsAt: Date; readonly endsAt: Date }
type RoomKnown = { readonly code: string; readonly names: Localized }

/** The plan as it stands when a programme comes in. */
export type Ground = {
  readonly zone: string
  readonly before: ReadonlyMap<string, ImportedBefore>
  readonly rooms: readonly RoomKnown[]
  readonly slots: readonly SlotKnown[]
  readonly spots: readonly Spot[]
}

type NewRoomSaid = Schedule['rooms'][number] & { readonly code: string }
export type Step = {
  readonly event: Event
  readonly hash: string
  readonly before: ImportedBefore | null
  readonly outcome: Outcome
  readonly place: PlaceOutcome
  /** Where it goes; null: it is not placed by this import. */
  readonly to: {
    readonly roomCode: string
    readonly slotCode: string
    readonly startsAt: Date
    readonly endsAt: Date
  } | null
}
export type Steps = {
  readonly steps: readonly Step[]
  readonly rooms: readonly NewRoomSaid[]
  /** Rooms of the programme that are nowhere but online. */
  readonly online: ReadonlySet<string>
  readonly slots: readonly (SlotKnown & { readonly day: string })[]
}

const MINUTE = 60_000
/** How long a session is where nobody said. */
export const MINUTES_UNSAID = 60

/**
 * What an import does: each event becomes a session, or the one it became before is brought up to date; rooms that nobody knows are made, and
 * slots where none holds the time. The gate is the plan's: nothing into the past, nothing into a taken room, nothing that stands still.
 */
export function stepsOf(schedule: Schedule, ground: Ground, hashOf: (event: Event) => string, now: Date): Steps {
  const { codeOf, made } = roomCodes(schedule, ground.rooms)
  const slots = new SlotsAtHand(ground)
  const ids = new Set([...ground.before.values()].map(({ sessionId }) => sessionId))
  const coming = new Set(schedule.events.map(({ guid }) => guid))
  const leaving = (spot: Spot) =>
    [...ground.before].some(([guid, { sessionId }]) => sessionId === spot.sessionId && coming.has(guid))
  const taken = ground.spots.filter((spot) => !ids.has(spot.sessionId) || !leaving(spot))
  const spotOf = new Map(ground.spots.map((spot) => [spot.sessionId, spot]))
  const steps = schedule.events.map((event): Step => {
    const before = ground.before.get(event.guid) ?? null
    const hash = hashOf(event)
    const outcome = !before ? 'new' : before.hash === null || before.hash === hash ? 'same' : 'changed'
    const was = before && (spotOf.get(before.sessionId) ?? null)
    const base = { event, hash, before, outcome } as const
    const roomCode = event.room === null ? null : (codeOf.get(event.room) ?? null)
    const why = whyNot(event, before, roomCode, now)
    if (why || roomCode === null || event.start === null) {
      if (was) taken.push(was)
      return { ...base, place: why ?? 'no-room', to: null }
    }
    const startsAt = new Date(event.start)
    const endsAt = new Date(+startsAt + (event.durationMinutes ?? MINUTES_UNSAID) * MINUTE)
    const spot = { sessionId: event.guid, roomCode, startsAt, endsAt }
    if (taken.some((other) => overlaps(other, spot))) {
      if (was) taken.push(was)
      return { ...base, place: 'room-taken', to: null }
    }
    taken.push(spot)
    if (was && was.roomCode === roomCode && +was.startsAt === +startsAt && +was.endsAt === +endsAt)
      return { ...base, place: 'stays', to: null }
    return { ...base, place: 'placed', to: { roomCode, slotCode: slots.holding(startsAt, endsAt), startsAt, endsAt } }
  })
  const online = new Set(schedule.rooms.flatMap(({ guid, kind }) => (kind === 'online' ? [guid] : [])))
  return { steps, rooms: made, online, slots: slots.made }
}

const overlaps = (a: Omit<Spot, 'sessionId'>, b: Omit<Spot, 'sessionId'>): boolean =>
  a.roomCode === b.roomCode && a.startsAt < b.endsAt && b.startsAt < a.endsAt

function whyNot(event: Event, before: ImportedBefore | null, roomCode: string | null, now: Date): PlaceOutcome | null {
  if (before && (hasBegun(before.state) || isCalledOff(before.state))) return 'standing-still'
  if (event.state === 'cancelled' || event.state === 'postponed') return 'called-off'
  if (event.start === null || event.state === 'unplaced') return 'no-time'
  if (roomCode === null) return 'no-room'
  return new Date(event.start) <= now ? 'past' : null
}

/** Slots of the edition, and those this import has to make: the first that holds a time holds it. */
class SlotsAtHand {
  readonly made: (SlotKnown & { day: string })[] = []
  private readonly ground: Ground
  constructor(ground: Ground) {
    this.ground = ground
  }
  holding(startsAt: Date, endsAt: Date): string {
    const known = [...this.ground.slots, ...this.made].find(
      (slot) => slot.startsAt <= startsAt && endsAt <= slot.endsAt,
    )
    if (known) return known.code
    const code = `in-${startsAt.toISOString().slice(0, 16).replaceAll(/[-:]/g, '')}-${(+endsAt - +startsAt) / MINUTE}`
    this.made.push({ code, startsAt, endsAt, day: dayIn(this.ground.zone, startsAt) })
    return code
  }
}

const plain = (name: string) => name.normalize('NFKC').trim().toLowerCase()

/** Rooms by their names in any language; one that nobody knows is made, under a code that stays the same in every import. */
function roomCodes({ rooms }: Schedule, known: readonly RoomKnown[]) {
  const byName = new Map(
    known.flatMap(({ code, names }) => Object.values(names).map((name) => [plain(name), code] as const)),
  )
  const codes = new Set(known.map(({ code }) => code))
  const made: NewRoomSaid[] = []
  const codeOf = new Map<string, string>()
  for (const room of rooms) {
    const own = `in-${createHash('sha256').update(room.guid).digest('hex').slice(0, 12)}`
    const code = byName.get(plain(room.name)) ?? own
    codeOf.set(room.guid, code)
    if (codes.has(code)) continue
    codes.add(code)
    byName.set(plain(room.name), code)
    made.push({ ...room, code })
  }
  return { codeOf, made }
}
