import type { Landscape, Random } from '../../../src/scheduling/measuring.ts'
import type { Plan } from './instance.ts'
import { KempeChain } from './kempe.ts'
import { PRICE } from './score.ts'
import type { Tables } from './tables.ts'
import { Week } from './week.ts'

/** In `value`, one hard violation outweighs any soft cost a real instance can have. */
const VIOLATION_VALUE = 1e6
/** Price of a hard violation in `cost`: low so that the search passes through violations, then raised. */
const HARD_EARLY = 50
const HARD_LATE = 500
const HARD_RISES_FROM = 0.3

/** Of 128 proposals, so many are Kempe chains: each costs as much time as six others. */
const CHAINS_OF_128 = 12

/**
 * How the sixteen kinds of other proposals draw a room: one that fits the course, one the course uses already, any, or
 * the one the lecture is in. Kinds 0-2 keep the period, 3-7 look for one beside a companion, 8-15 take any open one.
 * Below temperature 1 a room of the course's own is accepted several times as often as any other.
 */
const ROOM_DRAWS = [
  ...(['fitting', 'fitting', 'any'] as const),
  ...(['fitting', 'fitting', 'own', 'own', 'own'] as const),
  ...(['fitting', 'fitting', 'any', 'own', 'own', 'own', 'own', 'same'] as const),
]

/**
 * A course timetable under search. A move brings a lecture to a free cell, swaps it with the lecture that is there,
 * or exchanges two periods along a Kempe chain.
 *
 * Move and swap are the neighbourhoods of Bellio, Ceschia, Di Gaspero, Schaerf, Urli (Computers & Operations
 * Research 65, 2016), here one draw, joined by three aimed at room stability, seats and compactness.
 */
export class TimetableLandscape implements Landscape {
  hard = 0
  soft = 0
  private hardPrice = HARD_EARLY
  private readonly t: Tables
  private readonly random: Random
  private readonly week: Week
  private readonly chain: KempeChain
  private readonly savedPeriods: Int32Array
  private readonly savedRooms: Int32Array
  // The move proposed last: the chain, or a lecture and its new cell, with the lecture that is there now or -1.
  private isChain = false
  private lecture = 0
  private other = -1
  private period = 0
  private room = 0
  private hardChange = 0
  private softChange = 0

  constructor(tables: Tables, random: Random) {
    this.t = tables
    this.random = random
    this.week = new Week(tables)
    this.chain = new KempeChain(this.week)
    const { lectures, periods, rooms } = tables
    this.savedPeriods = new Int32Array(lectures)
    this.savedRooms = new Int32Array(lectures)
    const cells = Int32Array.from({ length: periods * rooms }, (_, cell) => cell)
    random.shuffle(cells)
    for (let lecture = 0; lecture < lectures; lecture++) {
      this.savedPeriods[lecture] = Math.floor(cells[lecture]! / rooms)
      this.savedRooms[lecture] = cells[lecture]! % rooms
    }
    this.restore()
  }

  cost(): number {
    return this.hardPrice * this.hard + this.soft
  }

  value(): number {
    return VIOLATION_VALUE * this.hard + this.soft
  }

  violated(): boolean {
    return this.hard > 0
  }

  press(share: number): void {
    const late = Math.max(0, (share - HARD_RISES_FROM) / (1 - HARD_RISES_FROM))
    this.hardPrice = HARD_EARLY + (HARD_LATE - HARD_EARLY) * late
  }

  plan(): Plan {
    return this.week.plan()
  }

  propose(limit: number): number {
    const { t, random, week } = this
    const lecture = random.below(t.lectures)
    const course = t.courseOf[lecture]!
    const draw = random.next()
    if (((draw >>> 4) & 127) < CHAINS_OF_128)
      return this.proposeChain(lecture, (draw >>> 12) & 1 ? this.besideCompanion(course) : this.anyOpen(course), limit)

    const from = week.periodOf[lecture]!
    const fromRoom = week.roomOf[lecture]!
    let period = from
    let room = fromRoom
    const kind = draw & 15
    if (kind >= 3) period = kind < 8 ? this.besideCompanion(course) : this.anyOpen(course)
    switch (ROOM_DRAWS[kind]) {
      case 'fitting':
        room = t.fittingRooms[t.fittingFrom[course]! + random.below(t.fittingCount[course]!)]!
        break
      case 'own':
        room = week.roomOf[t.firstLecture[course]! + random.below(t.lectureCount[course]!)]!
        break
      case 'any':
        room = random.below(t.rooms)
    }
    if (period === from && room === fromRoom) return Number.POSITIVE_INFINITY
    this.isChain = false
    this.lecture = lecture
    this.period = period
    this.room = room
    this.other = week.at[period * t.rooms + room]!
    // Two lectures of one course would only change places.
    if (this.other >= 0 && t.courseOf[this.other] === course) return Number.POSITIVE_INFINITY
    return period === from ? this.proposeRoom() : this.proposePeriod(limit)
  }

  accept(): void {
    this.hard += this.hardChange
    this.soft += this.softChange
    if (this.isChain) {
      this.chain.apply()
      return
    }
    const { week, lecture, other } = this
    const from = week.periodOf[lecture]!
    const fromRoom = week.roomOf[lecture]!
    week.take(lecture)
    if (other >= 0) {
      week.take(other)
      week.put(other, from, fromRoom)
    }
    week.put(lecture, this.period, this.room)
  }

  save(): void {
    this.savedPeriods.set(this.week.periodOf)
    this.savedRooms.set(this.week.roomOf)
  }

  restore(): void {
    const { hard, soft } = this.week.fill(this.savedPeriods, this.savedRooms)
    this.hard = hard
    this.soft = soft
  }

  private proposeChain(lecture: number, period: number, limit: number): number {
    const { chain } = this
    if (period === this.week.periodOf[lecture] || !chain.build(lecture, period, this.hardPrice, limit))
      return Number.POSITIVE_INFINITY
    this.isChain = true
    this.hardChange = chain.hardChange
    this.softChange = chain.softChange
    return this.hardPrice * chain.hardChange + chain.softChange
  }

  /** A change of room within a period. */
  private proposeRoom(): number {
    const { t, week, other, room } = this
    const course = t.courseOf[this.lecture]!
    const from = week.roomOf[this.lecture]!
    this.hardChange = other < 0 ? t.isExtraRoom[room]! - t.isExtraRoom[from]! : 0
    this.softChange = week.roomChange(course, from, room)
    if (other >= 0) this.softChange += week.roomChange(t.courseOf[other]!, room, from)
    return this.hardPrice * this.hardChange + this.softChange
  }

  /** A change of period, of one lecture or of two that swap their cells. */
  private proposePeriod(limit: number): number {
    const { t, week, lecture, other, period, room, hardPrice } = this
    const course = t.courseOf[lecture]!
    const otherCourse = other < 0 ? -1 : t.courseOf[other]!
    const from = week.periodOf[lecture]!
    const fromRoom = week.roomOf[lecture]!

    let hard = this.hardPeriodChange(course, from, period)
    let gain = t.groupCount[course]!
    // What seats, two rooms and two days can save at most.
    let otherGain = t.missingSeats[course * t.rooms + fromRoom]! + 2 * (PRICE.extraRoom + PRICE.missingDay)
    if (other >= 0) {
      hard += this.hardPeriodChange(otherCourse, period, from) - 2 * t.mustDiffer[course * t.courses + otherCourse]!
      gain += t.groupCount[otherCourse]!
      otherGain += t.missingSeats[otherCourse * t.rooms + room]!
    } else hard += t.isExtraRoom[room]! - t.isExtraRoom[fromRoom]!
    // A move between periods can save at most three lonely lectures a curriculum, as long as nothing clashes.
    gain *= 3 * PRICE.lonelyLecture
    if (hardPrice * hard - gain - otherGain > limit) return Number.POSITIVE_INFINITY

    let soft = week.roomChange(course, fromRoom, room) + week.dayChange(course, t.dayOf[from]!, t.dayOf[period]!)
    if (other >= 0)
      soft +=
        week.roomChange(otherCourse, room, fromRoom) + week.dayChange(otherCourse, t.dayOf[period]!, t.dayOf[from]!)
    if (hardPrice * hard + soft - gain > limit) return Number.POSITIVE_INFINITY

    soft += this.lonelyChange(course, otherCourse, from, period)
    if (other >= 0) soft += this.lonelyChange(otherCourse, course, period, from)
    this.hardChange = hard
    this.softChange = soft
    return hardPrice * hard + soft
  }

  /** Clashes and forbidden periods more, when a lecture of a course leaves one period for another. */
  private hardPeriodChange(course: number, from: number, to: number): number {
    const { t, week } = this
    const a = course * t.periods + from
    const b = course * t.periods + to
    return week.clashes[b]! - week.clashes[a]! + 1 + t.forbidden[b]! - t.forbidden[a]!
  }

  /** Change of compactness when a lecture moves; curricula shared with the lecture it swaps with stay as they are. */
  private lonelyChange(course: number, otherCourse: number, from: number, to: number): number {
    const { t, week } = this
    const end = t.groupFrom[course]! + t.groupCount[course]!
    let change = 0
    for (let i = t.groupFrom[course]!; i < end; i++) {
      const curriculum = t.groups[i]!
      if (otherCourse >= 0 && t.inCurriculum[otherCourse * t.curricula + curriculum] === 1) continue
      change += week.lonelyChange(curriculum, from, to)
    }
    return change
  }

  private anyOpen(course: number): number {
    const { t } = this
    return t.openPeriods[t.openFrom[course]! + this.random.below(t.openCount[course]!)]!
  }

  /** A period just before or after a lecture of a course that shares a curriculum; any open period if there is none. */
  private besideCompanion(course: number): number {
    const { t, random } = this
    const count = t.companionCount[course]!
    if (count > 0) {
      const companion = t.companions[t.companionFrom[course]! + random.below(count)]!
      const lecture = t.firstLecture[companion]! + random.below(t.lectureCount[companion]!)
      const near = this.week.periodOf[lecture]! + (random.next() & 1 ? 1 : -1)
      if (near >= 0 && near < t.periods && t.forbidden[course * t.periods + near] === 0) return near
    }
    return this.anyOpen(course)
  }
}
