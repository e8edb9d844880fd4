import highsLoader from 'highs'
import { constraints, weightOf } from '../constraints/list.ts'
import type { Problem } from '../model/problem.ts'
import { compile } from './compile/compile.ts'
import type { Tables } from './tables.ts'

/** Groups of sessions every two of which cost at least `weight` in parallel, disjoint: one per clique of similar themes. */
function cliques(problem: Problem): { members: number[]; weight: number }[] {
  const price = (name: string) => {
    const found = constraints.find((one) => one.name === name)
    const weight = found ? weightOf(problem, found) : 0
    return weight === 'hard' ? 0 : weight
  }
  const weight = Math.min(price('same-theme-in-parallel'), price('similar-theme-in-parallel'))
  const similar = new Set(problem.similarThemes.flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]))
  const themes = new Set(problem.sessions.flatMap((s) => s.themes))
  const families: string[][] = []
  for (const theme of themes) {
    const home = families.find((family) => family.every((other) => similar.has(`${theme} ${other}`)))
    if (home) home.push(theme)
    else families.push([theme])
  }
  return families.map((family) => ({
    weight,
    // A session counts once, by its main theme, so that no pair is priced twice.
    members: [...problem.sessions.keys()].filter((s) => family.includes(problem.sessions[s]!.themes[0] ?? '')),
  }))
}

/**
 * A lower bound on the soft cost of any plan without a hard breach. It relaxes the programme to two transport problems,
 * sessions to slots and sessions to rooms, each with its capacity and the prices that depend on time or room alone;
 * neighbours of fixed sessions pay what the pair costs; parallel sessions of similar themes are priced by the tangents of
 * n (n - 1) / 2 at whole n, and everything else is taken as free. Solved as linear programs with HiGHS; all prices being at
 * least 0 makes the sum valid. Only sessions that start together with a slot are counted as parallel, which can only lower it.
 */
export async function lowestCost(problem: Problem): Promise<number> {
  const tables = compile(problem)
  const highs = await highsLoader()
  const solve = ({ objective, rows }: Model): number => {
    const model = `Minimize\n obj: ${objective.join('\n + ') || '0 none'}\nSubject To\n ${rows.join('\n ')}\nEnd\n`
    const solved = highs.solve(model, { solver: 'ipm', run_crossover: 'off', time_limit: 60 })
    // An interior point is optimal within a small tolerance only; a thousandth is taken off for it.
    return solved.Status === 'Optimal' ? Math.max(0, solved.ObjectiveValue * 0.999) : 0
  }
  const grid = gridOf(tables)
  return Math.ceil(solve(timeModel(tables, grid)) + solve(roomModel(tables, grid)) - 1e-6)
}

/** A linear program in the words of the LP format: terms of the objective and constraints. */
interface Model {
  objective: string[]
  rows: string[]
}

/** What fixed sessions leave of the grid. */
interface Grid {
  /** Cells of room and tick that are closed, or that nobody may use beside a fixed plenary: `room * ticks + tick`. */
  closed: Uint8Array
  fixed: { s: number; t: number }[]
  /** Sessions longer than half of every slot that stay within the slot they start in, or start with it: no two share a cell. */
  whole: Uint8Array
  slotEnd: Int32Array
}

function gridOf(tables: Tables): Grid {
  const { problem, sessions: N, ticks, rooms: R, times, roomsOf, movable, hardWith, end, blocked } = tables
  const T = ticks.length
  const slotEnd = Int32Array.from(ticks, ({ slotIndex }, t) => {
    let last = t
    while (last < T && ticks[last]!.slotIndex === slotIndex) last++
    return last
  })
  const fixed = [...Array(N).keys()].flatMap((s) =>
    !movable[s] && times[s]!.length > 0 ? [{ s, t: times[s]![0]! }] : [],
  )
  const closed = blocked.slice()
  for (const { s, t } of fixed)
    if (hardWith[s]!.length === N - 1)
      for (let r = 0; r < R; r++)
        for (let k = t; k < end[s * T + t]!; k++) if (r !== roomsOf[s]![0]) closed[r * T + k] = 1
  const half = Math.max(0, ...problem.slots.map((slot) => (slot.to - slot.from) / 60_000)) / 2
  const whole = Uint8Array.from({ length: N }, (_, s) =>
    tables.length[s]! > half && times[s]!.every((t) => ticks[t]!.offsetMinutes === 0 || end[s * T + t]! <= slotEnd[t]!)
      ? 1
      : 0,
  )
  return { closed, fixed, whole, slotEnd }
}

/** Sessions to slots. */
function timeModel(tables: Tables, { closed, fixed, whole, slotEnd }: Grid): Model {
  const { problem, sessions: N, ticks, rooms: R, times, timeSoft, hardWith, pairSoft, end } = tables
  const T = ticks.length
  const families = cliques(problem)
  const familyOf = new Map(families.flatMap(({ members }, c) => members.map((s): [number, number] => [s, c])))
  const overlap = (s: number, t: number, other: { s: number; t: number }) =>
    t < end[other.s * T + other.t]! && other.t < end[s * T + t]!
  /** Price of a start beside the fixed sessions, Infinity where one of them forbids it; less what the families count. */
  const beside = (s: number, t: number): number => {
    let cost = 0
    for (const one of fixed) {
      if (one.s === s || !overlap(s, t, one)) continue
      if (hardWith[s]!.includes(one.s)) return Number.POSITIVE_INFINITY
      const family = familyOf.get(s)
      const counted = family !== undefined && family === familyOf.get(one.s) ? families[family]!.weight : 0
      // Of two fixed ones the pair counts once.
      if (tables.movable[s] || one.s > s) cost += Math.max(0, pairSoft[s * N + one.s]! - counted)
    }
    return cost
  }
  const objective: string[] = []
  const rows: string[] = []
  const halfHours = new Map<number, string[]>()
  const cells = new Map<number, string[]>()
  const starts = new Set<string>()
  const roomsIn = new Map<number, Set<number>>()
  const hoursIn = new Map<number, number>()
  ticks.forEach(({ slotIndex }, t) => {
    for (let r = 0; r < R; r++) {
      if (closed[r * T + t]) continue
      roomsIn.set(slotIndex, (roomsIn.get(slotIndex) ?? new Set()).add(r))
      hoursIn.set(slotIndex, (hoursIn.get(slotIndex) ?? 0) + 1)
    }
  })
  for (let s = 0; s < N; s++) {
    const best = new Map<number, { cost: number; ticks: number }>()
    for (const t of times[s]!) {
      const slot = ticks[t]!.slotIndex
      const cost = timeSoft[s * T + t]! + beside(s, t)
      if (cost === Number.POSITIVE_INFINITY) continue
      const taken = Math.min(end[s * T + t]!, slotEnd[t]!) - t
      const known = best.get(slot)
      best.set(slot, {
        cost: Math.min(known?.cost ?? cost, cost),
        ticks: Math.min(known?.ticks ?? taken, taken),
      })
    }
    if (best.size === 0) continue
    const alone = hardWith[s]!.length === N - 1 && tables.movable[s] === 1
    for (const [slot, { cost, ticks: taken }] of best) {
      const name = `x${s}_${slot}`
      if (cost > 0) objective.push(`${cost} ${name}`)
      halfHours.set(slot, [...(halfHours.get(slot) ?? []), `${taken} ${name}`])
      const open = roomsIn.get(slot)?.size ?? 0
      if (whole[s]) cells.set(slot, [...(cells.get(slot) ?? []), `${alone ? Math.max(1, open) : 1} ${name}`])
      starts.add(name)
    }
    rows.push(`${[...best.keys()].map((slot) => `x${s}_${slot}`).join(' + ')} = 1`)
  }
  for (const [slot, terms] of halfHours) rows.push(`${terms.join(' + ')} <= ${hoursIn.get(slot) ?? 0}`)
  for (const [slot, terms] of cells) rows.push(`${terms.join(' + ')} <= ${roomsIn.get(slot)?.size ?? 0}`)
  families.forEach(({ members, weight }, c) => {
    if (weight === 0) return
    for (let slot = 0; slot < problem.slots.length; slot++) {
      // Sessions of up to half a slot can follow one another in it, and are left out of the count of parallel ones.
      const terms = members
        .filter((s) => whole[s])
        .flatMap((s) => (starts.has(`x${s}_${slot}`) ? [`x${s}_${slot}`] : []))
      if (terms.length < 2) continue
      objective.push(`${weight} y${c}_${slot}`)
      const mean = members.length / problem.slots.length
      for (let n = Math.max(1, Math.floor(mean) - 2); n <= mean + 3; n++)
        rows.push(`y${c}_${slot} - ${terms.map((term) => `${n} ${term}`).join(' - ')} >= ${(-n * (n + 1)) / 2}`)
    }
  })
  return { objective, rows }
}

/** Sessions to rooms. */
function roomModel(tables: Tables, { closed, whole }: Grid): Model {
  const { sessions: N, ticks, rooms: R, times, roomsOf, roomSoft, end } = tables
  const T = ticks.length
  const objective: string[] = []
  const rows: string[] = []
  const halfHours = new Map<number, string[]>()
  const cells = new Map<number, string[]>()
  for (let s = 0; s < N; s++) {
    if (roomsOf[s]!.length === 0 || times[s]!.length === 0) continue
    const taken = Math.min(...[...times[s]!].map((t) => end[s * T + t]! - t))
    for (const r of roomsOf[s]!) {
      const cost = roomSoft[s * R + r]!
      if (cost > 0) objective.push(`${cost} z${s}_${r}`)
      halfHours.set(r, [...(halfHours.get(r) ?? []), `${taken} z${s}_${r}`])
      if (whole[s]) cells.set(r, [...(cells.get(r) ?? []), `z${s}_${r}`])
    }
    rows.push(`${[...roomsOf[s]!].map((r) => `z${s}_${r}`).join(' + ')} = 1`)
  }
  const open = (r: number) => ticks.filter((_, t) => !closed[r * T + t])
  for (const [r, terms] of halfHours) rows.push(`${terms.join(' + ')} <= ${open(r).length}`)
  for (const [r, terms] of cells)
    rows.push(`${terms.join(' + ')} <= ${new Set(open(r).map((tick) => tick.slotIndex)).size}`)
  return { objective, rows }
}
