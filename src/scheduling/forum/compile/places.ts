import { placedAt, within } from '../../model/plan.ts'
import { type Lock, type Problem, type Session, SUB_SLOT_MINUTES } from '../../model/problem.ts'
import { remember } from '../../model/remember.ts'
import { offsetsIn } from '../../model/time.ts'
import type { Price, Tables } from '../tables.ts'
import type { Grid } from './grid.ts'
import type { InUse } from './in-use.ts'

type TimeTables = Pick<Tables, 'timeSoft' | 'mayStart' | 'times' | 'end'>
type RoomTables = Pick<Tables, 'roomSoft' | 'mayUse' | 'roomsOf'>
type PlaceTables = TimeTables & RoomTables & Pick<Tables, 'blocked' | 'fixedHard' | 'publishedAt'>

/** What the rules of place say of every session at every start and in every room. */
export function compilePlaces(problem: Problem, inUse: InUse[], grid: Grid): PlaceTables {
  const { fixedAtTime, ...times } = compileTimes(problem, inUse, grid)
  const { fixedInRoom, ...rooms } = compileRooms(problem, inUse, grid)
  return {
    ...times,
    ...rooms,
    fixedHard: fixedAtTime.map((hard, s) => hard + fixedInRoom[s]!),
    blocked: blockedCells(problem, grid),
    publishedAt: publishedCells(problem, grid),
  }
}

/** Where sessions may start, what it costs, until when they last, and what fixed ones break at their time. */
function compileTimes(problem: Problem, inUse: InUse[], grid: Grid): TimeTables & { fixedAtTime: Int32Array } {
  const T = grid.ticks.length
  const judge = judgeOf(problem, inUse, grid, 'time')
  const isTried = startsTried(problem, grid)
  const timeSoft = new Float64Array(problem.sessions.length * T)
  const mayStart = new Uint8Array(problem.sessions.length * T)
  const end = new Int32Array(problem.sessions.length * T)
  const fixedAtTime = new Int32Array(problem.sessions.length)
  problem.sessions.forEach((session, s) => {
    for (let t = 0; t < T; t++) {
      end[s * T + t] = firstTickAfter(session, grid, t)
      if (problem.rooms.length === 0 || !isTried(s, t)) continue
      const { hard, soft } = judge(session, t, 0)
      timeSoft[s * T + t] = soft
      if (hard === 0 || session.fixed) mayStart[s * T + t] = 1
      if (session.fixed) fixedAtTime[s]! += hard
    }
  })
  const numbers = Int32Array.from(grid.ticks.keys())
  const times = problem.sessions.map((_, s) => numbers.filter((t) => mayStart[s * T + t] === 1))
  return { timeSoft, mayStart, times, end, fixedAtTime }
}

/** Which rooms sessions may use, what it costs, and what fixed ones break in their room. */
function compileRooms(problem: Problem, inUse: InUse[], grid: Grid): RoomTables & { fixedInRoom: Int32Array } {
  const R = problem.rooms.length
  const judge = judgeOf(problem, inUse, grid, 'room')
  const locks = locksBySession(problem)
  const roomSoft = new Float64Array(problem.sessions.length * R)
  const mayUse = new Uint8Array(problem.sessions.length * R)
  const fixedInRoom = new Int32Array(problem.sessions.length)
  problem.sessions.forEach((session, s) => {
    const own = locks.get(session.id) ?? []
    for (let r = 0; r < R && grid.ticks.length > 0; r++) {
      const { hard, soft } = judge(session, 0, r)
      const room = problem.rooms[r]!.id
      roomSoft[s * R + r] = soft
      if (session.fixed?.room === room) fixedInRoom[s]! += hard
      const allowed = hard === 0 && own.every((lock) => (lock.room ?? room) === room)
      if (session.fixed ? session.fixed.room === room : allowed) mayUse[s * R + r] = 1
    }
  })
  const numbers = Int32Array.from(problem.rooms.keys())
  const roomsOf = problem.sessions.map((_, s) => numbers.filter((r) => mayUse[s * R + r] === 1))
  return { roomSoft, mayUse, roomsOf, fixedInRoom }
}

/** Prices a session's place by the rules that depend on its time alone, or on its room alone. */
function judgeOf(problem: Problem, inUse: InUse[], { ticks }: Grid, depends: 'time' | 'room') {
  const rules = inUse.flatMap(({ form, hard, soft }) =>
    form.kind === 'place' && form.depends === depends ? [{ rule: form.rule, hard, soft }] : [],
  )
  return (session: Session, t: number, r: number): Price => {
    const { slot, offsetMinutes } = ticks[t]!
    const placed = placedAt(problem, session, { room: problem.rooms[r]!.id, slot: slot.id, offsetMinutes }, null)
    const price = { hard: 0, soft: 0 }
    for (const { rule, hard, soft } of rules) {
      const amount = rule(placed, problem)?.amount ?? 0
      price.hard += amount * hard
      price.soft += amount * soft
    }
    return price
  }
}

/** Whether a session is tried at a start at all: where protocol has put it, or where its length, a lock or the public has it begin. */
function startsTried(problem: Problem, grid: Grid): (s: number, t: number) => boolean {
  const locks = locksBySession(problem)
  const seen = new Set<string>()
  for (const { session, slot, offsetMinutes } of problem.published ?? [])
    seen.add(`${session} ${slot} ${offsetMinutes}`)
  return (s, t) => {
    const session = problem.sessions[s]!
    const own = locks.get(session.id) ?? []
    const { slot, offsetMinutes } = grid.ticks[t]!
    const allowed = own.every(
      (lock) =>
        (lock.slot ?? slot.id) === slot.id &&
        (lock.day ?? slot.day) === slot.day &&
        (lock.offsetMinutes ?? offsetMinutes) === offsetMinutes,
    )
    if (!allowed) return false
    if (session.fixed) return session.fixed.slot === slot.id && session.fixed.offsetMinutes === offsetMinutes
    return (
      offsetsIn(slot, session).includes(offsetMinutes) ||
      // Where an officer has locked it or the public has seen it, a session may start at any half-hour.
      own.some((lock) => lock.slot === slot.id && lock.offsetMinutes === offsetMinutes) ||
      seen.has(`${session.id} ${slot.id} ${offsetMinutes}`)
    )
  }
}

function locksBySession(problem: Problem): Map<string, Lock[]> {
  const locks = new Map<string, Lock[]>()
  for (const lock of problem.locks) remember(locks, lock.session, () => []).push(lock)
  return locks
}

function firstTickAfter({ durationMinutes }: Session, { from }: Grid, t: number): number {
  const until = from[t]! + durationMinutes * 60_000
  let last = t + 1
  while (last < from.length && from[last]! < until) last++
  return last
}

/** Cells of room and tick at which the room is not open: `room * ticks + tick`. */
function blockedCells(problem: Problem, { ticks, from }: Grid): Uint8Array {
  const blocked = new Uint8Array(problem.rooms.length * ticks.length)
  problem.rooms.forEach((room, r) => {
    ticks.forEach(({ slot }, t) => {
      const to = Math.min(from[t]! + SUB_SLOT_MINUTES * 60_000, slot.to)
      if (!within({ from: from[t]!, to }, room.available)) blocked[r * ticks.length + t] = 1
    })
  })
  return blocked
}

/** Where the public has seen each session. */
function publishedCells(problem: Problem, { ticks, numbers }: Grid): Int32Array {
  const R = problem.rooms.length
  const cells = new Int32Array(problem.sessions.length).fill(-1)
  for (const placement of problem.published ?? []) {
    const s = numbers.session.get(placement.session)
    if (s === undefined) continue
    const t = numbers.tick(placement)
    const r = numbers.room.get(placement.room)
    // A place the grid no longer offers: wherever the session goes, it has moved.
    cells[s] = t !== undefined && r !== undefined ? t * R + r : ticks.length * R
  }
  return cells
}
