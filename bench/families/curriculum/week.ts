import type { Plan } from './instance.ts'
import { PRICE } from './score.ts'
import type { Tables } from './tables.ts'

/**
 * A course timetable with running counts: what every lecture's place costs is known without a recount.
 * Every lecture always has a cell (period x room), and a cell holds at most one lecture. If there are more lectures
 * than cells, extra rooms take the rest: a lecture in one of them counts as unplaced, a hard violation.
 *
 * The `...Change` functions answer by how much a cost would change and leave the counts as they are.
 */
export class Week {
  readonly t: Tables
  readonly periodOf: Int32Array
  readonly roomOf: Int32Array
  /** Lecture in each cell (period * rooms + room), or -1. */
  readonly at: Int32Array
  /** courses x periods: lectures in that period that must not meet one of that course, its own among them. */
  readonly clashes: Int16Array
  /** curricula x padded periods: lectures; a gap of one empty place lies between two days. */
  readonly group: Int16Array
  private readonly onDay: Int16Array
  private readonly inRoom: Int16Array
  private readonly daysUsed: Int16Array

  constructor(tables: Tables) {
    this.t = tables
    const { lectures, courses, periods, rooms, days, curricula, span } = tables
    this.periodOf = new Int32Array(lectures)
    this.roomOf = new Int32Array(lectures)
    this.at = new Int32Array(periods * rooms)
    this.clashes = new Int16Array(courses * periods)
    this.group = new Int16Array(curricula * span)
    this.onDay = new Int16Array(courses * days)
    this.inRoom = new Int16Array(courses * rooms)
    this.daysUsed = new Int16Array(courses)
  }

  /** Puts every lecture where the lists say, in cells of their own, and counts hard violations and soft cost anew. */
  fill(periods: Int32Array, rooms: Int32Array): { hard: number; soft: number } {
    const { t } = this
    for (const counts of [this.clashes, this.group, this.onDay, this.inRoom, this.daysUsed]) counts.fill(0)
    this.at.fill(-1)
    let hard = 0
    let soft = 0
    for (let lecture = 0; lecture < t.lectures; lecture++) {
      const course = t.courseOf[lecture]!
      const period = periods[lecture]!
      const room = rooms[lecture]!
      const cell = course * t.periods + period
      hard += this.clashes[cell]! + t.forbidden[cell]! + t.isExtraRoom[room]!
      this.put(lecture, period, room)
      soft += t.missingSeats[course * t.rooms + room]!
    }
    for (let course = 0; course < t.courses; course++) {
      soft += PRICE.missingDay * Math.max(0, t.minDays[course]! - this.daysUsed[course]!)
      let used = 0
      for (let room = 0; room < t.rooms; room++) if (this.inRoom[course * t.rooms + room]! > 0) used++
      soft += PRICE.extraRoom * Math.max(0, used - 1)
    }
    for (let place = 1; place < this.group.length - 1; place++)
      if (this.group[place - 1] === 0 && this.group[place + 1] === 0) soft += PRICE.lonelyLecture * this.group[place]!
    return { hard, soft }
  }

  /** The plan as it stands; lectures in extra rooms are without a place. */
  plan(): Plan {
    const placed = (lecture: number) => this.roomOf[lecture]! < this.t.realRooms
    return {
      periods: this.periodOf.map((period, lecture) => (placed(lecture) ? period : -1)),
      rooms: this.roomOf.map((room, lecture) => (placed(lecture) ? room : -1)),
    }
  }

  /** Strikes a lecture out of the counts; `put` must follow before anything is asked of it. */
  take(lecture: number): void {
    this.count(lecture, -1)
    this.at[this.periodOf[lecture]! * this.t.rooms + this.roomOf[lecture]!] = -1
  }

  put(lecture: number, period: number, room: number): void {
    this.periodOf[lecture] = period
    this.roomOf[lecture] = room
    this.at[period * this.t.rooms + room] = lecture
    this.count(lecture, 1)
  }

  /** Seats and rooms beyond the first, when a lecture of a course changes its room. */
  roomChange(course: number, from: number, to: number): number {
    if (from === to) return 0
    const { t } = this
    const a = course * t.rooms + from
    const b = course * t.rooms + to
    let change = t.missingSeats[b]! - t.missingSeats[a]!
    if (this.inRoom[b] === 0) change += PRICE.extraRoom
    if (this.inRoom[a] === 1) change -= PRICE.extraRoom
    return change
  }

  /** Missing days, when a lecture of a course changes its day. */
  dayChange(course: number, from: number, to: number): number {
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

  /** Compactness of one curriculum, when one of its lectures changes its period. */
  lonelyChange(curriculum: number, from: number, to: number): number {
    const { t, group } = this
    const a = curriculum * t.span + t.placeOf[from]!
    const b = curriculum * t.span + t.placeOf[to]!
    const saved = this.lonelyAdded(a, group[a]! - 1)
    group[a]!--
    const added = this.lonelyAdded(b, group[b]!)
    group[a]!++
    return PRICE.lonelyLecture * (added - saved)
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

  /** Enters a lecture into the counts (1) or strikes it out (-1). */
  private count(lecture: number, sign: 1 | -1): void {
    const { t } = this
    const course = t.courseOf[lecture]!
    const period = this.periodOf[lecture]!
    this.inRoom[course * t.rooms + this.roomOf[lecture]!]! += sign
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
