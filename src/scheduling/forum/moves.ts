import type { Random } from '../search/random.ts'
import type { PlanState } from './state.ts'

/**
 * The neighbourhoods: another place, time or room for one session, whoever is there taking the place it leaves or, where that
 * cannot be, a third one's; a place in the room of a session with the same theme; a Kempe chain between two slots;
 * the sessions of a person or series moved to another day together; two rooms exchanged for a day.
 *
 * Move and swap are those of Bellio, Ceschia, Di Gaspero, Schaerf, Urli (Computers & Operations Research 65, 2016); Kempe chains came to
 * timetables with Thompson and Dowsland (Computers & Operations Research 25, 1998). The other four are ours, made for what a forum is
 * judged by: themes that keep a room, people with several sessions, series, and rooms of the same kind.
 */
export type Neighbourhood = 'place' | 'time' | 'room' | 'companion' | 'kempe' | 'cluster' | 'rooms'

/** How often each is drawn, of 1000. */
const SHARES: [Neighbourhood, number][] = [
  ['place', 400],
  ['time', 200],
  ['room', 200],
  ['companion', 100],
  ['kempe', 60],
  ['cluster', 20],
  ['rooms', 20],
]
/** Random places a displaced session tries before the move is given up. */
const TRIES = 6
const LONGEST_CHAIN = 12

/** Draws random changes and lays them down in a plan, to be weighed. */
export class Moves {
  private readonly state: PlanState
  private readonly random: Random
  private readonly open: Int32Array
  private readonly lot: Neighbourhood[]
  private readonly clusters: Int32Array[]
  /** For each session, the others with its main theme. */
  private readonly companions: Int32Array[]
  /** First tick and ticks of each slot; slots of each day in order of time. */
  private readonly firstTick: Int32Array
  private readonly tickCount: Int32Array
  private readonly slotsOfDay: Int32Array[]
  private readonly found = new Int32Array(4)
  private readonly chain = new Int32Array(LONGEST_CHAIN + 1)

  constructor(state: PlanState, random: Random) {
    this.state = state
    this.random = random
    const { movable, times, roomsOf, itineraries, problem, ticks, numbers } = state.tables
    const may = (s: number) => movable[s] === 1 && times[s]!.length > 0 && roomsOf[s]!.length > 0
    this.open = Int32Array.from(movable.keys()).filter(may)
    this.clusters = [
      ...itineraries.members,
      ...problem.series.map(({ sessions }) => Int32Array.from(sessions.flatMap((id) => numbers.session.get(id) ?? []))),
    ].map((one) => one.filter(may))
    this.clusters = this.clusters.filter((one) => one.length > 1)
    const themes = new Map<string, number[]>()
    for (const s of this.open) {
      const theme = problem.sessions[s]!.themes[0]
      if (theme !== undefined) themes.set(theme, [...(themes.get(theme) ?? []), s])
    }
    this.companions = problem.sessions.map((session) => Int32Array.from(themes.get(session.themes[0] ?? '') ?? []))
    const slots = problem.slots.length
    this.firstTick = new Int32Array(slots).fill(-1)
    this.tickCount = new Int32Array(slots)
    const daySlots: number[][] = problem.days.map(() => [])
    ticks.forEach((tick, t) => {
      if (this.tickCount[tick.slotIndex]!++ > 0) return
      this.firstTick[tick.slotIndex] = t
      daySlots[tick.dayIndex]!.push(tick.slotIndex)
    })
    this.slotsOfDay = daySlots.map((one) => Int32Array.from(one))
    const useful: Record<Neighbourhood, boolean> = {
      place: true,
      time: true,
      room: state.tables.rooms > 1,
      companion: this.companions.some((one) => one.length > 1),
      kempe: slots > 1,
      cluster: this.clusters.length > 0 && problem.days.length > 1,
      rooms: state.tables.rooms > 1,
    }
    this.lot = SHARES.flatMap(([name, share]) => (useful[name] ? new Array<Neighbourhood>(share).fill(name) : []))
  }

  tally(): Record<Neighbourhood, { proposed: number; taken: number }> {
    const none = () => ({ proposed: 0, taken: 0 })
    return {
      place: none(),
      time: none(),
      room: none(),
      companion: none(),
      kempe: none(),
      cluster: none(),
      rooms: none(),
    }
  }

  draw(): Neighbourhood {
    return this.lot[this.random.below(this.lot.length)]!
  }

  /** Lays a random change of one kind down in the state; false when none came of it. */
  build(kind: Neighbourhood): boolean {
    if (this.open.length === 0) return false
    const { state } = this
    const { times, roomsOf } = state.tables
    switch (kind) {
      case 'rooms':
        return this.exchangeRooms()
      case 'cluster':
        return this.moveCluster()
    }
    const s = this.open[this.random.below(this.open.length)]!
    const here = state.tick[s]!
    if (here < 0) return this.go(s, this.pick(times[s]!), this.pick(roomsOf[s]!))
    switch (kind) {
      case 'place':
        return this.go(s, this.pick(times[s]!), this.pick(roomsOf[s]!))
      case 'time':
        return this.go(s, this.pick(times[s]!), state.room[s]!)
      case 'room':
        return this.go(s, here, this.pick(roomsOf[s]!))
      case 'companion':
        return this.joinCompanion(s)
      case 'kempe':
        return this.kempe(s)
    }
  }

  private pick(from: Int32Array): number {
    return from[this.random.below(from.length)]!
  }

  /** Sends a session to a place, and whoever is there to the place it leaves or somewhere else. */
  private go(s: number, t: number, r: number): boolean {
    const { state } = this
    const { rooms, ticks, mayStart, mayUse } = state.tables
    const T = ticks.length
    const t0 = state.tick[s]!
    const r0 = state.room[s]!
    if ((t === t0 && r === r0) || !mayUse[s * rooms + r] || !mayStart[s * T + t]) return false
    const count = this.holders(s, t, r)
    if (count < 0) return false
    state.add(s, t, r)
    for (let i = 0; i < count; i++) {
      const other = this.found[i]!
      const to = t0 + state.tick[other]! - t
      if (t0 >= 0 && to >= 0 && to < T && mayStart[other * T + to] && mayUse[other * rooms + r0])
        state.add(other, to, r0)
      else if (count > 1 || !this.settle(other, t0, r0)) return false
    }
    return true
  }

  /** Finds a displaced session another place: a free one, or one whose holder can go to the place that became free. */
  private settle(s: number, t0: number, r0: number): boolean {
    const { state } = this
    const { times, roomsOf, rooms, ticks, mayStart, mayUse, movable } = state.tables
    const T = ticks.length
    for (let i = 0; i < TRIES; i++) {
      const t = this.pick(times[s]!)
      const r = this.pick(roomsOf[s]!)
      const other = state.held[t * rooms + r]!
      if (other < 0) {
        if (!state.fits(s, t, r)) continue
        state.add(s, t, r)
        return true
      }
      if (t0 < 0 || !movable[other] || state.isMoving(other) || state.tick[other] !== t) continue
      if (!mayStart[other * T + t0] || !mayUse[other * rooms + r0]) continue
      state.add(s, t, r)
      state.add(other, t0, r0)
      return true
    }
    return false
  }

  /** Who holds a room while a session would be there, in `found`; their number, -1 if one may not move or they are many. */
  private holders(s: number, t: number, r: number): number {
    const { held, tables } = this.state
    const { rooms, ticks, end, blocked, movable } = tables
    const T = ticks.length
    let count = 0
    for (let k = t; k < end[s * T + t]!; k++) {
      if (blocked[r * T + k]) return -1
      const other = held[k * rooms + r]!
      if (other < 0 || other === s || (count > 0 && this.found[count - 1] === other)) continue
      if (!movable[other] || count === this.found.length) return -1
      this.found[count++] = other
    }
    return count
  }

  /** To the room of a session with the same theme, at another time of its day. */
  private joinCompanion(s: number): boolean {
    const { state } = this
    const { times, ticks, rooms, mayUse, dayOf, mayStart } = state.tables
    const own = this.companions[s]!
    if (own.length < 2) return false
    const other = this.pick(own)
    if (other === s || state.tick[other]! < 0) return false
    const r = state.room[other]!
    if (!mayUse[s * rooms + r]) return false
    const day = dayOf[state.tick[other]!]!
    const here = state.tick[s]!
    // Half the time the session keeps its time if that is on the right day.
    if (dayOf[here] === day && this.random.below(2) === 0) return this.go(s, here, r)
    for (let i = 0; i < TRIES; i++) {
      const t = this.pick(times[s]!)
      if (dayOf[t] === day && mayStart[s * ticks.length + t]) return this.go(s, t, r)
    }
    return false
  }

  /**
   * Exchanges a session and all it would clash with between two slots, each keeping its room: those whose room is taken
   * and those who share a person with somebody who comes change sides until nobody clashes.
   */
  private kempe(s: number): boolean {
    const { state, chain } = this
    const { slotOf, times, movable, ticks, rooms, end, mayStart, blocked, hardWith } = state.tables
    const T = ticks.length
    const a = slotOf[state.tick[s]!]!
    const b = slotOf[this.pick(times[s]!)]!
    if (a === b) return false
    const shift = this.firstTick[b]! - this.firstTick[a]!
    let size = 1
    chain[0] = s
    state.add(s, state.tick[s]! + shift, state.room[s]!)
    for (let i = 0; i < size; i++) {
      const one = chain[i]!
      const t = state.tick[one]! + (slotOf[state.tick[one]!] === a ? shift : -shift)
      const r = state.room[one]!
      if (t < 0 || t >= T || !mayStart[one * T + t]) return false
      const until = end[one * T + t]!
      const pull = (other: number): boolean => {
        if (state.isMoving(other)) return true
        const slot = slotOf[state.tick[other]!]!
        if (!movable[other] || size > LONGEST_CHAIN - 1 || (slot !== a && slot !== b)) return false
        chain[size++] = other
        state.add(other, state.tick[other]! + (slot === a ? shift : -shift), state.room[other]!)
        return true
      }
      for (let k = t; k < until; k++) {
        if (blocked[r * T + k]) return false
        const other = state.held[k * rooms + r]!
        if (other >= 0 && !pull(other)) return false
      }
      for (const other of hardWith[one]!) {
        const there = state.tick[other]!
        if (there >= 0 && there < until && end[other * T + there]! > t && !pull(other)) return false
      }
    }
    return true
  }

  /** Moves the sessions a person or series has on one day to another day, exchanging them with whoever is there. */
  private moveCluster(): boolean {
    const { state } = this
    const { dayOf, slotOf } = state.tables
    const cluster = this.clusters[this.random.below(this.clusters.length)]!
    const some = this.pick(cluster)
    if (state.tick[some]! < 0) return false
    const day = dayOf[state.tick[some]!]!
    const to = this.random.below(this.slotsOfDay.length)
    if (to === day) return false
    let moved = 0
    for (const s of cluster) {
      const t = state.tick[s]!
      if (t < 0 || dayOf[t] !== day) continue
      const slot = slotOf[t]!
      const nth = this.slotsOfDay[day]!.indexOf(slot)
      const other = this.slotsOfDay[to]![nth]
      if (other === undefined || state.isMoving(s)) return false
      if (!this.go(s, this.firstTick[other]! + t - this.firstTick[slot]!, state.room[s]!)) return false
      moved++
    }
    return moved > 1
  }

  /** Exchanges all that two rooms hold on one day. */
  private exchangeRooms(): boolean {
    const { state } = this
    const { rooms, movable } = state.tables
    const a = this.random.below(rooms)
    const b = this.random.below(rooms)
    const slots = this.slotsOfDay[this.random.below(this.slotsOfDay.length)]
    if (a === b || !slots) return false
    const { mayUse } = state.tables
    for (const slot of slots)
      for (let k = this.firstTick[slot]!; k < this.firstTick[slot]! + this.tickCount[slot]!; k++)
        for (let side = 0; side < 2; side++) {
          const s = state.held[k * rooms + (side ? b : a)]!
          if (s < 0 || state.isMoving(s)) continue
          const r = side ? a : b
          if (!movable[s] || !mayUse[s * rooms + r]) return false
          state.add(s, state.tick[s]!, r)
        }
    return state.changing > 0
  }
}
