import { teamServes } from '../constraints/whole.ts'
import { directoryOf, type Placed } from '../model/plan.ts'
import type { Placement } from '../model/problem.ts'
import type { Tables } from './compile.ts'

const NOWHERE = -1

/**
 * A plan under change, with its cost kept up to date: `take` and `put` alter `hard` and `soft` by exactly what the
 * constraint list would say. A room holds one session at a time, and hard place rules are kept by the callers, who
 * only put sessions where `fits` agrees; everything else may be broken on the way.
 */
export class PlanState {
  readonly tables: Tables
  hard = 0
  soft = 0
  readonly tick: Int32Array
  readonly room: Int32Array
  readonly team: Int32Array
  /** Session held by each room at each tick, or -1: `tick * rooms + room`. */
  readonly held: Int32Array
  private readonly teamBusy: Uint8Array
  private readonly teamDay: Int32Array
  private readonly groupCost: Float64Array
  private readonly placed: (Placed | null)[]
  private readonly counts: number[] = []
  private readonly prices: number[][] = []
  private readonly bucketOf = new Map<string, number>()
  private readonly bucketPrice: ((count: number) => number)[] = []
  private readonly bucketHard: boolean[] = []
  private readonly bucketsAt: (Int32Array | undefined)[]

  constructor(tables: Tables) {
    this.tables = tables
    const { sessions, ticks, rooms, problem } = tables
    this.tick = new Int32Array(sessions).fill(NOWHERE)
    this.room = new Int32Array(sessions).fill(NOWHERE)
    this.team = new Int32Array(sessions).fill(NOWHERE)
    this.held = new Int32Array(ticks.length * rooms).fill(NOWHERE)
    this.teamBusy = new Uint8Array(problem.teams.length * ticks.length)
    this.teamDay = new Int32Array(problem.teams.length * problem.days.length)
    this.groupCost = new Float64Array(tables.groups.length)
    this.placed = new Array(sessions).fill(null)
    this.bucketsAt = new Array(sessions * problem.slots.length * rooms)
    this.hard = sessions
    tables.tallies.forEach(({ constraint }, i) => {
      if (constraint.form.kind === 'tally')
        for (const name of constraint.form.always(problem)) this.addBucketCost(this.bucket(i, name), 1)
    })
    for (let g = 0; g < tables.groups.length; g++) this.refreshGroup(g)
  }

  fits(s: number, t: number, r: number, ignoring = NOWHERE): boolean {
    const { ticks, rooms, mayStart, mayUse, end, blocked } = this.tables
    const T = ticks.length
    if (!mayStart[s * T + t] || !mayUse[s * rooms + r]) return false
    for (let k = t; k < end[s * T + t]!; k++) {
      const other = this.held[k * rooms + r]!
      if (blocked[r * T + k] || (other !== NOWHERE && other !== s && other !== ignoring)) return false
    }
    return true
  }

  /** Takes a placed session out. */
  take(s: number): void {
    const { ticks, rooms, end } = this.tables
    const T = ticks.length
    const t = this.tick[s]!
    const r = this.room[s]!
    const until = end[s * T + t]!
    this.price(s, t, r, -1)
    this.hard++
    for (let k = t; k < until; k++) this.held[k * rooms + r] = NOWHERE
    const team = this.team[s]!
    if (team !== NOWHERE) {
      for (let k = t; k < until; k++) this.teamBusy[team * T + k] = 0
      this.teamDay[team * this.tables.problem.days.length + ticks[t]!.dayIndex]!--
    } else if (this.tables.problem.sessions[s]!.interpretation.length) this.hard--
    this.tick[s] = NOWHERE
    this.room[s] = NOWHERE
    this.team[s] = NOWHERE
    this.placed[s] = null
    this.afterwards(s)
  }

  /** Puts an unplaced session at a start in a room; `team` is given only when an earlier plan is restored. */
  put(s: number, t: number, r: number, team: number = this.freeTeam(s, t, r)): void {
    const { ticks, rooms, end, problem } = this.tables
    const T = ticks.length
    const until = end[s * T + t]!
    this.price(s, t, r, 1)
    this.hard--
    for (let k = t; k < until; k++) this.held[k * rooms + r] = s
    if (team !== NOWHERE) {
      for (let k = t; k < until; k++) this.teamBusy[team * T + k] = 1
      this.teamDay[team * problem.days.length + ticks[t]!.dayIndex]!++
    } else if (problem.sessions[s]!.interpretation.length) this.hard++
    this.tick[s] = t
    this.room[s] = r
    this.team[s] = team
    const { slot, offsetMinutes, dayIndex } = ticks[t]!
    const from = slot.from + offsetMinutes * 60_000
    const session = problem.sessions[s]!
    const day = directoryOf(problem).days.get(slot.day) ?? problem.days[dayIndex]!
    this.placed[s] = {
      session,
      room: problem.rooms[r]!,
      slot,
      day,
      offsetMinutes,
      from,
      to: from + session.durationMinutes * 60_000,
      team: null,
    }
    this.afterwards(s)
  }

  /** The plan as data; or another one, kept in the same form. */
  placements(of: { tick: Int32Array; room: Int32Array; team: Int32Array } = this): Placement[] {
    const { ticks, problem } = this.tables
    return problem.sessions.flatMap((session, s) => {
      const tick = ticks[of.tick[s]!]
      if (!tick) return []
      const team = problem.teams[of.team[s]!]?.id ?? null
      return [
        {
          session: session.id,
          room: problem.rooms[of.room[s]!]!.id,
          slot: tick.slot.id,
          offsetMinutes: tick.offsetMinutes,
          team,
        },
      ]
    })
  }

  private price(s: number, t: number, r: number, sign: 1 | -1): void {
    const { ticks, rooms, sessions, end, timeSoft, roomSoft, pairHard, pairSoft, publishedAt, movedPrice } = this.tables
    const T = ticks.length
    let soft = timeSoft[s * T + t]! + roomSoft[s * rooms + r]!
    const published = publishedAt[s]!
    if (published >= 0 && published !== t * rooms + r) soft += movedPrice
    let hard = this.tables.fixedHard[s]!
    const row = s * sessions
    const until = end[s * T + t]!
    for (let k = t; k < until; k++) {
      const cells = k * rooms
      for (let i = cells; i < cells + rooms; i++) {
        const other = this.held[i]!
        // A neighbour counts once, at the first tick the two share.
        if (other < 0 || other === s || (k !== t && this.tick[other] !== k)) continue
        hard += pairHard[row + other]!
        soft += pairSoft[row + other]!
      }
    }
    this.soft += sign * soft
    this.hard += sign * hard
    for (const bucket of this.bucketsFor(s, t, r)) {
      this.addBucketCost(bucket, -1)
      this.counts[bucket]! += sign
      this.addBucketCost(bucket, 1)
    }
  }

  private afterwards(s: number): void {
    for (const group of this.tables.groupsOf[s]!) this.refreshGroup(group)
  }

  private refreshGroup(g: number): void {
    const group = this.tables.groups[g]!
    const placed: Placed[] = []
    for (const s of group.members) {
      const one = this.placed[s]
      if (one) placed.push(one)
    }
    const cost = placed.length < 2 ? 0 : group.rule(placed).amount * group.weight
    if (group.hard) this.hard += cost - this.groupCost[g]!
    else this.soft += cost - this.groupCost[g]!
    this.groupCost[g] = cost
  }

  private freeTeam(s: number, t: number, r: number): number {
    const { ticks, problem, end } = this.tables
    const wanted = problem.sessions[s]!.interpretation
    if (wanted.length === 0) return NOWHERE
    const T = ticks.length
    return problem.teams.findIndex((team, i) => {
      if (this.teamDay[i * problem.days.length + ticks[t]!.dayIndex]! >= team.sessionsPerDay) return false
      for (let k = t; k < end[s * T + t]!; k++) if (this.teamBusy[i * T + k]) return false
      return teamServes(team, wanted, problem.rooms[r]!.id)
    })
  }

  private bucketsFor(s: number, t: number, r: number): Int32Array {
    const { ticks, rooms, problem, tallies } = this.tables
    const { slot, slotIndex, dayIndex } = ticks[t]!
    const key = (s * problem.slots.length + slotIndex) * rooms + r
    let found = this.bucketsAt[key]
    if (!found) {
      const placed = {
        session: problem.sessions[s]!,
        room: problem.rooms[r]!,
        slot,
        day: problem.days[dayIndex]!,
        offsetMinutes: 0,
        from: slot.from,
        to: slot.to,
        team: null,
      }
      found = Int32Array.from(
        tallies.flatMap(({ constraint: { form } }, i) =>
          form.kind === 'tally' ? form.buckets(placed).map((name) => this.bucket(i, name)) : [],
        ),
      )
      this.bucketsAt[key] = found
    }
    return found
  }

  private bucket(tally: number, name: string): number {
    const key = `${tally} ${name}`
    let id = this.bucketOf.get(key)
    if (id === undefined) {
      id = this.counts.length
      const { constraint, hard, weight } = this.tables.tallies[tally]!
      const form = constraint.form
      const price = form.kind === 'tally' ? form.price(this.tables.problem) : () => 0
      this.bucketOf.set(key, id)
      this.counts.push(0)
      this.prices.push([])
      this.bucketHard.push(hard)
      this.bucketPrice.push((count) => price(name, count) * weight)
    }
    return id
  }

  private addBucketCost(bucket: number, sign: 1 | -1): void {
    const count = this.counts[bucket]!
    const prices = this.prices[bucket]!
    let cost = prices[count]
    if (cost === undefined) {
      cost = this.bucketPrice[bucket]!(count)
      prices[count] = cost
    }
    if (this.bucketHard[bucket]) this.hard += sign * cost
    else this.soft += sign * cost
  }
}
