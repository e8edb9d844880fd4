import { distance, type Form, itinerariesOf, relationsOf } from '../constraints/constraint.ts'
import { directoryOf, type Placed, placedAt, within } from '../model/plan.ts'
import { type Place, type Problem, SUB_SLOT_MINUTES } from '../model/problem.ts'
import { remember } from '../model/remember.ts'
import { offsetsIn } from '../model/time.ts'
import { compileTallies } from './compile-tallies.ts'
import { constraintsInUse, type InUse } from './in-use.ts'
import type { CompiledItineraries, CompiledLinks, CompiledSpreads, Price, Tables } from './tables.ts'

const compiled = new WeakMap<Problem, Tables>()
/** Evaluates every rule of the constraint list once, so that the search only looks things up. Kept per problem. */
export function compile(problem: Problem): Tables {
  return remember(compiled, problem, () => compileAnew(problem))
}

function compileAnew(problem: Problem): Tables {
  const N = problem.sessions.length
  const R = problem.rooms.length
  const slots = [...problem.slots].sort((a, b) => a.from - b.from)
  const dayIndex = new Map(problem.days.map((day, i) => [day.id, i]))
  const ticks = slots.flatMap((slot, slotIndex) =>
    Array.from({ length: Math.ceil((slot.to - slot.from) / 60_000 / SUB_SLOT_MINUTES) }, (_, i) => ({
      slot,
      slotIndex,
      dayIndex: dayIndex.get(slot.day) ?? 0,
      offsetMinutes: i * SUB_SLOT_MINUTES,
    })),
  )
  const T = ticks.length
  const fromOf = ticks.map((tick) => tick.slot.from + tick.offsetMinutes * 60_000)
  const tickAt = new Map(ticks.map((tick, i) => [`${tick.slot.id} ${tick.offsetMinutes}`, i]))
  const roomIndex = new Map(problem.rooms.map((room, r) => [room.id, r]))
  const index = new Map(problem.sessions.map((session, s) => [session.id, s]))
  const inUse = constraintsInUse(problem)
  const priceOf = (name: string): Price => {
    const { hard, soft } = inUse.find(({ constraint }) => constraint.name === name) ?? { hard: 0, soft: 0 }
    return { hard, soft }
  }
  const places = compilePlaces(problem, inUse, ticks, fromOf)
  const pairs = compilePairs(problem, inUse, index)
  const publishedAt = new Int32Array(N).fill(-1)
  for (const placement of problem.published ?? []) {
    const s = index.get(placement.session)
    if (s === undefined) continue
    const t = tickAt.get(`${placement.slot} ${placement.offsetMinutes}`)
    const r = roomIndex.get(placement.room)
    // A place the grid no longer offers: wherever the session goes, it has moved.
    publishedAt[s] = t !== undefined && r !== undefined ? t * R + r : T * R
    const known = problem.sessions[s]!
    // The public may have seen a start that the engine would not try by itself.
    if (t !== undefined && !known.fixed) places.offer(s, t)
  }
  const { mayStart, mayUse } = places
  return {
    problem,
    sessions: N,
    ticks,
    rooms: R,
    slotOf: Int32Array.from(ticks, (tick) => tick.slotIndex),
    dayOf: Int32Array.from(ticks, (tick) => tick.dayIndex),
    minute: Float64Array.from(fromOf, (from) => (from - (fromOf[0] ?? 0)) / 60_000),
    length: Int32Array.from(problem.sessions, (session) => session.durationMinutes),
    timeSoft: places.timeSoft,
    roomSoft: places.roomSoft,
    mayStart,
    mayUse,
    times: problem.sessions.map((_, s) => Int32Array.from(ticks.keys()).filter((t) => mayStart[s * T + t] === 1)),
    roomsOf: problem.sessions.map((_, s) => Int32Array.from(roomIndex.values()).filter((r) => mayUse[s * R + r] === 1)),
    end: places.end,
    blocked: places.blocked,
    movable: Uint8Array.from(problem.sessions, (session) => (session.fixed ? 0 : 1)),
    fixedHard: places.fixedHard,
    ...pairs,
    links: compileLinks(problem, inUse, index),
    spreads: compileSpreads(problem, inUse, index),
    itineraries: compileItineraries(problem, inUse, index),
    tallies: compileTallies(problem, inUse, ticks),
    interpreted: Uint8Array.from(problem.sessions, (session) => (session.interpretation.length > 0 ? 1 : 0)),
    unplacedPrice: priceOf('session-unplaced'),
    interpretationPrice: priceOf('interpretation-missing'),
    publishedAt,
    movedPrice: priceOf('published-session-moved'),
    movedSurcharge: 0,
  }
}

/** What the rules of place say of every session at every start and in every room. */
function compilePlaces(problem: Problem, inUse: InUse[], ticks: Tables['ticks'], fromOf: number[]) {
  const N = problem.sessions.length
  const R = problem.rooms.length
  const T = ticks.length
  const timeSoft = new Float64Array(N * T)
  const roomSoft = new Float64Array(N * R)
  const mayStart = new Uint8Array(N * T)
  const mayUse = new Uint8Array(N * R)
  const end = new Int32Array(N * T)
  const blocked = new Uint8Array(R * T)
  const fixedHard = new Int32Array(N)
  problem.rooms.forEach((room, r) => {
    ticks.forEach((tick, t) => {
      const from = fromOf[t]!
      if (!within({ from, to: Math.min(from + SUB_SLOT_MINUTES * 60_000, tick.slot.to) }, room.available))
        blocked[r * T + t] = 1
    })
  })
  const rules = (depends: 'time' | 'room') =>
    inUse.flatMap(({ form, hard, soft }) =>
      form.kind === 'place' && form.depends === depends ? [{ rule: form.rule, hard, soft }] : [],
    )
  const timeRules = rules('time')
  const roomRules = rules('room')
  const judge = (against: typeof timeRules, placed: Placed): Price => {
    const price = { hard: 0, soft: 0 }
    for (const { rule, hard, soft } of against) {
      const amount = rule(placed, problem)?.amount ?? 0
      price.hard += amount * hard
      price.soft += amount * soft
    }
    return price
  }
  const at = (s: number, t: number, r: number): Placed => {
    const { slot, offsetMinutes } = ticks[t]!
    const place: Place = { room: problem.rooms[r]!.id, slot: slot.id, offsetMinutes }
    return placedAt(problem, problem.sessions[s]!, place, null)
  }
  const locksOf = new Map<string, Problem['locks']>()
  for (const lock of problem.locks) remember(locksOf, lock.session, () => []).push(lock)

  /** Opens a start to a session unless a lock or a hard rule of time forbids it. */
  const offer = (s: number, t: number) => {
    const session = problem.sessions[s]!
    const { slot, offsetMinutes } = ticks[t]!
    const allowed = (locksOf.get(session.id) ?? []).every(
      (lock) =>
        (lock.slot ?? slot.id) === slot.id &&
        (lock.day ?? slot.day) === slot.day &&
        (lock.offsetMinutes ?? offsetMinutes) === offsetMinutes,
    )
    if (!allowed || R === 0) return
    const { hard, soft } = judge(timeRules, at(s, t, 0))
    timeSoft[s * T + t] = soft
    if (hard === 0 || session.fixed) mayStart[s * T + t] = 1
    if (session.fixed) fixedHard[s]! += hard
  }
  const { days } = directoryOf(problem)
  const grid = ticks.every((tick) => days.has(tick.slot.day))
  if (!grid) throw new Error('a slot names a day the problem does not have')
  problem.sessions.forEach((session, s) => {
    for (let t = 0; t < T; t++) {
      const until = fromOf[t]! + session.durationMinutes * 60_000
      let last = t + 1
      while (last < T && fromOf[last]! < until) last++
      end[s * T + t] = last
      const { slot, offsetMinutes } = ticks[t]!
      if (
        session.fixed
          ? session.fixed.slot === slot.id && session.fixed.offsetMinutes === offsetMinutes
          : offsetsIn(slot, session).includes(offsetMinutes) ||
            // Where an officer has locked it, a session may start at any half-hour.
            locksOf.get(session.id)?.some((lock) => lock.slot === slot.id && lock.offsetMinutes === offsetMinutes)
      )
        offer(s, t)
    }
    for (let r = 0; r < R && T > 0; r++) {
      const { hard, soft } = judge(roomRules, at(s, 0, r))
      roomSoft[s * R + r] = soft
      const room = problem.rooms[r]!.id
      const allowed = (locksOf.get(session.id) ?? []).every((lock) => (lock.room ?? room) === room)
      if (session.fixed?.room === room) fixedHard[s]! += hard
      if (session.fixed ? session.fixed.room === room : hard === 0 && allowed) mayUse[s * R + r] = 1
    }
  })
  return { timeSoft, roomSoft, mayStart, mayUse, end, blocked, fixedHard, offer }
}

function compilePairs(problem: Problem, inUse: InUse[], index: Map<string, number>) {
  const N = problem.sessions.length
  const pairSoft = new Float32Array(N * N)
  const hardOf = problem.sessions.map(() => new Map<number, number>())
  for (const { form, hard, soft } of inUse) {
    if (form.kind !== 'together') continue
    for (const relation of relationsOf(problem, form)) {
      const a = index.get(relation.a)
      const b = index.get(relation.b)
      if (a === undefined || b === undefined) continue
      if (soft) {
        pairSoft[a * N + b]! += relation.amount * soft
        pairSoft[b * N + a]! += relation.amount * soft
      }
      if (hard) {
        hardOf[a]!.set(b, (hardOf[a]!.get(b) ?? 0) + relation.amount)
        hardOf[b]!.set(a, (hardOf[b]!.get(a) ?? 0) + relation.amount)
      }
    }
  }
  return {
    // Small whole prices in a quarter of the space: the table of a large forum then stays near the processor.
    pairSoft: pairSoft.every((price) => price === (price & 255)) ? Uint8Array.from(pairSoft) : pairSoft,
    hardWith: hardOf.map((partners) => Int32Array.from(partners.keys())),
    hardCount: hardOf.map((partners) => Int32Array.from(partners.values())),
  }
}

/** For each session, the numbers of the lists it is in. */
function listsOf(sessions: number, lists: Iterable<number>[]): Int32Array[] {
  const of: number[][] = Array.from({ length: sessions }, () => [])
  lists.forEach((members, i) => {
    for (const s of new Set(members)) of[s]!.push(i)
  })
  return of.map((one) => Int32Array.from(one))
}

function compileLinks(problem: Problem, inUse: InUse[], index: Map<string, number>): CompiledLinks {
  const found = inUse.flatMap(({ form, hard, soft }) =>
    form.kind !== 'order'
      ? []
      : form.pairs(problem).flatMap(([a, b]) => {
          const first = index.get(a)
          const second = index.get(b)
          return first === undefined || second === undefined ? [] : [{ first, second, strict: form.strict, hard, soft }]
        }),
  )
  return {
    first: Int32Array.from(found, (one) => one.first),
    second: Int32Array.from(found, (one) => one.second),
    strict: Uint8Array.from(found, (one) => (one.strict ? 1 : 0)),
    hard: Float64Array.from(found, (one) => one.hard),
    soft: Float64Array.from(found, (one) => one.soft),
    of: listsOf(
      problem.sessions.length,
      found.map((one) => [one.first, one.second]),
    ),
  }
}

function compileSpreads(problem: Problem, inUse: InUse[], index: Map<string, number>): CompiledSpreads {
  const found = inUse.flatMap(({ form, hard, soft }) =>
    form.kind !== 'spread'
      ? []
      : form.sets(problem).map((set) => ({
          members: Int32Array.from(set.flatMap((id) => index.get(id) ?? [])),
          over: form.over,
          hard,
          soft,
        })),
  )
  const members = found.map((one) => one.members)
  return {
    members,
    overRooms: Uint8Array.from(found, (one) => (one.over === 'room' ? 1 : 0)),
    hard: Float64Array.from(found, (one) => one.hard),
    soft: Float64Array.from(found, (one) => one.soft),
    of: listsOf(problem.sessions.length, members),
  }
}

const RELATIONS = ['same', 'same-building', 'other-building'] as const

function compileItineraries(problem: Problem, inUse: InUse[], index: Map<string, number>): CompiledItineraries {
  const R = problem.rooms.length
  const spans = problem.days.map((day) => {
    const own = problem.slots.filter((slot) => slot.day === day.id)
    return (Math.max(...own.map((slot) => slot.to)) - Math.min(...own.map((slot) => slot.from))) / 60_000
  })
  const longest = Math.max(0, ...problem.sessions.map((session) => session.durationMinutes))
  // A session that was put across the end of its day may end this much later.
  const minutes = Math.ceil(Math.max(0, ...spans)) + longest + 1
  const rules = inUse.flatMap(({ form, hard, soft }) => (form.kind === 'itinerary' ? [{ form, hard, soft }] : []))
  const table = (size: number, amounts: (form: Form & { kind: 'itinerary' }, i: number) => number) => {
    const price = { hard: new Float64Array(size), soft: new Float64Array(size) }
    for (const { form, hard, soft } of rules)
      for (let i = 0; i < size; i++) {
        const amount = amounts(form, i)
        price.hard[i]! += amount * hard
        price.soft[i]! += amount * soft
      }
    return price
  }
  const step = table(minutes * 6, (form, i) => {
    const relation = Math.floor(i / minutes)
    const rooms = RELATIONS[relation % 3]!
    return form.following?.({ gapMinutes: i % minutes, rooms, onSite: relation < 3 }, problem.settings) ?? 0
  })
  const day = table(minutes, (form, i) => form.lasting?.(i, problem.settings) ?? 0)
  const people = rules.length === 0 ? [] : itinerariesOf(problem)
  const members = people.map((one) => Int32Array.from(one.sessions, (id) => index.get(id)!))
  const relation = new Uint8Array(R * R)
  problem.rooms.forEach((a, i) => {
    problem.rooms.forEach((b, j) => {
      relation[i * R + j] = RELATIONS.indexOf(distance(a, b))
    })
  })
  return {
    members,
    onSite: people.map((one) => Uint8Array.from(one.onSite, Number)),
    of: listsOf(problem.sessions.length, members),
    minutes,
    stepHard: step.hard,
    stepSoft: step.soft,
    dayHard: day.hard,
    daySoft: day.soft,
    relation,
  }
}
