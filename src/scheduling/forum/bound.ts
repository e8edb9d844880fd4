import highsLoader from 'highs'
import { constraints, weightOf } from '../constraints/list.ts'
import type { Problem } from '../model/problem.ts'
import { remember } from '../model/remember.ts'
import { compile } from './compile/compile.ts'
import type { Tables } from './tables.ts'

/** Sessions every two of which cost at least `weight` in parallel. */
interface Family {
  members: number[]
  weight: number
}

/** Disjoint families, one per clique of similar themes. */
function cliques(problem: Problem): Family[] {
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
function timeModel(tables: Tables, grid: Grid): Model {
  const families = cliques(tables.problem)
  const beside = pricesBesideFixed(tables, grid, families)
  const objective: string[] = []
  const rows: string[] = []
  const halfHours = new Map<number, string[]>()
  const cells = new Map<number, string[]>()
  const starts = new Set<string>()
  const open = openHours(tables, grid)
  for (let s = 0; s < tables.sessions; s++) {
    const best = bestStarts(tables, grid, s, beside)
    if (best.size === 0) continue
    const alone = tables.hardWith[s]!.length === tables.sessions - 1 && tables.movable[s] === 1
    for (const [slot, { cost, ticks }] of best) {
      const name = `x${s}_${slot}`
      if (cost > 0) objective.push(`${cost} ${name}`)
      remember(halfHours, slot, () => []).push(`${ticks} ${name}`)
      const taken = alone ? Math.max(1, open.rooms.get(slot)?.size ?? 0) : 1
      if (grid.whole[s]) remember(cells, slot, () => []).push(`${taken} ${name}`)
      starts.add(name)
    }
    rows.push(`${[...best.keys()].map((slot) => `x${s}_${slot}`).join(' + ')} = 1`)
  }
  for (const [slot, terms] of halfHours) rows.push(`${terms.join(' + ')} <= ${open.hours.get(slot) ?? 0}`)
  for (const [slot, terms] of cells) rows.push(`${terms.join(' + ')} <= ${open.rooms.get(slot)?.size ?? 0}`)
  priceFamilies(tables, grid, families, starts, { objective, rows })
  return { objective, rows }
}

/** For each slot, the rooms open in it at some time, and the half-hours of rooms open in it. */
function openHours({ ticks, rooms: R }: Tables, { closed }: Grid) {
  const rooms = new Map<number, Set<number>>()
  const hours = new Map<number, number>()
  ticks.forEach(({ slotIndex }, t) => {
    for (let r = 0; r < R; r++) {
      if (closed[r * ticks.length + t]) continue
      remember(rooms, slotIndex, () => new Set()).add(r)
      hours.set(slotIndex, (hours.get(slotIndex) ?? 0) + 1)
    }
  })
  return { rooms, hours }
}

/** Price of a start beside the fixed sessions, Infinity where one of them forbids it; less what the families count. */
function pricesBesideFixed(
  { sessions: N, ticks, end, hardWith, pairSoft, movable }: Tables,
  { fixed }: Grid,
  families: Family[],
): (s: number, t: number) => number {
  const T = ticks.length
  const familyOf = new Map(families.flatMap(({ members }, c) => members.map((s): [number, number] => [s, c])))
  const overlap = (s: number, t: number, other: { s: number; t: number }) =>
    t < end[other.s * T + other.t]! && other.t < end[s * T + t]!
  return (s, t) => {
    let cost = 0
    for (const one of fixed) {
      if (one.s === s || !overlap(s, t, one)) continue
      if (hardWith[s]!.includes(one.s)) return Number.POSITIVE_INFINITY
      const family = familyOf.get(s)
      const counted = family !== undefined && family === familyOf.get(one.s) ? families[family]!.weight : 0
      // Of two fixed ones the pair counts once.
      if (movable[s] || one.s > s) cost += Math.max(0, pairSoft[s * N + one.s]! - counted)
    }
    return cost
  }
}

/** For each slot a session may start in, the least it costs and the fewest half-hours it takes there. */
function bestStarts(
  { ticks, times, timeSoft, end }: Tables,
  { slotEnd }: Grid,
  s: number,
  beside: (s: number, t: number) => number,
): Map<number, { cost: number; ticks: number }> {
  const T = ticks.length
  const best = new Map<number, { cost: number; ticks: number }>()
  for (const t of times[s]!) {
    const slot = ticks[t]!.slotIndex
    const cost = timeSoft[s * T + t]! + beside(s, t)
    if (cost === Number.POSITIVE_INFINITY) continue
    const taken = Math.min(end[s * T + t]!, slotEnd[t]!) - t
    const known = best.get(slot)
    best.set(slot, { cost: Math.min(known?.cost ?? cost, cost), ticks: Math.min(known?.ticks ?? taken, taken) })
  }
  return best
}

/** What the families of themes cost in parallel: tangents of n (n - 1) / 2 around the mean of n. */
function priceFamilies(tables: Tables, { whole }: Grid, families: Family[], starts: Set<string>, model: Model): void {
  const slots = tables.problem.slots.length
  families.forEach(({ members, weight }, c) => {
    if (weight === 0) return
    const mean = members.length / slots
    for (let slot = 0; slot < slots; slot++) {
      // Sessions of up to half a slot can follow one another in it, and are left out of the count of parallel ones.
      const terms = members.filter((s) => whole[s] && starts.has(`x${s}_${slot}`)).map((s) => `x${s}_${slot}`)
      if (terms.length < 2) continue
      model.objective.push(`${weight} y${c}_${slot}`)
      for (let n = Math.max(1, Math.floor(mean) - 2); n <= mean + 3; n++)
        model.rows.push(`y${c}_${slot} - ${terms.map((term) => `${n} ${term}`).join(' - ')} >= ${(-n * (n + 1)) / 2}`)
    }
  })
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
      remember(halfHours, r, () => []).push(`${taken} z${s}_${r}`)
      if (whole[s]) remember(cells, r, () => []).push(`z${s}_${r}`)
    }
    rows.push(`${[...roomsOf[s]!].map((r) => `z${s}_${r}`).join(' + ')} = 1`)
  }
  const open = (r: number) => ticks.filter((_, t) => !closed[r * T + t])
  for (const [r, terms] of halfHours) rows.push(`${terms.join(' + ')} <= ${open(r).length}`)
  for (const [r, terms] of cells)
    rows.push(`${terms.join(' + ')} <= ${new Set(open(r).map((tick) => tick.slotIndex)).size}`)
  return { objective, rows }
}
