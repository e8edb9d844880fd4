import { type Constraint, relationsOf } from '../constraints/constraint.ts'
import { constraints, weightOf } from '../constraints/list.ts'
import { type Placed, placedAt, within } from '../model/plan.ts'
import { type Problem, type Slot, SUB_SLOT_MINUTES } from '../model/problem.ts'
import { offsetsIn } from '../model/time.ts'

export interface CompiledGroup {
  members: number[]
  hard: boolean
  weight: number
  rule: (placed: Placed[]) => { amount: number }
}
/** The problem as tables over session, tick and room numbers; a tick is a half-hour of a slot, and a start. */
export interface Tables {
  problem: Problem
  sessions: number
  ticks: { slot: Slot; slotIndex: number; dayIndex: number; offsetMinutes: number }[]
  rooms: number
  /** Soft price of a session at a start, and in a room. */
  timeSoft: Float64Array
  roomSoft: Float64Array
  /** Starts and rooms at which a session breaks no hard place rule. */
  times: Int32Array[]
  roomsOf: Int32Array[]
  mayStart: Uint8Array
  mayUse: Uint8Array
  /** First tick after a session that starts at a tick. */
  end: Int32Array
  blocked: Uint8Array
  movable: Uint8Array
  /** Hard place rules a fixed session breaks where protocol has put it. */
  fixedHard: Int32Array
  pairHard: Uint8Array
  pairSoft: Float32Array
  groups: CompiledGroup[]
  groupsOf: number[][]
  publishedAt: Int32Array
  movedPrice: number
  tallies: { constraint: Constraint; hard: boolean; weight: number }[]
}

/** Evaluates every rule of the constraint list once, so that the search only looks things up. */
export function compile(problem: Problem): Tables {
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
  const roomIndex = new Map(problem.rooms.map((room, i) => [room.id, i]))
  const index = new Map(problem.sessions.map((session, i) => [session.id, i]))
  const inUse = constraints.flatMap((one) => {
    const weight = weightOf(problem, one)
    return weight === 0
      ? []
      : [{ constraint: one, form: one.form, hard: weight === 'hard', weight: weight === 'hard' ? 1 : weight }]
  })
  const tables: Tables = {
    problem,
    sessions: N,
    ticks,
    rooms: R,
    timeSoft: new Float64Array(N * T),
    roomSoft: new Float64Array(N * R),
    times: [],
    roomsOf: [],
    mayStart: new Uint8Array(N * T),
    mayUse: new Uint8Array(N * R),
    end: new Int32Array(N * T),
    blocked: new Uint8Array(R * T),
    movable: new Uint8Array(N),
    fixedHard: new Int32Array(N),
    pairHard: new Uint8Array(N * N),
    pairSoft: new Float32Array(N * N),
    groups: [],
    groupsOf: problem.sessions.map(() => []),
    publishedAt: new Int32Array(N).fill(-1),
    movedPrice: inUse.find(({ constraint }) => constraint.name === 'published-session-moved')?.weight ?? 0,
    tallies: inUse.filter(({ form }) => form.kind === 'tally'),
  }
  problem.rooms.forEach((room, r) => {
    ticks.forEach((tick, t) => {
      const from = fromOf[t]!
      if (!within({ from, to: Math.min(from + SUB_SLOT_MINUTES * 60_000, tick.slot.to) }, room.available))
        tables.blocked[r * T + t] = 1
    })
  })
  for (const placement of problem.published ?? []) {
    const s = index.get(placement.session)
    const t = tickAt.get(`${placement.slot} ${placement.offsetMinutes}`)
    const r = roomIndex.get(placement.room)
    if (s !== undefined && t !== undefined && r !== undefined) tables.publishedAt[s] = t * R + r
    // A place the grid no longer offers: wherever the session goes, it has moved.
    else if (s !== undefined) tables.publishedAt[s] = T * R
  }
  const placeRules = inUse.flatMap(({ form, hard, weight }) =>
    form.kind === 'place' && form.depends !== 'both' ? [{ form, hard, weight }] : [],
  )
  problem.sessions.forEach((session, s) => {
    const locks = problem.locks.filter((lock) => lock.session === session.id)
    tables.movable[s] = session.fixed ? 0 : 1
    const judge = (depends: 'time' | 'room', t: number, r: number) => {
      const tick = ticks[t]!
      const place = { room: problem.rooms[r]!.id, slot: tick.slot.id, offsetMinutes: tick.offsetMinutes }
      const placed = placedAt(problem, session, place, null)
      let soft = 0
      let broken = 0
      for (const { form, hard, weight } of placeRules) {
        if (form.depends !== depends) continue
        const amount = form.rule(placed, problem)?.amount ?? 0
        if (hard) broken += amount
        else soft += amount * weight
      }
      return { soft, broken }
    }
    const published = tables.publishedAt[s]!
    for (let t = 0; t < T; t++) {
      const tick = ticks[t]!
      const until = fromOf[t]! + session.durationMinutes * 60_000
      let end = t + 1
      while (end < T && fromOf[end]! < until) end++
      tables.end[s * T + t] = end
      const here = session.fixed
        ? session.fixed.slot === tick.slot.id && session.fixed.offsetMinutes === tick.offsetMinutes
        : offsetsIn(tick.slot, session).includes(tick.offsetMinutes) || Math.floor(published / R) === t
      const locked = locks.every(
        (lock) => (lock.slot ?? tick.slot.id) === tick.slot.id && (lock.day ?? tick.slot.day) === tick.slot.day,
      )
      if (!here || !locked) continue
      const { soft, broken } = judge('time', t, 0)
      tables.timeSoft[s * T + t] = soft
      if (broken === 0 || session.fixed) tables.mayStart[s * T + t] = 1
      if (session.fixed) tables.fixedHard[s]! += broken
    }
    for (let r = 0; r < R; r++) {
      const { soft, broken } = judge('room', 0, r)
      tables.roomSoft[s * R + r] = soft
      const room = problem.rooms[r]!.id
      if (session.fixed?.room === room) tables.fixedHard[s]! += broken
      if (
        session.fixed
          ? session.fixed.room === room
          : broken === 0 && locks.every((lock) => (lock.room ?? room) === room)
      )
        tables.mayUse[s * R + r] = 1
    }
    tables.times.push(Int32Array.from(ticks.keys()).filter((t) => tables.mayStart[s * T + t] === 1))
    tables.roomsOf.push(Int32Array.from(problem.rooms.keys()).filter((r) => tables.mayUse[s * R + r] === 1))
  })
  for (const { form, hard, weight } of inUse) {
    if (form.kind === 'together')
      for (const relation of relationsOf(problem, form)) {
        const a = index.get(relation.a)
        const b = index.get(relation.b)
        if (a === undefined || b === undefined) continue
        for (const cell of [a * N + b, b * N + a])
          if (hard) tables.pairHard[cell]! += relation.amount
          else tables.pairSoft[cell]! += relation.amount * weight
      }
    if (form.kind === 'group')
      for (const group of form.groups(problem)) {
        const members = group.sessions.flatMap((id) => index.get(id) ?? [])
        for (const s of members) tables.groupsOf[s]!.push(tables.groups.length)
        tables.groups.push({ members, hard, weight, rule: group.rule })
      }
  }
  return tables
}
