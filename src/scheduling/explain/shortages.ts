import { teamServes } from '../constraints/whole.ts'
import type { Tables } from '../forum/tables.ts'

/** Sessions that depend on fewer places than they are, whatever is planned. */
export type Crowd = { readonly sessions: readonly number[]; readonly rooms: readonly number[]; readonly places: number }

/**
 * Where sessions that fill a slot each need more places than there are: by a largest assignment of sessions to slots of rooms, those left over
 * and all that compete with them (Hall 1935). Sessions without any place are named elsewhere.
 */
export function crowds(tables: Tables, whole: readonly number[]): Crowd[] {
  const { cells, open } = openCells(tables, whole)
  const { holder, left } = assign(open, cells)
  const found = left.filter((one) => open[one]!.length > 0).map((one) => competing(one, open, holder))
  return asOne(found).map(({ members, reached }) => ({
    sessions: [...members].sort((a, b) => a - b).map((i) => whole[i]!),
    rooms: [...new Set([...reached].map((cell) => cell % tables.rooms))].sort((a, b) => a - b),
    places: reached.size,
  }))
}

/** Members of one who compete for places, and the places. */
type Competing = { readonly members: ReadonlySet<number>; readonly reached: ReadonlySet<number> }

/** Those who want some of the same places are one crowd: told apart, each would seem to lack one place only. */
function asOne(all: readonly Competing[]): Competing[] {
  return all.reduce<Competing[]>((crowds, one) => {
    const apart = crowds.filter(({ reached }) => ![...reached].some((place) => one.reached.has(place)))
    const joined = [one, ...crowds.filter((crowd) => !apart.includes(crowd))]
    return [
      ...apart,
      {
        members: new Set(joined.flatMap(({ members }) => [...members])),
        reached: new Set(joined.flatMap(({ reached }) => [...reached])),
      },
    ]
  }, [])
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
function competing(one: number, may: readonly (readonly number[])[], holder: Int32Array): Competing {
  const members = new Set([one])
  const reached = new Set<number>()
  // A set is walked through to those added on the way.
  for (const member of members)
    for (const thing of may[member]!) {
      reached.add(thing)
      if (holder[thing] !== -1) members.add(holder[thing]!)
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
