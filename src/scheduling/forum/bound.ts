import highsLoader from 'highs'
import { constraints, weightOf } from '../constraints/list.ts'
import type { Problem } from '../model/problem.ts'
import { compile } from './compile.ts'

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
 * sessions to starts and sessions to rooms, each with its capacity and the prices that depend on time or room alone;
 * parallel sessions of similar themes are priced by the tangents of n (n - 1) / 2 at whole n, and everything else is
 * taken as free. Solved as linear programs with HiGHS; all prices being at least 0 makes the sum valid.
 * Only sessions that start together with a slot are counted as parallel, which can only lower the bound.
 */
export async function lowestCost(problem: Problem): Promise<number> {
  const tables = compile(problem)
  const { sessions: N, ticks, rooms: R, times, roomsOf, timeSoft, roomSoft, blocked } = tables
  const T = ticks.length
  const slotCount = problem.slots.length
  const highs = await highsLoader()
  const solve = (objective: string[], rows: string[]): number => {
    const model = `Minimize\n obj: ${objective.join('\n + ') || '0 none'}\nSubject To\n ${rows.join('\n ')}\nEnd\n`
    const solved = highs.solve(model, { solver: 'ipm', run_crossover: 'off', time_limit: 60 })
    // An interior point is optimal within a small tolerance only; a thousandth is taken off for it.
    return solved.Status === 'Optimal' ? Math.max(0, solved.ObjectiveValue * 0.999) : 0
  }

  // Starts: several short sessions may share a slot and a room, so the capacity of a slot counts half-hours.
  const objective: string[] = []
  const rows: string[] = []
  const used = new Map<number, string[]>()
  const starts = new Map<number, string[]>()
  for (let s = 0; s < N; s++) {
    const best = new Map<number, number>()
    for (const t of times[s]!) {
      const slot = ticks[t]!.slotIndex
      best.set(slot, Math.min(best.get(slot) ?? Number.POSITIVE_INFINITY, timeSoft[s * T + t]!))
    }
    if (best.size === 0) continue
    const length = problem.sessions[s]!.fixed ? 0 : Math.min(3, Math.ceil(problem.sessions[s]!.durationMinutes / 30))
    for (const [slot, cost] of best) {
      const name = `x${s}_${slot}`
      if (cost > 0) objective.push(`${cost} ${name}`)
      used.set(slot, [...(used.get(slot) ?? []), ...(length ? [`${length} ${name}`] : [])])
      starts.set(s * slotCount + slot, [name])
    }
    rows.push(`${[...best.keys()].map((slot) => `x${s}_${slot}`).join(' + ')} = 1`)
  }
  for (const [slot, terms] of used) {
    const capacity = ticks.filter((tick) => tick.slotIndex === slot).length * R
    if (terms.length) rows.push(`${terms.join(' + ')} <= ${capacity}`)
  }
  cliques(problem).forEach(({ members, weight }, c) => {
    if (weight === 0) return
    for (let slot = 0; slot < slotCount; slot++) {
      // Sessions of up to half a slot can follow one another in it, and are left out of the count of parallel ones.
      const terms = members
        .filter((s) => starts.has(s * slotCount + slot) && problem.sessions[s]!.durationMinutes > 45)
        .map((s) => `x${s}_${slot}`)
      if (terms.length < 2) continue
      objective.push(`${weight} y${c}_${slot}`)
      const mean = members.length / slotCount
      for (let n = Math.max(1, Math.floor(mean) - 2); n <= mean + 3; n++)
        rows.push(`y${c}_${slot} - ${terms.map((term) => `${n} ${term}`).join(' - ')} >= ${(-n * (n + 1)) / 2}`)
    }
  })
  const timePart = solve(objective, rows)

  const roomObjective: string[] = []
  const roomRows: string[] = []
  const load = new Map<number, string[]>()
  for (let s = 0; s < N; s++) {
    if (roomsOf[s]!.length === 0) continue
    const length = Math.min(3, Math.ceil(problem.sessions[s]!.durationMinutes / 30))
    for (const r of roomsOf[s]!) {
      const cost = roomSoft[s * R + r]!
      if (cost > 0) roomObjective.push(`${cost} z${s}_${r}`)
      load.set(r, [...(load.get(r) ?? []), `${length} z${s}_${r}`])
    }
    roomRows.push(`${[...roomsOf[s]!].map((r) => `z${s}_${r}`).join(' + ')} = 1`)
  }
  for (const [r, terms] of load) {
    let open = 0
    for (let t = 0; t < T; t++) if (!blocked[r * T + t]) open++
    roomRows.push(`${terms.join(' + ')} <= ${open}`)
  }
  return Math.ceil(timePart + solve(roomObjective, roomRows) - 1e-6)
}
