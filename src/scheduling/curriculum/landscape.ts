import type { Landscape } from '../search/landscape.ts'
import type { Random } from '../search/random.ts'
import type { Plan } from './instance.ts'
import { PRICE } from './score.ts'
import type { Tables } from './tables.ts'

/** In `value`, one hard violation outweighs any soft cost a real instance can have. */
const VIOLATION_VALUE = 1e6
/** Price of a hard violation in `cost`: low so that the search passes through violations, then raised. */
const HARD_EARLY = 50
const HARD_LATE = 500
const HARD_RISES_FROM = 0.3

/**
 * A course timetable under search. Every lecture always has a cell (period x room) and a cell holds at most one
 * lecture, so a move goes to a free cell or swaps with the lecture that is there. If there are more lectures than
 * cells, extra rooms take the rest: a lecture in one of them counts as unplaced, a hard violation.
 *
 * The neighbourhoods are those of Bellio, Ceschia, Di Gaspero, Schaerf, Urli (Computers & Operations Research 65,
 * 2016): move and swap, here one draw, joined by three aimed at room stability, seats and compactness.
 */
export class TimetableLandscape implements Landscape {
  hard = 0
  soft = 0
  private hardPrice = HARD_EARLY
  private readonly t: Tables
  private readonly random: Random
  private readonly periodOf: Int32Array
  private readonly roomOf: Int32Array
  private readonly savedPeriods: Int32Array
  private readonly savedRooms: Int32Array
  /** Lecture in each cell (period * rooms + room), or -1. */
  private readonly at: Int32Array
  /** courses x periods: lectures in that period that must not meet one of that course. */
  private readonly clashes: Int16Array
  /** curricula x padded periods: lectures; a gap of one empty place lies between two days. */
  private readonly group: Int16Array
  private readonly onDay: Int16Array
  private readonly inRoom: Int16Array
  private readonly daysUsed: Int16Array
  // The move proposed last.
  private lecture = 0
  private other = -1
  private period = 0
  private room = 0
  private hardChange = 0
  private softChange = 0

  constructor(tables: Tables, random: Random) {
    this.t = tables
    this.random = random
    const { lectures, courses, periods, rooms, days, curricula, span } = tables
    this.periodOf = new Int32Array(lectures)
    this.roomOf = new Int32Array(lectures)
    this.savedPeriods = new Int32Array(lectures)
    this.savedRooms = new Int32Array(lectures)
    this.at = new Int32Array(periods * rooms)
    this.clashes = new Int16Array(courses * periods)
    this.group = new Int16Array(curricula * span)
    this.onDay = new Int16Array(courses * days)
    this.inRoom = new Int16Array(courses * rooms)
    this.daysUsed = new Int16Array(courses)
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

  press(share: number): void {
    const late = Math.max(0, (share - HARD_RISES_FROM) / (1 - HARD_RISES_FROM))
    this.hardPrice = HARD_EARLY + (HARD_LATE - HARD_EARLY) * late
  }

  /** The current plan; lectures in extra rooms are without a place. */
  plan(): Plan {
    const placed = (lecture: number) => this.roomOf[lecture]! < this.t.realRooms
    return {
      periods: this.periodOf.map((period, lecture) => (placed(lecture) ? period : -1)),
      rooms: this.roomOf.map((room, lecture) => (placed(lecture) ? room : -1)),
    }
  }

  propose(limit: number): number {
    const { t, random } = this
    const lecture = random.below(t.lectures)
    const course = t.courseOf[lecture]!
    const from = this.periodOf[lecture]!
    const fromRoom = this.roomOf[lecture]!
    let period = from
    let room = fromRoom
    const kind = random.next() & 15
    if (kind < 3) room = random.below(t.rooms)
    else {
      if (kind < 5) period = this.besideCompanion(course)
      else period = t.openPeriods[t.openFrom[course]! + random.below(t.openCount[course]!)]!
      if (kind < 10) room = random.below(t.rooms)
      else if (kind < 13) room = this.roomOf[t.firstLecture[course]! + random.below(t.lectureCount[course]!)]!
    }
    if (period === from && room === fromRoom) return Number.POSITIVE_INFINITY
    const other = this.at[period * t.rooms + room]!
    const otherCourse = other < 0 ? -1 : t.courseOf[other]!
    if (otherCourse === course) return Number.POSITIVE_INFINITY

    let hard = t.isExtraRoom[room]! - t.isExtraRoom[fromRoom]!
    let soft = this.roomChange(course, fromRoom, room)
    let gain = 0
    if (period !== from) {
      hard += this.clashes[course * t.periods + period]! - this.clashes[course * t.periods + from]! + 1
      hard += t.forbidden[course * t.periods + period]! - t.forbidden[course * t.periods + from]!
      soft += this.dayChange(course, t.dayOf[from]!, t.dayOf[period]!)
      gain = t.groupCount[course]!
    }
    if (other >= 0) {
      hard -= t.isExtraRoom[room]! - t.isExtraRoom[fromRoom]!
      soft += this.roomChange(otherCourse, room, fromRoom)
      if (period !== from) {
        hard += this.clashes[otherCourse * t.periods + from]! - this.clashes[otherCourse * t.periods + period]! + 1
        hard += t.forbidden[otherCourse * t.periods + from]! - t.forbidden[otherCourse * t.periods + period]!
        hard -= 2 * t.mustDiffer[course * t.courses + otherCourse]!
        soft += this.dayChange(otherCourse, t.dayOf[period]!, t.dayOf[from]!)
        gain += t.groupCount[otherCourse]!
      }
    }
    // A move between periods can save at most three lonely lectures a curriculum, as long as nothing clashes.
    if (this.hardPrice * hard + soft - 3 * PRICE.lonelyLecture * gain > limit) return Number.POSITIVE_INFINITY
    if (gain > 0) {
      soft += this.lonelyChange(course, otherCourse, from, period)
      if (other >= 0) soft += this.lonelyChange(otherCourse, course, period, from)
    }
    this.lecture = lecture
    this.other = other
    this.period = period
    this.room = room
    this.hardChange = hard
    this.softChange = soft
    return this.hardPrice * hard + soft
  }

  accept(): void {
    const from = this.periodOf[this.lecture]!
    const fromRoom = this.roomOf[this.lecture]!
    this.take(this.lecture, -1)
    if (this.other >= 0) {
      this.take(this.other, -1)
      this.put(this.other, from, fromRoom)
    }
    this.put(this.lecture, this.period, this.room)
    this.hard += this.hardChange
    this.soft += this.softChange
  }

  save(): void {
    this.savedPeriods.set(this.periodOf)
    this.savedRooms.set(this.roomOf)
  }

  restore(): void {
    const { t } = this
    for (const counts of [this.clashes, this.group, this.onDay, this.inRoom, this.daysUsed]) counts.fill(0)
    this.at.fill(-1)
    this.hard = 0
    this.soft = 0
    for (let lecture = 0; lecture < t.lectures; lecture++) {
      const course = t.courseOf[lecture]!
      const period = this.savedPeriods[lecture]!
      const room = this.savedRooms[lecture]!
      const cell = course * t.periods + period
      this.hard += this.clashes[cell]! + t.forbidden[cell]! + t.isExtraRoom[room]!
      this.put(lecture, period, room)
      this.soft += t.missingSeats[course * t.rooms + room]!
    }
    for (let course = 0; course < t.courses; course++) {
      this.soft += PRICE.missingDay * Math.max(0, t.minDays[course]! - this.daysUsed[course]!)
      let used = 0
      for (let room = 0; room < t.rooms; room++) if (this.inRoom[course * t.rooms + room]! > 0) used++
      this.soft += PRICE.extraRoom * Math.max(0, used - 1)
    }
    for (let place = 1; place < this.group.length - 1; place++)
      if (this.group[place - 1] === 0 && this.group[place + 1] === 0)
        this.soft += PRICE.lonelyLecture * this.group[place]!
  }

  /** A period just before or after a lecture of a course that shares a curriculum; any open period if there is none. */
  private besideCompanion(course: number): number {
    const { t, random } = this
    const count = t.companionCount[course]!
    if (count > 0) {
      const companion = t.companions[t.companionFrom[course]! + random.below(count)]!
      const lecture = t.firstLecture[companion]! + random.below(t.lectureCount[companion]!)
      const near = this.periodOf[lecture]! + (random.next() & 1 ? 1 : -1)
      if (near >= 0 && near < t.periods && t.forbidden[course * t.periods + near] === 0) return near
    }
    return t.openPeriods[t.openFrom[course]! + random.below(t.openCount[course]!)]!
  }

  private roomChange(course: number, from: number, to: number): number {
    if (from === to) return 0
    const { t } = this
    const a = course * t.rooms + from
    const b = course * t.rooms + to
    let change = t.missingSeats[b]! - t.missingSeats[a]!
    if (this.inRoom[b] === 0) change += PRICE.extraRoom
    if (this.inRoom[a] === 1) change -= PRICE.extraRoom
    return change
  }

  private dayChange(course: number, from: number, to: number): number {
    if (from === to) return 0
    const { t } = this
    const before = this.daysUsed[course]!
    let after = before
    if (this.onDay[course * t.days + from] === 1) after--
    if (this.onDay[course * t.days + to] === 0) after++
    if (after === before) return 0
    const least = t.minDays[course]!
    return PRICE.missingDay * (Math.max(0, least - after) - Math.max(0, least - before))
  }

  /** Change of compactness when a lecture moves; curricula shared with the lecture it swaps with stay as they are. */
  private lonelyChange(course: number, otherCourse: number, from: number, to: number): number {
    const { t, group } = this
    const end = t.groupFrom[course]! + t.groupCount[course]!
    let change = 0
    for (let i = t.groupFrom[course]!; i < end; i++) {
      const curriculum = t.groups[i]!
      if (otherCourse >= 0 && t.inCurriculum[otherCourse * t.curricula + curriculum] === 1) continue
      const a = curriculum * t.span + t.placeOf[from]!
      const b = curriculum * t.span + t.placeOf[to]!
      change -= this.lonelyAdded(a, group[a]! - 1)
      group[a]!--
      change += this.lonelyAdded(b, group[b]!)
      group[a]!++
    }
    return PRICE.lonelyLecture * change
  }

  /** Lonely lectures more when a place that has `already` lectures gets another one. */
  private lonelyAdded(place: number, already: number): number {
    const { group } = this
    const before = group[place - 1]!
    const after = group[place + 1]!
    let added = before === 0 && after === 0 ? 1 : 0
    if (already === 0) {
      if (before > 0 && group[place - 2] === 0) added -= before
      if (after > 0 && group[place + 2] === 0) added -= after
    }
    return added
  }

  private put(lecture: number, period: number, room: number): void {
    this.periodOf[lecture] = period
    this.roomOf[lecture] = room
    this.take(lecture, 1)
  }

  /** Enters a lecture into the counts (1) or strikes it out (-1). */
  private take(lecture: number, sign: 1 | -1): void {
    const { t } = this
    const course = t.courseOf[lecture]!
    const period = this.periodOf[lecture]!
    const room = this.roomOf[lecture]!
    this.at[period * t.rooms + room] = sign > 0 ? lecture : -1
    this.inRoom[course * t.rooms + room]! += sign
    const day = course * t.days + t.dayOf[period]!
    this.onDay[day]! += sign
    if (this.onDay[day] === (sign > 0 ? 1 : 0)) this.daysUsed[course]! += sign
    const rivalsEnd = t.rivalFrom[course]! + t.rivalCount[course]!
    for (let i = t.rivalFrom[course]!; i < rivalsEnd; i++) this.clashes[t.rivals[i]! * t.periods + period]! += sign
    const groupsEnd = t.groupFrom[course]! + t.groupCount[course]!
    for (let i = t.groupFrom[course]!; i < groupsEnd; i++)
      this.group[t.groups[i]! * t.span + t.placeOf[period]!]! += sign
  }
}
