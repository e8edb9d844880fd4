import { PRICE } from './score.ts'
import type { Week } from './week.ts'

/** Longer chains change so much at once that they are hardly ever accepted. */
const LONGEST = 10

/**
 * A Kempe chain between two periods: a lecture goes to the other period, the lectures that clash with it there come
 * back, those that clash with them go, and so on; so no clash arises where none was (Kempe 1879; for timetables Lü
 * and Hao, European Journal of Operational Research 200, 2010). Each lecture takes the cheapest room that is free
 * then. Chains are built only where the two periods are without clashes and nobody's times are broken.
 */
export class KempeChain {
  /** Change of the two costs by the chain built last. */
  hardChange = 0
  softChange = 0
  private readonly week: Week
  private readonly lectures = new Int32Array(LONGEST)
  private readonly rooms = new Int32Array(LONGEST)
  private length = 0
  private first = 0
  private second = 0
  /** Number of the chain that last held the lecture, or took the cell. */
  private readonly holds: Int32Array
  private readonly takes: Int32Array
  private number = 0

  constructor(week: Week) {
    this.week = week
    this.holds = new Int32Array(week.t.lectures)
    this.takes = new Int32Array(week.t.periods * week.t.rooms)
  }

  /**
   * Builds the chain that brings a lecture to another period and counts its changes; false if there is none, or none
   * that changes `hardPrice` x hard + soft by at most `limit`.
   */
  build(lecture: number, period: number, hardPrice: number, limit: number): boolean {
    this.first = this.week.periodOf[lecture]!
    this.second = period
    this.number++
    this.hardChange = 0
    this.softChange = 0
    if (!this.follow(lecture)) return false
    let most = 0
    for (let i = 0; i < this.length; i++) {
      this.changePeriod(this.lectures[i]!)
      most += this.roomsSave(this.lectures[i]!, hardPrice)
    }
    if (this.softChange - most > limit) return false
    for (let i = 0; i < this.length; i++) if (!this.chooseRoom(i)) return false
    return true
  }

  /** Makes the chain built last part of the week. */
  apply(): void {
    const { week, lectures, length } = this
    for (let i = 0; i < length; i++) week.take(lectures[i]!)
    for (let i = 0; i < length; i++) week.put(lectures[i]!, this.target(lectures[i]!), this.rooms[i]!)
  }

  private target(lecture: number): number {
    return this.week.periodOf[lecture] === this.first ? this.second : this.first
  }

  private follow(lecture: number): boolean {
    const { week, lectures, holds, number } = this
    const { t, at, clashes } = week
    lectures[0] = lecture
    holds[lecture] = number
    let length = 1
    for (let i = 0; i < length; i++) {
      const course = t.courseOf[lectures[i]!]!
      const from = week.periodOf[lectures[i]!]!
      const to = this.target(lectures[i]!)
      if (clashes[course * t.periods + from]! > 1) return false
      if (t.forbidden[course * t.periods + from] || t.forbidden[course * t.periods + to]) return false
      let left = clashes[course * t.periods + to]!
      for (let cell = to * t.rooms; left > 0; cell++) {
        const other = at[cell]!
        if (other < 0) continue
        const otherCourse = t.courseOf[other]!
        if (t.mustDiffer[course * t.courses + otherCourse] === 0) continue
        left--
        if (holds[other] === number) continue
        // Two lectures of one course would only change places.
        if (otherCourse === course || length === LONGEST) return false
        holds[other] = number
        lectures[length++] = other
      }
    }
    this.length = length
    return true
  }

  private changePeriod(lecture: number): void {
    const { week } = this
    const { t } = week
    const course = t.courseOf[lecture]!
    const from = week.periodOf[lecture]!
    const to = this.target(lecture)
    this.softChange += week.dayChange(course, t.dayOf[from]!, t.dayOf[to]!)
    const end = t.groupFrom[course]! + t.groupCount[course]!
    for (let i = t.groupFrom[course]!; i < end; i++) {
      const curriculum = t.groups[i]!
      // A curriculum with a lecture in both periods has both in the chain, so that it stays as it is.
      if (week.group[curriculum * t.span + t.placeOf[to]!]! > 0) continue
      this.softChange += week.lonelyChange(curriculum, from, to)
    }
  }

  /** The most that another room can save for a lecture. */
  private roomsSave(lecture: number, hardPrice: number): number {
    const { t, roomOf } = this.week
    const room = roomOf[lecture]!
    return PRICE.extraRoom + t.missingSeats[t.courseOf[lecture]! * t.rooms + room]! + hardPrice * t.isExtraRoom[room]!
  }

  /** The cheapest cell that is free, or is left by a lecture of the chain; at equal cost the lecture's own room. */
  private chooseRoom(i: number): boolean {
    const { week, holds, takes, number } = this
    const { t, at } = week
    const lecture = this.lectures[i]!
    const course = t.courseOf[lecture]!
    const own = week.roomOf[lecture]!
    const row = this.target(lecture) * t.rooms
    let best = -1
    let least = Number.POSITIVE_INFINITY
    for (let room = 0; room < t.rooms; room++) {
      const other = at[row + room]!
      if (takes[row + room] === number || (other >= 0 && holds[other] !== number)) continue
      // An extra room only where there is no other.
      const change = t.isExtraRoom[room] ? Number.MAX_SAFE_INTEGER : week.roomChange(course, own, room)
      if (change > least || (change === least && room !== own)) continue
      least = change
      best = room
    }
    if (best < 0) return false
    takes[row + best] = number
    this.rooms[i] = best
    this.hardChange += t.isExtraRoom[best]! - t.isExtraRoom[own]!
    this.softChange += week.roomChange(course, own, best)
    return true
  }
}
