import { constraints, weightOf } from '../constraints/list.ts'
import { compile } from '../forum/compile/compile.ts'
import type { Tables } from '../forum/tables.ts'
import { placedAt } from '../model/plan.ts'
import type { Problem } from '../model/problem.ts'
import { crowds, interpreted } from './shortages.ts'

/** Why no plan can be without a hard breach; counted, not searched. */
export type Collision =
  /** Every start (in the rooms it may use), or every room, breaks one of these constraints for the session. */
  | { kind: 'no-time' | 'no-room'; session: string; constraints: string[] }
  /** The room hours open are fewer than the sessions need. */
  | { kind: 'too-little-room'; neededMinutes: number; openMinutes: number; constraints: string[] }
  /** More sessions depend on these rooms alone than the rooms have starts for. */
  | { kind: 'rooms-too-few'; rooms: string[]; members: string[]; places: number; constraints: string[] }
  /** More sessions ask for interpretation than the teams can serve. */
  | { kind: 'teams-too-few'; sessions: number; places: number; constraints: string[] }
  /** A person has more sessions than there are slots the person can attend. */
  | { kind: 'person-overbooked'; person: string; sessions: number; slots: number; constraints: string[] }

/** Collisions that counting finds. None found is no proof that a plan exists. */
export function collisions(problem: Problem): Collision[] {
  const tables = compile(problem)
  // Sessions longer than half of every slot cannot share one, so slots bound them by count.
  const longest = Math.max(...problem.slots.map((slot) => (slot.to - slot.from) / 60_000))
  const whole = [...problem.sessions.keys()].filter((s) => problem.sessions[s]!.durationMinutes * 2 > longest)
  const counted = [...tooLittleRoom(tables, whole, longest), ...roomsTooFew(tables, whole)]
  return [
    ...problem.sessions.flatMap((_, s) => nowhere(tables, s)),
    ...(counted.length > 0 ? counted : crowdedOut(tables, whole)),
    ...overbooked(tables, whole),
    ...teamsTooFew(tables),
  ]
}

/** How many sessions no plan has a place for, by what was counted; nobody counts twice. */
export function leastLeftOut(found: readonly Collision[]): number {
  const counted = new Set(
    found.flatMap((one) => (one.kind === 'no-time' || one.kind === 'no-room' ? [one.session] : [])),
  )
  let least = counted.size
  for (const one of found) {
    if (one.kind !== 'rooms-too-few') continue
    const over = one.members.filter((id) => !counted.has(id)).length - one.places
    if (over <= 0) continue
    least += over
    for (const id of one.members) counted.add(id)
  }
  return least
}

/** Sessions that want too few rooms, found by a largest assignment where no single set of rooms tells it. */
const crowdedOut = (tables: Tables, whole: number[]): Collision[] =>
  crowds(tables, whole).map(({ sessions, rooms, places }) => ({
    kind: 'rooms-too-few',
    rooms: rooms.map((r) => tables.problem.rooms[r]!.id),
    members: sessions.map((s) => tables.problem.sessions[s]!.id),
    places,
    constraints: mostBlamed(tables.problem, sessions),
  }))

/** The rules that keep most of some sessions out of other rooms, the one that keeps out most first. */
function mostBlamed(problem: Problem, sessions: readonly number[]): string[] {
  const names = sessions.flatMap((s) => blame(problem, s, 'room'))
  const counts = [...Map.groupBy(names, (name) => name)].map(([name, of]) => ({ name, count: of.length }))
  return counts
    .filter(({ count }) => count * 2 > sessions.length)
    .sort((a, b) => b.count - a.count)
    .map(({ name }) => name)
}

function teamsTooFew(tables: Tables): Collision[] {
  const { asked, served } = interpreted(tables)
  const constraints = ['interpretation-missing', 'team-overworked']
  return asked > served ? [{ kind: 'teams-too-few', sessions: asked, places: served, constraints }] : []
}

/** A session that has no start or no room. */
function nowhere(tables: Tables, s: number): Collision[] {
  const { problem, times, roomsOf } = tables
  const { id: session, fixed } = problem.sessions[s]!
  const found: Collision[] = []
  if (times[s]!.length === 0) found.push({ kind: 'no-time', session, constraints: blame(problem, s, 'time') })
  if (roomsOf[s]!.length === 0) found.push({ kind: 'no-room', session, constraints: blame(problem, s, 'room') })
  else if (times[s]!.length > 0 && !fixed && !hasOpenPlace(tables, s)) {
    const constraints = [...new Set(['room-unavailable', ...blame(problem, s, 'time')])]
    found.push({ kind: 'no-time', session, constraints })
  }
  return found
}

function tooLittleRoom(tables: Tables, whole: number[], longest: number): Collision[] {
  const { problem, rooms } = tables
  const aloneSlots = whole.filter((s) => problem.sessions[s]!.alone).length
  const open = problem.rooms.reduce((sum, _, r) => sum + openSlots(tables, r), 0)
  const openMinutes = (open - aloneSlots * (rooms - 1)) * longest
  const neededMinutes = whole.length * longest
  const constraints = ['room-occupied', 'room-unavailable', 'plenary-not-alone']
  return neededMinutes > openMinutes ? [{ kind: 'too-little-room', neededMinutes, openMinutes, constraints }] : []
}

function roomsTooFew(tables: Tables, whole: number[]): Collision[] {
  const { problem, roomsOf, rooms } = tables
  const sets = new Map(whole.map((s) => [roomsOf[s]!.join(' '), [...roomsOf[s]!]]))
  return [...sets.values()].flatMap((set) => {
    if (set.length === 0 || set.length === rooms) return []
    const members = whole
      .filter((s) => roomsOf[s]!.length > 0 && roomsOf[s]!.every((r) => set.includes(r)))
      .map((s) => problem.sessions[s]!.id)
    const places = set.reduce((sum, r) => sum + openSlots(tables, r), 0)
    const constraints = ['room-too-small', 'equipment-missing', 'booths-missing', 'layout-missing']
    const names = set.map((r) => problem.rooms[r]!.id)
    return members.length > places ? [{ kind: 'rooms-too-few', rooms: names, members, places, constraints }] : []
  })
}

function overbooked({ problem, ticks, mayStart }: Tables, whole: number[]): Collision[] {
  const T = ticks.length
  return problem.people.flatMap(({ id: person }) => {
    const own = whole.filter((s) => problem.sessions[s]!.people.some((one) => one.person === person))
    // One session alone without a time is named as such.
    if (own.length < 2) return []
    const starts = own.flatMap((s) => ticks.flatMap((tick, t) => (mayStart[s * T + t] ? [tick.slotIndex] : [])))
    const slots = new Set(starts).size
    const constraints = ['person-in-two-places', 'person-unavailable']
    return own.length > slots ? [{ kind: 'person-overbooked', person, sessions: own.length, slots, constraints }] : []
  })
}

/** Slots in which a room is open at some time. */
function openSlots({ ticks, blocked }: Tables, r: number): number {
  return new Set(ticks.flatMap((tick, t) => (blocked[r * ticks.length + t] ? [] : [tick.slotIndex]))).size
}

/** Whether any of a session's rooms is open at any of its starts. */
function hasOpenPlace({ times, roomsOf, ticks, end, blocked }: Tables, s: number): boolean {
  const T = ticks.length
  return times[s]!.some((t) =>
    roomsOf[s]!.some((r) => !blocked.subarray(r * T + t, r * T + end[s * T + t]!).includes(1)),
  )
}

/** The hard place rules that a session breaks somewhere, of one dependence. */
function blame(problem: Problem, s: number, depends: 'time' | 'room'): string[] {
  const session = problem.sessions[s]!
  const places =
    depends === 'time'
      ? problem.slots.map((slot) => ({ slot: slot.id, room: problem.rooms[0]!.id, offsetMinutes: 0 }))
      : problem.rooms.map((room) => ({ slot: problem.slots[0]!.id, room: room.id, offsetMinutes: 0 }))
  const names = constraints
    .filter(({ form, ...one }) => {
      if (form.kind !== 'place' || form.depends !== depends || weightOf(problem, { ...one, form }) !== 'hard')
        return false
      return places.some((place) => (form.rule(placedAt(problem, session, place, null), problem)?.amount ?? 0) > 0)
    })
    .map((one) => one.name)
  return problem.locks.some((lock) => lock.session === session.id) ? [...names, 'lock-broken'] : names
}
