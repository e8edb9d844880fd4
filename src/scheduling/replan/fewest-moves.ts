import { compile } from '../forum/compile/compile.ts'
import type { Tables } from '../forum/tables.ts'
import type { Placement, Problem } from '../model/problem.ts'
import { remember } from '../model/remember.ts'

/**
 * A lower bound on the published sessions that must move in any plan without a hard breach, the greater of two:
 *
 * - `forced`: those whose own place has become forbidden or is gone, plus half the largest matching in the double cover of the
 *   new conflicts among the others, rounded up in each connected part. That is the value of the linear relaxation of the
 *   smallest vertex cover, never below any matching (Nemhauser and Trotter 1975).
 * - what it costs to give everyone a room and a slot: sessions that lost their place, and new ones, may need the place of
 *   another one. Sessions are assigned to cells of slot and room at the price of 1 for every published one that leaves its own;
 *   the cheapest assignment is found by shortest augmenting paths. Conflicts between people are free in it.
 *
 * A published session without a place counts as moved. Withdrawn sessions do not count.
 */
export function fewestMoves(problem: Problem): { forced: number; moved: number } {
  const tables = compile(problem)
  const { sessions, publishedAt } = tables
  const stays: number[] = []
  let forced = 0
  for (let s = 0; s < sessions; s++)
    if (keeps(tables, s)) stays.push(s)
    else if (publishedAt[s]! >= 0) forced++
  const conflicts = fewestOfConflicts(conflictsOf(tables, stays))
  return { forced, moved: forced + Math.max(conflicts, cheapestAssignment(tables, new Set(stays)).moved) }
}

/**
 * Places for the sessions that have none they may keep, such that as few others as possible must move if rooms alone counted:
 * where to begin the search for the fewest changes.
 */
export function placesForHomeless(tables: Tables): Placement[] {
  const { problem, sessions, rooms, times, slotOf, ticks } = tables
  const stays = new Set([...Array(sessions).keys()].filter((s) => keeps(tables, s)))
  const { cellOf } = cheapestAssignment(tables, stays)
  return [...cellOf].flatMap(([s, cell]) => {
    const t = times[s]!.find((one) => slotOf[one] === Math.floor(cell / rooms))
    if (stays.has(s) || t === undefined) return []
    const { slot, offsetMinutes } = ticks[t]!
    const room = problem.rooms[cell % rooms]!.id
    return [{ session: problem.sessions[s]!.id, room, slot: slot.id, offsetMinutes, team: null }]
  })
}

/** Whether a published session still has a place it may keep. */
function keeps(tables: Tables, s: number): boolean {
  const { publishedAt, rooms, ticks, mayStart, mayUse, end, blocked } = tables
  const cell = publishedAt[s]!
  const t = Math.floor(cell / rooms)
  const r = cell % rooms
  const T = ticks.length
  if (cell < 0 || t >= T || !mayStart[s * T + t] || !mayUse[s * rooms + r]) return false
  for (let k = t; k < end[s * T + t]!; k++) if (blocked[r * T + k]) return false
  return true
}

/** For every session that may stay, those it cannot stay beside: they break a hard rule together, or hold one room at once. */
function conflictsOf(tables: Tables, stays: number[]): Map<number, Set<number>> {
  const { publishedAt, rooms, ticks, hardWith, end, links, minute, length } = tables
  const T = ticks.length
  const found = new Map<number, Set<number>>(stays.map((s) => [s, new Set()]))
  const start = (s: number) => Math.floor(publishedAt[s]! / rooms)
  const meet = (a: number, b: number) => start(a) < end[b * T + start(b)]! && start(b) < end[a * T + start(a)]!
  const clash = (a: number, b: number) => {
    found.get(a)?.add(b)
    found.get(b)?.add(a)
  }
  for (const a of stays) for (const b of hardWith[a]!) if (b > a && found.has(b) && meet(a, b)) clash(a, b)
  const inRoom = new Map<number, number[]>()
  for (const s of stays) {
    const r = publishedAt[s]! % rooms
    const others = inRoom.get(r) ?? []
    for (const other of others) if (meet(s, other)) clash(s, other)
    inRoom.set(r, [...others, s])
  }
  links.first.forEach((first, i) => {
    const second = links.second[i]!
    if (!links.hard[i] || !found.has(first) || !found.has(second) || first === second) return
    const from = minute[start(second)]!
    const until = minute[start(first)]! + length[first]!
    const broken = links.strict[i] ? until > from : from + length[second]! <= minute[start(first)]!
    if (broken) clash(first, second)
  })
  return found
}

/** At least how many sessions must give way for no two conflicting ones to stay. */
function fewestOfConflicts(conflicts: Map<number, Set<number>>): number {
  const partner = new Map<number, number>()
  const augment = (a: number, tried: Set<number>): boolean => {
    for (const b of conflicts.get(a) ?? []) {
      if (tried.has(b)) continue
      tried.add(b)
      const holder = partner.get(b)
      if (holder === undefined || augment(holder, tried)) {
        partner.set(b, a)
        return true
      }
    }
    return false
  }
  const seen = new Set<number>()
  let fewest = 0
  for (const root of conflicts.keys()) {
    if (seen.has(root)) continue
    const part = [root]
    seen.add(root)
    for (const a of part)
      for (const b of conflicts.get(a) ?? [])
        if (!seen.has(b)) {
          seen.add(b)
          part.push(b)
        }
    fewest += Math.ceil(part.filter((a) => augment(a, new Set())).length / 2)
  }
  return fewest
}

/**
 * At least how many of the sessions that could stay must leave their cell of slot and room so that every session has one.
 * Only sessions longer than half of every slot are counted, each for the slot in which it starts: two of them cannot share a cell.
 * Sessions that no assignment can place at all are left out.
 */
function cheapestAssignment(tables: Tables, stays: Set<number>): { moved: number; cellOf: Map<number, number> } {
  const { slotOf, publishedAt, rooms } = tables
  const assignment = new Assignment(tables)
  const homeless: number[] = []
  for (const s of wholeSessions(tables)) {
    const t = Math.floor(publishedAt[s]! / rooms)
    const cell = slotOf[t]! * rooms + (publishedAt[s]! % rooms)
    // Of two that were published in one cell, one is counted by its conflict; here it seeks another place.
    if (!stays.has(s) || !assignment.settle(s, cell)) homeless.push(s)
  }
  const moved = homeless.reduce((sum, s) => sum + assignment.house(s), 0)
  return { moved, cellOf: assignment.cellOf }
}

/** Sessions longer than half of every slot that never outlast the slot they start in, or start with it. */
function wholeSessions({ problem, sessions, ticks, times, length }: Tables): number[] {
  const half = Math.max(0, ...problem.slots.map((slot) => (slot.to - slot.from) / 60_000)) / 2
  const stays = (s: number, t: number) => {
    const { slot, offsetMinutes } = ticks[t]!
    return offsetMinutes === 0 || offsetMinutes + length[s]! <= (slot.to - slot.from) / 60_000
  }
  return [...Array(sessions).keys()].filter(
    (s) => length[s]! > half && times[s]!.length > 0 && times[s]!.every((t) => stays(s, t)),
  )
}

/** Sessions in cells of slot and room, at the price of 1 for each that has left the cell it had at first. */
class Assignment {
  readonly cellOf = new Map<number, number>()
  private readonly holder = new Map<number, number>()
  private readonly own = new Map<number, number>()
  private readonly tables: Tables
  private readonly known = new Map<number, number[]>()

  constructor(tables: Tables) {
    this.tables = tables
  }

  /** Gives a session the cell that is its own; false where another holds it. */
  settle(s: number, cell: number): boolean {
    this.own.set(s, cell)
    if (this.holder.has(cell)) return false
    this.take(s, cell)
    return true
  }

  /** Finds a session a cell by the cheapest chain of others that make room for one another; answers what it costs. */
  house(root: number): number {
    // Bellman and Ford over cells: what it costs to reach each, and by whom.
    const cost = new Map<number, number>()
    const by = new Map<number, number>()
    const queue: number[] = []
    let best = { cell: -1, cost: Number.POSITIVE_INFINITY }
    const reach = (s: number, base: number) => {
      for (const cell of this.cells(s)) {
        const total = base + this.price(s, cell)
        if (total >= (cost.get(cell) ?? Number.POSITIVE_INFINITY)) continue
        cost.set(cell, total)
        by.set(cell, s)
        if (this.holder.has(cell)) queue.push(cell)
        else if (total < best.cost) best = { cell, cost: total }
      }
    }
    reach(root, 0)
    // The assignment so far is the cheapest of its sessions, so no chain can cost less than nothing.
    for (let i = 0; i < queue.length && best.cost > 0; i++) {
      const cell = queue[i]!
      const s = this.holder.get(cell)!
      reach(s, cost.get(cell)! - this.price(s, cell))
    }
    if (best.cell < 0) return 0
    this.moveUp(root, best.cell, by)
    return best.cost
  }

  /** Walks a chain back from its free cell: everyone on it takes the cell that was reached through it. */
  private moveUp(root: number, free: number, by: Map<number, number>): void {
    let cell = free
    for (;;) {
      const s = by.get(cell)!
      const before = this.cellOf.get(s)
      this.take(s, cell)
      if (s === root || before === undefined) break
      cell = before
    }
  }

  private take(s: number, cell: number): void {
    this.holder.set(cell, s)
    this.cellOf.set(s, cell)
  }

  private price(s: number, cell: number): number {
    const own = this.own.get(s)
    return own === undefined || own === cell ? 0 : 1
  }

  private cells(s: number): number[] {
    return remember(this.known, s, () => {
      const { times, roomsOf, blocked, slotOf, rooms, ticks } = this.tables
      const cells = new Set<number>()
      for (const t of times[s]!)
        for (const r of roomsOf[s]!) if (!blocked[r * ticks.length + t]) cells.add(slotOf[t]! * rooms + r)
      return [...cells]
    })
  }
}
