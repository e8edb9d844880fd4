import type { Conference } from './instance.ts'
import { type Tables, tablesOf } from './tables.ts'

/**
 * A relaxation of the conference as a mixed-integer program in CPLEX's LP format: its optimum, and every bound below
 * that, is a price no plan can undercut.
 *
 * It assigns submissions to sessions and counts cells of each track in each session. Rooms are told apart by
 * kind, if at all: rooms of a kind cost the same to every track in every session. Order is seen between sessions only, conflicts by slot are dropped, and conflicts of
 * submissions of one track too (they may share a cell). Variables:
 *   x_g_s  how many submissions of group g are in session s (a group: alike in all that the relaxation sees)
 *   y_t_s  cells of track t in session s        u_t_s  1 if there are any
 *   y_t_s_k  those of them in rooms of kind k   r_t_k  rooms of kind k that track t uses: at least its parallel cells
 *   z_a_b_s, c_i_j  price two tracks or submissions in one session
 *   b_t_s  1 if track t begins in session s, not being in the one before; k_t  1 if it begins more than once
 *   v_i    1 if submission i is not at its number in the order
 */
export function boundModel(conference: Conference, rooms: 'by kind' | 'all alike'): string {
  const tables = tablesOf(conference)
  const program = new Program()
  const groups = groupsOf(tables)
  for (const group of groups) addGroup(program, tables, group)
  for (let track = 0; track < tables.tracks; track++)
    addTrack(
      program,
      tables,
      track,
      groups.filter((group) => group.track === track),
    )
  const kinds = rooms === 'by kind' ? roomKinds(tables) : [Array.from({ length: tables.rooms }, (_, room) => room)]
  addCells(program, tables, kinds)
  if (tables.consecutiveWeight > 0) addConsecutiveness(program, tables)
  addOrder(program, tables, groups)
  addTrackPairs(program, tables)
  addConflicts(program, tables, groups)
  return program.text()
}

interface Group {
  number: number
  track: number
  slots: number
  members: number[]
}

class Program {
  private readonly objective: string[] = []
  private readonly rows: string[] = []
  private readonly bounds: string[] = []
  private readonly integers: string[] = []

  cost(variable: string, price: number): void {
    if (price !== 0) this.objective.push(`${price < 0 ? '-' : '+'} ${Math.abs(price)} ${variable}`)
  }

  row(text: string): void {
    this.rows.push(text)
  }

  integer(variable: string, atMost: number): void {
    this.integers.push(variable)
    this.bounds.push(`0 <= ${variable} <= ${atMost}`)
  }

  text(): string {
    const objective = this.objective.length > 0 ? this.objective : ['0 x_0_0']
    const lines = (list: string[]) => list.join('\n')
    const sections = ['Minimize', lines(objective), 'Subject To', lines(this.rows), 'Bounds', lines(this.bounds)]
    return `${[...sections, 'General', lines(this.integers), 'End'].join('\n')}\n`
  }
}

/** Conflicts between submissions of different tracks, with their price by session; each pair once. */
function conflictPairs(tables: Tables): { one: number; other: number; price: number }[] {
  const pairs = []
  for (let one = 0; one < tables.submissions; one++)
    for (let n = tables.conflictFrom[one]!; n < tables.conflictFrom[one + 1]!; n++) {
      const other = tables.conflictWith[n]!
      const price = tables.conflictSession[n]!
      if (other > one && price > 0 && tables.trackOf[one] !== tables.trackOf[other]) pairs.push({ one, other, price })
    }
  return pairs
}

function cheapestRoom(tables: Tables, submission: number): number {
  return Math.min(...tables.submissionRoom.subarray(submission * tables.rooms, (submission + 1) * tables.rooms))
}

function sessionPrice(tables: Tables, submission: number, session: number): number {
  return tables.submissionSession[submission * tables.sessions + session]! + cheapestRoom(tables, submission)
}

function groupsOf(tables: Tables): Group[] {
  const single = new Set(conflictPairs(tables).flatMap(({ one, other }) => [one, other]))
  for (let i = 0; i < tables.submissions; i++) if (tables.order[i]! > 0 && tables.orderWeight > 0) single.add(i)
  const groups = new Map<string, Group>()
  for (let i = 0; i < tables.submissions; i++) {
    const track = tables.trackOf[i]!
    const slots = tables.slots[i]!
    const prices = Array.from({ length: tables.sessions }, (_, session) => sessionPrice(tables, i, session))
    const key = single.has(i) ? `alone ${i}` : [track, slots, ...prices].join(' ')
    const group = groups.get(key) ?? { number: groups.size, track, slots, members: [] }
    group.members.push(i)
    groups.set(key, group)
  }
  return [...groups.values()]
}

function addGroup(program: Program, tables: Tables, group: Group): void {
  const everywhere = []
  for (let session = 0; session < tables.sessions; session++) {
    const x = `x_${group.number}_${session}`
    const fits = group.slots <= tables.capacity[session]!
    program.integer(x, fits ? group.members.length : 0)
    program.cost(x, sessionPrice(tables, group.members[0]!, session))
    program.row(`${x} - ${group.members.length} u_${group.track}_${session} <= 0`)
    everywhere.push(x)
  }
  program.row(`${everywhere.join(' + ')} = ${group.members.length}`)
}

function addTrack(program: Program, tables: Tables, track: number, groups: Group[]): void {
  for (let session = 0; session < tables.sessions; session++) {
    const y = `y_${track}_${session}`
    const u = `u_${track}_${session}`
    const capacity = tables.capacity[session]!
    program.integer(y, tables.rooms)
    program.integer(u, 1)
    program.cost(y, tables.parallelWeight)
    program.cost(u, -tables.parallelWeight)
    program.row(`${u} - ${y} <= 0`)
    program.row(`${y} - ${tables.rooms} ${u} <= 0`)
    if (groups.length === 0) continue
    const load = groups.map((group) => `${group.slots} x_${group.number}_${session}`)
    program.row(`${load.join(' + ')} - ${capacity} ${y} <= 0`)
    // No two submissions of more than half a cell fit into one, whatever the sum of their slots.
    const large = groups.filter((group) => 2 * group.slots > capacity).map((group) => `x_${group.number}_${session}`)
    if (large.length > 0) program.row(`${large.join(' + ')} - ${y} <= 0`)
  }
}

/** The rooms of each kind: every track in every session pays the same for them. */
function roomKinds(tables: Tables): number[][] {
  const kinds = new Map<string, number[]>()
  for (let room = 0; room < tables.rooms; room++) {
    const key = tables.trackCell.filter((_, index) => index % tables.rooms === room).join(' ')
    kinds.set(key, [...(kinds.get(key) ?? []), room])
  }
  return [...kinds.values()]
}

/** What cells cost by kind of room, and that no kind has more rooms than there are. */
function addCells(program: Program, tables: Tables, kinds: number[][]): void {
  for (let track = 0; track < tables.tracks; track++) {
    const rooms = kinds.map((_, k) => `r_${track}_${k}`)
    kinds.forEach((kind, k) => {
      program.integer(rooms[k]!, kind.length)
      program.cost(rooms[k]!, tables.roomsWeight)
    })
    // The first room is free, to a track that uses any.
    program.integer(`f_${track}`, 1)
    program.cost(`f_${track}`, -tables.roomsWeight)
    program.row(`${rooms.join(' + ')} - f_${track} >= 0`)
    for (let session = 0; session < tables.sessions; session++) {
      const inKinds = kinds.map((_, k) => `y_${track}_${session}_${k}`)
      program.row(`y_${track}_${session} - ${inKinds.join(' - ')} = 0`)
      const first = track * tables.cells + session * tables.rooms
      kinds.forEach((kind, k) => {
        program.integer(inKinds[k]!, kind.length)
        program.cost(inKinds[k]!, Math.min(...kind.map((room) => tables.trackCell[first + room]!)))
        program.row(`${inKinds[k]} - r_${track}_${k} <= 0`)
      })
    }
  }
  for (let session = 0; session < tables.sessions; session++)
    kinds.forEach((kind, k) => {
      const inKind = Array.from({ length: tables.tracks }, (_, track) => `y_${track}_${session}_${k}`)
      program.row(`${inKind.join(' + ')} <= ${kind.length}`)
    })
}

function addConsecutiveness(program: Program, tables: Tables): void {
  const mostRuns = Math.ceil(tables.sessions / 2)
  for (let track = 0; track < tables.tracks; track++) {
    program.integer(`k_${track}`, 1)
    program.cost(`k_${track}`, tables.consecutiveWeight)
    const beginnings = []
    for (let session = 0; session < tables.sessions; session++) {
      const before = session === 0 ? '' : ` + u_${track}_${session - 1}`
      program.row(`b_${track}_${session} - u_${track}_${session}${before} >= 0`)
      beginnings.push(`b_${track}_${session}`)
    }
    program.row(`${beginnings.join(' + ')} - ${mostRuns - 1} k_${track} <= 1`)
  }
}

/** Of two submissions of a track in the wrong order of sessions, at least one is not at its number. */
function addOrder(program: Program, tables: Tables, groups: Group[]): void {
  if (tables.orderWeight === 0) return
  const ordered = groups.filter((group) => tables.order[group.members[0]!]! > 0)
  for (const { members } of ordered) {
    program.integer(`v_${members[0]}`, 1)
    program.cost(`v_${members[0]}`, tables.orderWeight)
  }
  for (let track = 0; track < tables.tracks; track++) {
    const inTurn = ordered
      .filter((group) => group.track === track)
      .sort((a, b) => tables.order[a.members[0]!]! - tables.order[b.members[0]!]!)
    for (let n = 1; n < inTurn.length; n++) addPrecedence(program, tables, inTurn[n - 1]!, inTurn[n]!)
  }
}

function addPrecedence(program: Program, tables: Tables, earlier: Group, later: Group): void {
  if (tables.order[earlier.members[0]!] === tables.order[later.members[0]!]) return
  const terms: string[] = []
  for (let session = 0; session + 1 < tables.sessions; session++) {
    terms.push(`+ x_${later.number}_${session} - x_${earlier.number}_${session}`)
    program.row(`${terms.join(' ')} - v_${earlier.members[0]} - v_${later.members[0]} <= 0`)
  }
}

function addTrackPairs(program: Program, tables: Tables): void {
  for (let a = 0; a < tables.tracks; a++)
    for (let b = a + 1; b < tables.tracks; b++) {
      const price = Math.min(tables.trackPair[a * tables.tracks + b]!, tables.trackPair[b * tables.tracks + a]!)
      if (price === 0) continue
      for (let session = 0; session < tables.sessions; session++) {
        program.cost(`z_${a}_${b}_${session}`, price)
        program.row(`u_${a}_${session} + u_${b}_${session} - z_${a}_${b}_${session} <= 1`)
      }
    }
}

function addConflicts(program: Program, tables: Tables, groups: Group[]): void {
  const groupOf = new Map(groups.flatMap((group) => group.members.map((member) => [member, group.number] as const)))
  for (const { one, other, price } of conflictPairs(tables)) {
    program.cost(`c_${one}_${other}`, price)
    for (let session = 0; session < tables.sessions; session++)
      program.row(`x_${groupOf.get(one)}_${session} + x_${groupOf.get(other)}_${session} - c_${one}_${other} <= 1`)
  }
}
