import { teamServes } from '../constraints/whole.ts'
import type { Placement } from '../model/problem.ts'
import type { Tables } from './compile.ts'

export const NOWHERE = -1
/** Let the state choose an interpretation team. */
const ANY_TEAM = -2

/** Where every session stands: start tick, room and interpretation team by number, -1 for none. */
export interface Places {
  tick: Int32Array
  room: Int32Array
  team: Int32Array
}

/**
 * A plan under change, with its cost kept up to date: `hard` and `soft` are exactly what the constraint list would say.
 * A room holds one session at a time and hard place rules are never broken; everything else may be broken on the way.
 *
 * A change is made in three steps: `begin` and `add` say which sessions go where, `weigh` answers what that costs, and
 * then either `commit` makes it or `revert` forgets it.
 */
export class PlanState implements Places {
  readonly tables: Tables
  hard = 0
  soft = 0
  readonly tick: Int32Array
  readonly room: Int32Array
  readonly team: Int32Array
  /** Session held by each room at each tick, or -1: `tick * rooms + room`. */
  readonly held: Int32Array
  /** Sessions that begin at a tick. */
  private readonly begins: Int32Array
  /** Soft price of each session's neighbours in time. */
  private readonly pairCost: Float64Array
  /** Hard breaches of each session with its neighbours in time. */
  private readonly pairHard: Int32Array
  private readonly personHard: Float64Array
  private readonly personSoft: Float64Array
  private readonly spreadHard: Float64Array
  private readonly spreadSoft: Float64Array
  private readonly counts: Int32Array
  private readonly teamBusy: Uint8Array
  private readonly teamDay: Int32Array

  // The change under way: which sessions, from where, to where.
  private size = 0
  private weighed = false
  private readonly who: Int32Array
  private readonly toTick: Int32Array
  private readonly toRoom: Int32Array
  private readonly toTeam: Int32Array
  private readonly fromTick: Int32Array
  private readonly fromRoom: Int32Array
  private readonly fromTeam: Int32Array
  /** 0 stays, 1 changes room only, 2 changes its time. */
  private readonly moving: Uint8Array
  private readonly order: Int32Array
  private hardChange = 0
  private softChange = 0
  private readonly people: Int32Array
  private peopleCount = 0
  private readonly personSeen: Uint8Array
  private readonly sets: Int32Array
  private setCount = 0
  private readonly setSeen: Uint8Array
  private counted = new Int32Array(256)
  private countedSize = 0
  private foundHard = 0
  private foundSoft = 0
  private readonly line: Int32Array

  constructor(tables: Tables) {
    this.tables = tables
    const { sessions, ticks, rooms, problem, itineraries, spreads, tallies } = tables
    const numbers = () => new Int32Array(sessions).fill(NOWHERE)
    this.tick = numbers()
    this.room = numbers()
    this.team = numbers()
    this.held = new Int32Array(ticks.length * rooms).fill(NOWHERE)
    this.begins = new Int32Array(ticks.length)
    this.pairCost = new Float64Array(sessions)
    this.pairHard = new Int32Array(sessions)
    this.personHard = new Float64Array(itineraries.members.length)
    this.personSoft = new Float64Array(itineraries.members.length)
    this.spreadHard = new Float64Array(spreads.members.length)
    this.spreadSoft = new Float64Array(spreads.members.length)
    this.counts = new Int32Array(tallies.buckets)
    this.teamBusy = new Uint8Array(problem.teams.length * ticks.length)
    this.teamDay = new Int32Array(problem.teams.length * problem.days.length)
    this.who = numbers()
    this.toTick = numbers()
    this.toRoom = numbers()
    this.toTeam = numbers()
    this.fromTick = numbers()
    this.fromRoom = numbers()
    this.fromTeam = numbers()
    this.moving = new Uint8Array(sessions)
    this.order = numbers()
    this.people = new Int32Array(itineraries.members.length)
    this.personSeen = new Uint8Array(itineraries.members.length)
    this.sets = new Int32Array(spreads.members.length)
    this.setSeen = new Uint8Array(spreads.members.length)
    this.line = new Int32Array(Math.max(0, ...itineraries.members.map((one) => one.length)))
    this.hard = sessions * tables.unplacedPrice.hard
    this.soft = sessions * tables.unplacedPrice.soft
    for (let bucket = 0; bucket < this.counts.length; bucket++) {
      this.hard += tallies.hard[tallies.priceStart[bucket]!]!
      this.soft += tallies.soft[tallies.priceStart[bucket]!]!
    }
  }

  /** Whether a session may stand at a start in a room that nobody else holds; `ignoring` counts as nobody. */
  fits(s: number, t: number, r: number, ignoring = NOWHERE): boolean {
    const { ticks, rooms, mayStart, mayUse, end, blocked } = this.tables
    const T = ticks.length
    if (t < 0 || t >= T || !mayStart[s * T + t] || !mayUse[s * rooms + r]) return false
    for (let k = t; k < end[s * T + t]!; k++) {
      const other = this.held[k * rooms + r]!
      if (blocked[r * T + k] || (other !== NOWHERE && other !== s && other !== ignoring)) return false
    }
    return true
  }

  /** Puts an unplaced session at a start in a room where it fits. */
  put(s: number, t: number, r: number): void {
    this.begin()
    this.add(s, t, r)
    if (this.weigh() === Number.POSITIVE_INFINITY) throw new Error('a session was put where it does not fit')
    this.commit()
  }

  /** Takes a placed session out. */
  take(s: number): void {
    this.begin()
    this.add(s, NOWHERE, NOWHERE)
    this.weigh()
    this.commit()
  }

  /** Makes another arrangement the current one. */
  adopt(places: Places): void {
    this.begin()
    for (let s = 0; s < this.tables.sessions; s++) {
      const { tick, room, team } = places
      if (tick[s] !== this.tick[s] || room[s] !== this.room[s] || team[s] !== this.team[s])
        this.add(s, tick[s]!, room[s]!, team[s]!)
    }
    this.weigh()
    this.commit()
  }

  begin(): void {
    this.revert()
    for (let i = 0; i < this.size; i++) this.moving[this.who[i]!] = 0
    this.size = 0
  }

  /** Adds a session to the change, to go to a place or (-1) out of the plan; the last word about a session counts. */
  add(s: number, t: number, r: number, team: number = ANY_TEAM): void {
    let i = this.size
    if (this.moving[s]) for (i = 0; this.who[i] !== s; i++);
    else this.size++
    this.moving[s] = 2
    this.who[i] = s
    this.order[s] = i
    this.toTick[i] = t
    this.toRoom[i] = r
    this.toTeam[i] = team
  }

  /** Whether a session is part of the change under way. */
  isMoving(s: number): boolean {
    return this.moving[s] !== 0
  }

  get changing(): number {
    return this.size
  }

  /**
   * What the change would add to `hard * hardPrice + soft`; Infinity when two sessions would meet in a room or a place is
   * not allowed. Counting stops, with some number above it, as soon as the answer is sure to lie above `limit`.
   * With `anywhere` a change is weighed that may never be committed: two sessions in one room, a forbidden place.
   */
  weigh(limit = Number.POSITIVE_INFINITY, hardPrice = 1, where: 'possible' | 'anywhere' = 'possible'): number {
    if (where === 'possible' && !this.possible()) return Number.POSITIVE_INFINITY
    this.weighed = true
    this.hardChange = 0
    this.softChange = 0
    this.subtract()
    this.shift()
    this.addSmall()
    if (this.softChange + this.hardChange * hardPrice > limit) return Number.POSITIVE_INFINITY
    return this.addNeighbours(limit, hardPrice)
  }

  commit(): void {
    const { tables, held, begins, tick, room } = this
    const { ticks, rooms, end, sessions, pairSoft, itineraries, spreads } = tables
    const T = ticks.length
    this.weighed = false
    this.hard += this.hardChange
    this.soft += this.softChange
    for (let i = 0; i < this.size; i++) {
      const s = this.who[i]!
      const t = this.fromTick[i]!
      if (t < 0 || this.moving[s] !== 2) continue
      const row = s * sessions
      const until = end[s * T + t]!
      for (let k = t; k < until; k++) {
        if (k > t && begins[k] === 0) continue
        for (let c = k * rooms; c < (k + 1) * rooms; c++) {
          const other = held[c]!
          if (other >= 0 && this.moving[other] !== 2 && (k === t || tick[other] === k))
            this.pairCost[other]! -= pairSoft[row + other]!
        }
      }
    }
    for (let i = 0; i < this.size; i++) {
      const s = this.who[i]!
      if (this.moving[s] === 2) this.recountHard(s, this.fromTick[i]!)
    }
    for (let i = 0; i < this.size; i++) {
      const s = this.who[i]!
      const t = this.fromTick[i]!
      if (t < 0) continue
      begins[t]!--
      for (let k = t; k < end[s * T + t]!; k++) held[k * rooms + this.fromRoom[i]!] = NOWHERE
    }
    for (let i = 0; i < this.size; i++) {
      const s = this.who[i]!
      const t = tick[s]!
      if (t < 0) continue
      begins[t]!++
      for (let k = t; k < end[s * T + t]!; k++) held[k * rooms + room[s]!] = s
    }
    for (let i = 0; i < this.size; i++) {
      const s = this.who[i]!
      if (this.moving[s] !== 2) continue
      const t = tick[s]!
      let own = 0
      if (t >= 0) {
        const row = s * sessions
        const until = end[s * T + t]!
        for (let k = t; k < until; k++) {
          if (k > t && begins[k] === 0) continue
          for (let c = k * rooms; c < (k + 1) * rooms; c++) {
            const other = held[c]!
            if (other < 0 || other === s || (k > t && tick[other] !== k)) continue
            const price = pairSoft[row + other]!
            own += price
            if (this.moving[other] !== 2) this.pairCost[other]! += price
          }
        }
      }
      this.pairCost[s] = own
    }
    for (let i = 0; i < this.size; i++) {
      const s = this.who[i]!
      for (const p of itineraries.of[s]!) {
        this.judgePerson(p)
        this.personHard[p] = this.foundHard
        this.personSoft[p] = this.foundSoft
      }
      for (const set of spreads.of[s]!) {
        this.judgeSpread(set)
        this.spreadHard[set] = this.foundHard
        this.spreadSoft[set] = this.foundSoft
      }
      this.moving[s] = 0
    }
    this.size = 0
  }

  /** Forgets a weighed change. */
  revert(): void {
    if (!this.weighed) return
    this.weighed = false
    const { interpreted } = this.tables
    for (let i = this.countedSize - 1; i >= 0; i--) {
      const step = this.counted[i]!
      if (step > 0) this.counts[step - 1]!--
      else this.counts[-step - 1]!++
    }
    let teams = false
    for (let i = 0; i < this.size; i++) {
      const s = this.who[i]!
      if (interpreted[s]) {
        this.occupy(s, -1)
        teams = true
      }
      this.tick[s] = this.fromTick[i]!
      this.room[s] = this.fromRoom[i]!
      this.team[s] = this.fromTeam[i]!
    }
    if (teams) for (let i = 0; i < this.size; i++) if (interpreted[this.who[i]!]) this.occupy(this.who[i]!, 1)
  }

  /** The plan as data; or another one, kept in the same form. */
  placements(of: Places = this): Placement[] {
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

  /** Whether every session of the change is allowed where it goes and meets nobody there. */
  private possible(): boolean {
    const { ticks, rooms, mayStart, mayUse, end, blocked } = this.tables
    const T = ticks.length
    for (let i = 0; i < this.size; i++) {
      const s = this.who[i]!
      const t = this.toTick[i]!
      if (t < 0) continue
      const r = this.toRoom[i]!
      if (!mayStart[s * T + t] || !mayUse[s * rooms + r]) return false
      const until = end[s * T + t]!
      for (let k = t; k < until; k++) {
        const other = this.held[k * rooms + r]!
        if (blocked[r * T + k] || (other >= 0 && !this.moving[other])) return false
      }
      for (let j = 0; j < i; j++) {
        const t2 = this.toTick[j]!
        if (t2 >= 0 && this.toRoom[j] === r && t2 < until && end[this.who[j]! * T + t2]! > t) return false
      }
    }
    return true
  }

  /** Takes off what everything the change touches costs now. */
  private subtract(): void {
    const { tables, tick, room } = this
    const { ticks, sessions, pairSoft, hardWith, hardCount, itineraries, spreads, links } = tables
    const T = ticks.length
    this.peopleCount = 0
    this.setCount = 0
    for (let i = 0; i < this.size; i++) {
      const s = this.who[i]!
      const t = tick[s]!
      this.fromTick[i] = t
      this.fromRoom[i] = room[s]!
      this.fromTeam[i] = this.team[s]!
      this.moving[s] = t === this.toTick[i] ? 1 : 2
      const persons = itineraries.of[s]!
      for (let j = 0; j < persons.length; j++) {
        const p = persons[j]!
        if (!this.personSeen[p]) {
          this.personSeen[p] = 1
          this.people[this.peopleCount++] = p
          this.hardChange -= this.personHard[p]!
          this.softChange -= this.personSoft[p]!
        }
      }
      const own = spreads.of[s]!
      for (let j = 0; j < own.length; j++) {
        const set = own[j]!
        if (!this.setSeen[set]) {
          this.setSeen[set] = 1
          this.sets[this.setCount++] = set
          this.hardChange -= this.spreadHard[set]!
          this.softChange -= this.spreadSoft[set]!
        }
      }
    }
    for (let i = 0; i < this.size; i++) {
      const s = this.who[i]!
      const t = tick[s]!
      if (t < 0) {
        this.hardChange -= tables.unplacedPrice.hard
        this.softChange -= tables.unplacedPrice.soft
        continue
      }
      this.addPlace(s, t, room[s]!, -1)
      if (this.moving[s] !== 2) continue
      this.softChange -= this.pairCost[s]!
      // A pair that moves together is in the cost of both.
      for (let j = 0; j < i; j++) {
        const other = this.who[j]!
        if (this.moving[other] === 2 && this.overlap(s, other, T)) this.softChange += pairSoft[s * sessions + other]!
      }
      // Most sessions clash with nobody, and their partners need not be asked.
      const partners = hardWith[s]!
      for (let j = 0; j < partners.length && this.pairHard[s]! > 0; j++) {
        const other = partners[j]!
        if ((this.moving[other] !== 2 || this.order[other]! < i) && this.overlap(s, other, T))
          this.hardChange -= hardCount[s]![j]!
      }
      const own = links.of[s]!
      for (let j = 0; j < own.length; j++) this.addLink(own[j]!, s, -1)
    }
  }

  /** Lets the sessions of the change stand where they go; rooms stay as they were until `commit`. */
  private shift(): void {
    const { tick, room, tables } = this
    const { interpreted } = tables
    let teams = false
    for (let i = 0; i < this.size; i++) {
      const s = this.who[i]!
      if (interpreted[s]) {
        this.occupy(s, -1)
        teams = true
      }
      tick[s] = this.toTick[i]!
      room[s] = this.toRoom[i]!
    }
    if (!teams) return
    const { hard, soft } = tables.interpretationPrice
    for (let i = 0; i < this.size; i++) {
      const s = this.who[i]!
      if (!interpreted[s]) continue
      const missed = this.fromTick[i]! >= 0 && this.team[s]! < 0 ? 1 : 0
      const wanted = this.toTeam[i]!
      this.team[s] = tick[s]! < 0 ? NOWHERE : wanted === ANY_TEAM ? this.freeTeam(s) : wanted
      this.occupy(s, 1)
      const misses = (tick[s]! >= 0 && this.team[s]! < 0 ? 1 : 0) - missed
      this.hardChange += misses * hard
      this.softChange += misses * soft
    }
  }

  /** Adds everything but the neighbours in time. */
  private addSmall(): void {
    const { tables, tick, room } = this
    const { ticks, hardWith, hardCount, links } = tables
    const T = ticks.length
    this.countedSize = 0
    for (let i = 0; i < this.size; i++) {
      const s = this.who[i]!
      this.recount(s, this.fromTick[i]!, this.fromRoom[i]!, tick[s]!, room[s]!)
      const t = tick[s]!
      if (t < 0) {
        this.hardChange += tables.unplacedPrice.hard
        this.softChange += tables.unplacedPrice.soft
        continue
      }
      this.addPlace(s, t, room[s]!, 1)
      if (this.moving[s] !== 2) continue
      const partners = hardWith[s]!
      for (let j = 0; j < partners.length; j++) {
        const other = partners[j]!
        if ((this.moving[other] !== 2 || this.order[other]! < i) && this.overlap(s, other, T))
          this.hardChange += hardCount[s]![j]!
      }
      const own = links.of[s]!
      for (let j = 0; j < own.length; j++) this.addLink(own[j]!, s, 1)
    }
    for (let i = 0; i < this.peopleCount; i++) {
      const p = this.people[i]!
      this.personSeen[p] = 0
      this.judgePerson(p)
      this.hardChange += this.foundHard
      this.softChange += this.foundSoft
    }
    for (let i = 0; i < this.setCount; i++) {
      const set = this.sets[i]!
      this.setSeen[set] = 0
      this.judgeSpread(set)
      this.hardChange += this.foundHard
      this.softChange += this.foundSoft
    }
  }

  /** Adds the price of new neighbours in time; all of it is at least 0, so it may stop at the limit. */
  private addNeighbours(limit: number, hardPrice: number): number {
    const { tables, tick, held, begins } = this
    const { ticks, rooms, sessions, end, pairSoft } = tables
    const T = ticks.length
    const most = limit - this.hardChange * hardPrice
    for (let i = 0; i < this.size; i++) {
      const s = this.who[i]!
      const t = tick[s]!
      if (t < 0 || this.moving[s] !== 2) continue
      const row = s * sessions
      const until = end[s * T + t]!
      let soft = 0
      for (let k = t; k < until; k++) {
        if (k > t && begins[k] === 0) continue
        for (let c = k * rooms; c < (k + 1) * rooms; c++) {
          const other = held[c]!
          // A neighbour counts once, at the first tick the two share.
          if (other >= 0 && this.moving[other] !== 2 && (k === t || tick[other] === k)) soft += pairSoft[row + other]!
        }
      }
      for (let j = 0; j < i; j++) {
        const other = this.who[j]!
        if (this.moving[other] === 2 && this.overlap(s, other, T)) soft += pairSoft[row + other]!
      }
      this.softChange += soft
      if (this.softChange > most) return Number.POSITIVE_INFINITY
    }
    return this.softChange + this.hardChange * hardPrice
  }

  private overlap(a: number, b: number, T: number): boolean {
    const { end } = this.tables
    const ta = this.tick[a]!
    const tb = this.tick[b]!
    return ta >= 0 && tb >= 0 && ta < end[b * T + tb]! && tb < end[a * T + ta]!
  }

  /** Brings the clashes of a session that has left `from`, and of those who stayed, up to date. */
  private recountHard(s: number, from: number): void {
    const { tables, tick, pairHard } = this
    const { ticks, end, hardWith, hardCount } = tables
    const T = ticks.length
    const partners = hardWith[s]!
    const until = from < 0 ? 0 : end[s * T + from]!
    let own = 0
    for (let j = 0; j < partners.length; j++) {
      const other = partners[j]!
      const count = hardCount[s]![j]!
      const there = tick[other]!
      if (there < 0) continue
      const now = this.overlap(s, other, T)
      if (now) own += count
      if (this.moving[other] === 2) continue
      const before = from >= 0 && from < end[other * T + there]! && there < until
      if (now !== before) pairHard[other]! += now ? count : -count
    }
    pairHard[s] = own
  }

  private addPlace(s: number, t: number, r: number, sign: 1 | -1): void {
    const { ticks, rooms, timeSoft, roomSoft, fixedHard, publishedAt, movedPrice } = this.tables
    let soft = timeSoft[s * ticks.length + t]! + roomSoft[s * rooms + r]!
    let hard = fixedHard[s]!
    const published = publishedAt[s]!
    if (published >= 0 && published !== t * rooms + r) {
      soft += movedPrice.soft
      hard += movedPrice.hard
    }
    this.softChange += sign * soft
    this.hardChange += sign * hard
  }

  /** Adds or takes off a link; one between two sessions that both move is left to the later of them. */
  private addLink(link: number, s: number, sign: 1 | -1): void {
    const { links, minute, length } = this.tables
    const first = links.first[link]!
    const second = links.second[link]!
    const other = first === s ? second : first
    if (this.moving[other] === 2 && this.order[other]! > this.order[s]!) return
    const a = this.tick[first]!
    const b = this.tick[second]!
    if (a < 0 || b < 0) return
    const broken = links.strict[link]
      ? minute[a]! + length[first]! > minute[b]!
      : minute[b]! + length[second]! <= minute[a]!
    if (!broken) return
    this.hardChange += sign * links.hard[link]!
    this.softChange += sign * links.soft[link]!
  }

  private judgePerson(p: number): void {
    const { itineraries, minute, length, dayOf, rooms } = this.tables
    const { minutes, stepHard, stepSoft, dayHard, daySoft, relation } = itineraries
    const { tick, room, line } = this
    const members = itineraries.members[p]!
    const onSite = itineraries.onSite[p]!
    let n = 0
    for (let i = 0; i < members.length; i++) {
      const t = tick[members[i]!]!
      if (t < 0) continue
      let at = n++
      while (at > 0 && tick[members[line[at - 1]!]!]! > t) {
        line[at] = line[at - 1]!
        at--
      }
      line[at] = i
    }
    let hard = 0
    let soft = 0
    let day = -1
    let began = 0
    let ended = 0
    let lastEnd = 0
    for (let i = 0; i < n; i++) {
      const s = members[line[i]!]!
      const t = tick[s]!
      const from = minute[t]!
      const to = from + length[s]!
      if (dayOf[t] !== day) {
        if (day >= 0) {
          hard += dayHard[ended - began]!
          soft += daySoft[ended - began]!
        }
        day = dayOf[t]!
        began = from
        ended = to
      } else {
        if (lastEnd <= from) {
          const before = line[i - 1]!
          const both = onSite[before]! & onSite[line[i]!]!
          const step =
            (relation[room[members[before]!]! * rooms + room[s]!]! + (both ? 0 : 3)) * minutes + from - lastEnd
          hard += stepHard[step]!
          soft += stepSoft[step]!
        }
        if (to > ended) ended = to
      }
      lastEnd = to
    }
    if (day >= 0) {
      hard += dayHard[ended - began]!
      soft += daySoft[ended - began]!
    }
    this.foundHard = hard
    this.foundSoft = soft
  }

  private judgeSpread(set: number): void {
    const { spreads, dayOf } = this.tables
    const { tick, room } = this
    const members = spreads.members[set]!
    const overRooms = spreads.overRooms[set]
    let different = 0
    for (let i = 0; i < members.length; i++) {
      const s = members[i]!
      if (tick[s]! < 0) continue
      const own = overRooms ? room[s]! : dayOf[tick[s]!]!
      let j = 0
      for (; j < i; j++) {
        const other = members[j]!
        if (tick[other]! >= 0 && (overRooms ? room[other]! : dayOf[tick[other]!]!) === own) break
      }
      if (j === i) different++
    }
    const amount = Math.max(0, different - 1)
    this.foundHard = amount * spreads.hard[set]!
    this.foundSoft = amount * spreads.soft[set]!
  }

  /** Moves a session from its old buckets to its new ones. */
  private recount(s: number, t0: number, r0: number, t1: number, r1: number): void {
    const { tallies, slotOf, dayOf, rooms, problem } = this.tables
    const { slotStart, inSlot, slots, inRoom, roomTallies } = tallies
    if (t0 < 0 || t1 < 0 || slotOf[t0] !== slotOf[t1]) {
      const from = s * slots + (t0 < 0 ? 0 : slotOf[t0]!)
      if (t0 >= 0) for (let i = slotStart[from]!; i < slotStart[from + 1]!; i++) this.count(inSlot[i]!, -1)
      const to = s * slots + (t1 < 0 ? 0 : slotOf[t1]!)
      if (t1 >= 0) for (let i = slotStart[to]!; i < slotStart[to + 1]!; i++) this.count(inSlot[i]!, 1)
    }
    if (roomTallies === 0) return
    const days = problem.days.length
    const from = t0 < 0 ? -1 : (s * days + dayOf[t0]!) * rooms + r0
    const to = t1 < 0 ? -1 : (s * days + dayOf[t1]!) * rooms + r1
    if (from === to) return
    for (let j = 0; j < roomTallies; j++) {
      const before = from < 0 ? -1 : inRoom[from * roomTallies + j]!
      const after = to < 0 ? -1 : inRoom[to * roomTallies + j]!
      if (before >= 0) this.count(before, -1)
      if (after >= 0) this.count(after, 1)
    }
  }

  private count(bucket: number, step: 1 | -1): void {
    const { hard, soft, priceStart, anyHard } = this.tables.tallies
    const count = this.counts[bucket]!
    const at = priceStart[bucket]! + count
    if (anyHard) this.hardChange += hard[at + step]! - hard[at]!
    this.softChange += soft[at + step]! - soft[at]!
    this.counts[bucket] = count + step
    if (this.countedSize === this.counted.length) {
      const longer = new Int32Array(this.counted.length * 2)
      longer.set(this.counted)
      this.counted = longer
    }
    this.counted[this.countedSize++] = step * (bucket + 1)
  }

  private freeTeam(s: number): number {
    const { ticks, problem, end } = this.tables
    const T = ticks.length
    const t = this.tick[s]!
    return problem.teams.findIndex((team, i) => {
      if (this.teamDay[i * problem.days.length + ticks[t]!.dayIndex]! >= team.sessionsPerDay) return false
      for (let k = t; k < end[s * T + t]!; k++) if (this.teamBusy[i * T + k]) return false
      return teamServes(team, problem.sessions[s]!.interpretation, problem.rooms[this.room[s]!]!.id)
    })
  }

  /** Engages or frees the team of a session where it stands. */
  private occupy(s: number, step: 1 | -1): void {
    const { ticks, problem, end } = this.tables
    const T = ticks.length
    const t = this.tick[s]!
    const team = this.team[s]!
    if (t < 0 || team < 0) return
    for (let k = t; k < end[s * T + t]!; k++) this.teamBusy[team * T + k] = step > 0 ? 1 : 0
    this.teamDay[team * problem.days.length + ticks[t]!.dayIndex]! += step
  }
}
