import { teamServes } from '../constraints/whole.ts'
import type { Tables } from '../forum/tables.ts'

/** Sessions that depend on fewer places than they are, whatever is planned. */
export type Crowd = { readonly sessions: readonly number[]; readonly rooms: readonly number[]; readonly places: number }

/**
 * Where sessions that fill a slot each need more places than there are: by a largest assignment of sessions to slots of rooms, those left over
 * and all that compete with them (Hall's condition). Sessions without any place are named elsewhere.
 */
export function crowds(tables: Tables, whole: readonly number[]): Crowd[] {
  const { cells, open } = openCells(tables, whole)
  const { holder, left } = assign(open, cells)
  const seen = new Set<number>()
  return left
    .filter((one) => open[one]!.length > 0)
    .flatMap((one) => {
      if (seen.has(one)) return []
      const { members, reached } = competing(one, open, holder)
      for (const member of members) seen.add(member)
      const rooms = new Set([...reached].map((cell) => cell % tables.rooms))
      return [
        { sessions: members.map((i) => whole[i]!), rooms: [...rooms].sort((a, b) => a - b), places: reached.size },
      ]
    })
}

/** For each session the cells (slot and room) it may begin in, numbered slot * rooms + room. */
function openCells({ times, roomsOf, ticks, end, blocked, rooms, problem }: Tables, whole: readonly number[]) {
  const T = ticks.length
  const isOpen = (s: number, t: number, r: number) => !blocked.subarray(r * T + t, r * T + end[s * T + t]!).includes(1)
  const open = whole.map((s) => {
    const cells = new Set<number>()
    for (const t of times[s]!)
      for (const r of roomsOf[s]!) if (isOpen(s, t, r)) cells.add(ticks[t]!.slotIndex * rooms + r)
    return [...cells]
  })
  return { open, cells: problem.slots.length * rooms }
}

/** A largest assignment of members to what each may have, one each: who holds what, and who is left over. */
function assign(may: readonly (readonly number[])[], things: number): { holder: Int32Array; left: number[] } {
  const holder = new Int32Array(things).fill(-1)
  const asked = new Int32Array(things).fill(-1)
  const give = (member: number, round: number): boolean =>
    may[member]!.some((thing) => {
      if (asked[thing] === round) return false
      asked[thing] = round
      if (holder[thing] !== -1 && !give(holder[thing]!, round)) return false
      holder[thing] = member
      return true
    })
  return { holder, left: may.flatMap((_, member) => (give(member, member) ? [] : [member])) }
}

/** Everybody who competes with one that is left over, and all they could have: fewer things than members. */
function competing(one: number, may: readonly (readonly number[])[], holder: Int32Array) {
  const members = [one]
  const known = new Set(members)
  const reached = new Set<number>()
  for (const member of members)
    for (const thing of may[member]!) {
      reached.add(thing)
      const other = holder[thing]!
      if (other !== -1 && !known.has(other)) members.push(other)
      known.add(other)
    }
  return { members, reached }
}

/** How many sessions ask for interpretation and have a place, and how many of them the teams can serve at most. */
export function interpreted({ problem, times, roomsOf, ticks }: Tables): { asked: number; served: number } {
  const asked = problem.sessions.flatMap(({ interpretation }, s) =>
    interpretation.length > 0 && roomsOf[s]!.length > 0 && times[s]!.length > 0 ? [s] : [],
  )
  const dayOf = new Map(problem.slots.map((slot) => [slot.id, slot.day]))
  // Each team has as many turns a day as it serves sessions, and never more than there are sessions.
  const turns = new Map<string, number[]>()
  let count = 0
  for (const { id, sessionsPerDay } of problem.teams)
    for (const day of problem.days) {
      const most = Math.min(sessionsPerDay, asked.length)
      turns.set(
        `${id} ${day.id}`,
        Array.from({ length: most }, () => count++),
      )
    }
  const may = asked.map((s) => {
    const { interpretation } = problem.sessions[s]!
    const days = new Set(Array.from(times[s]!, (t) => dayOf.get(ticks[t]!.slot.id)))
    const teams = problem.teams.filter((team) =>
      roomsOf[s]!.some((r) => teamServes(team, interpretation, problem.rooms[r]!.id)),
    )
    return teams.flatMap((team) => [...days].flatMap((day) => turns.get(`${team.id} ${day}`) ?? []))
  })
  return { asked: asked.length, served: asked.length - assign(may, count).left.length }
}
