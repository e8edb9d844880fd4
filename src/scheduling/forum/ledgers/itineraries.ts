import type { Board } from '../board.ts'
import type { Change } from '../change.ts'
import type { Tables } from '../tables.ts'
import type { Ledger } from './ledger.ts'
import { PricedGroups } from './priced-groups.ts'

/** The days of people with several sessions: the steps from one to the next, and the length of each day. */
export class Itineraries implements Ledger {
  private readonly tables: Tables
  private readonly board: Board
  private readonly people: PricedGroups
  /** A person's placed sessions in order of time, as numbers in the list of the person's sessions. */
  private readonly line: Int32Array

  constructor(tables: Tables, board: Board, change: Change) {
    const { members, of } = tables.itineraries
    this.tables = tables
    this.board = board
    this.people = new PricedGroups(members.length, of, change)
    this.line = new Int32Array(Math.max(0, ...members.map((one) => one.length)))
  }

  touch(): void {
    this.people.touch()
  }

  judge(): void {
    const { touched, size } = this.people
    for (let i = 0; i < size; i++) this.follow(touched[i]!)
    this.people.judge()
  }

  keep(): void {
    this.people.keep()
  }

  forget(): void {}

  /** Follows a person through all days. */
  private follow(person: number): void {
    const { tables, board, line } = this
    const { itineraries, minute, length, dayOf } = tables
    const { stepHard, stepSoft, dayHard, daySoft } = itineraries
    const members = itineraries.members[person]!
    const placed = this.lineUp(members)
    let hard = 0
    let soft = 0
    let day = -1
    let began = 0
    let ended = 0
    let lastEnd = 0
    for (let i = 0; i < placed; i++) {
      const s = members[line[i]!]!
      const t = board.tick[s]!
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
          const step = this.step(person, i, from - lastEnd)
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
    this.people.nextHard[person] = hard
    this.people.nextSoft[person] = soft
  }

  /** Sorts the placed ones of a person's sessions by time into `line`; answers how many they are. */
  private lineUp(members: Int32Array): number {
    const { line } = this
    const { tick } = this.board
    let placed = 0
    for (let i = 0; i < members.length; i++) {
      const t = tick[members[i]!]!
      if (t < 0) continue
      let at = placed++
      while (at > 0 && tick[members[line[at - 1]!]!]! > t) {
        line[at] = line[at - 1]!
        at--
      }
      line[at] = i
    }
    return placed
  }

  /** Where the price of the step to the session at `i` of the line is found. */
  private step(person: number, i: number, gap: number): number {
    const { itineraries, rooms } = this.tables
    const { room } = this.board
    const members = itineraries.members[person]!
    const onSite = itineraries.onSite[person]!
    const before = this.line[i - 1]!
    const after = this.line[i]!
    const apart = itineraries.relation[room[members[before]!]! * rooms + room[members[after]!]!]!
    return (apart + (onSite[before]! & onSite[after]! ? 0 : 3)) * itineraries.minutes + gap
  }
}
