import { constraints, weightOf } from '../constraints/list.ts'
import { compile } from '../forum/compile/compile.ts'
import type { Tables } from '../forum/tables.ts'
import { placedAt } from '../model/plan.ts'
import type { Problem } from '../model/problem.ts'

/** Why no plan can be without a hard breach; counted, not searched. */
export type Collision =
  /** Every start (in the rooms it may use), or every room, breaks one of these constraints for the session. */
  | { kind: 'no-time' | 'no-room'; session: string; constraints: string[] }
  /** The room hours open are fewer than the sessions need. */
  | { kind: 'too-little-room'; neededMinutes: number; openMinutes: number; constraints: string[] }
  /** More sessions depend on these rooms alone than the rooms have starts for. */
  | { kind: 'rooms-too-few'; rooms: string[]; sessions: number; places: number; constraints: string[] }
  /** A person has more sessions than there are slots the person can attend. */
  | { kind: 'person-overbooked'; person: string; sessions: number; slots: number; constraints: string[] }

/** Collisions that counting finds. None found is no proof that a plan exists. */
export function collisions(problem: Problem): Collision[] {
  const tables = compile(problem)
  const { times, roomsOf, rooms, ticks, blocked, mayStart, sessions: N } = tables
  const T = ticks.length
  const found: Collision[] = []
  problem.sessions.forEach((session, s) => {
    if (times[s]!.length === 0)
      found.push({ kind: 'no-time', session: session.id, constraints: blame(problem, s, 'time') })
    if (roomsOf[s]!.length === 0)
      found.push({ kind: 'no-room', session: session.id, constraints: blame(problem, s, 'room') })
    else if (times[s]!.length > 0 && !session.fixed && !hasOpenPlace(tables, s))
      found.push({
        kind: 'no-time',
        session: session.id,
        constraints: [...new Set(['room-unavailable', ...blame(problem, s, 'time')])],
      })
  })
  const slotCount = problem.slots.length
  const openIn = (r: number) => new Set(ticks.flatMap((tick, t) => (blocked[r * T + t] ? [] : [tick.slotIndex]))).size
  // Sessions longer than half of every slot cannot share one, so slots bound them by count.
  const longest = Math.max(...problem.slots.map((slot) => (slot.to - slot.from) / 60_000))
  const whole = [...Array(N).keys()].filter((s) => problem.sessions[s]!.durationMinutes * 2 > longest)
  const aloneSlots = whole.filter((s) => problem.sessions[s]!.alone).length
  const openMinutes =
    problem.rooms.reduce((sum, _, r) => sum + openIn(r), 0) * longest - aloneSlots * (rooms - 1) * longest
  if (whole.length * longest > openMinutes)
    found.push({
      kind: 'too-little-room',
      neededMinutes: whole.length * longest,
      openMinutes,
      constraints: ['room-occupied', 'room-unavailable', 'plenary-not-alone'],
    })
  const sets = new Map<string, number[]>()
  for (const s of whole) if (roomsOf[s]!.length > 0) sets.set(roomsOf[s]!.join(' '), [...roomsOf[s]!])
  for (const set of sets.values()) {
    if (set.length === rooms) continue
    const within = new Set(set)
    const bound = whole.filter((s) => roomsOf[s]!.length > 0 && roomsOf[s]!.every((r) => within.has(r))).length
    const places = set.reduce((sum, r) => sum + openIn(r), 0)
    if (bound > places)
      found.push({
        kind: 'rooms-too-few',
        rooms: set.map((r) => problem.rooms[r]!.id),
        sessions: bound,
        places,
        constraints: ['room-too-small', 'equipment-missing', 'booths-missing', 'layout-missing'],
      })
  }
  for (const person of problem.people) {
    const own = whole.filter((s) => problem.sessions[s]!.people.some((one) => one.person === person.id))
    const slots = new Set(own.flatMap((s) => ticks.flatMap((tick, t) => (mayStart[s * T + t] ? [tick.slotIndex] : []))))
      .size
    // One session alone without a time has been named above.
    if (own.length > 1 && own.length > Math.min(slots, slotCount))
      found.push({
        kind: 'person-overbooked',
        person: person.id,
        sessions: own.length,
        slots,
        constraints: ['person-in-two-places', 'person-unavailable'],
      })
  }
  return found
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
