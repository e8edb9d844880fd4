export const NOWHERE = -1
/** Let the state choose an interpretation team. */
export const ANY_TEAM = -2

/** Where every session stands: start tick, room and interpretation team by number, -1 for none. */
export interface Places {
  tick: Int32Array
  room: Int32Array
  team: Int32Array
}

/** The change under way: which sessions go from where to where, and what that adds to the price. */
export class Change implements Places {
  /** How many sessions it moves; the lists below are read up to here. */
  size = 0
  hard = 0
  soft = 0
  readonly who: Int32Array
  /** Where they go. */
  readonly tick: Int32Array
  readonly room: Int32Array
  readonly team: Int32Array
  /** Where they come from. */
  readonly from: Places
  /** By session: whether it is in the change, whether its time changes (not its room alone), and its number in the lists. */
  readonly moving: Uint8Array
  readonly retimed: Uint8Array
  readonly order: Int32Array

  constructor(sessions: number) {
    const numbers = () => new Int32Array(sessions).fill(NOWHERE)
    this.who = numbers()
    this.tick = numbers()
    this.room = numbers()
    this.team = numbers()
    this.from = { tick: numbers(), room: numbers(), team: numbers() }
    this.moving = new Uint8Array(sessions)
    this.retimed = new Uint8Array(sessions)
    this.order = numbers()
  }

  clear(): void {
    for (let i = 0; i < this.size; i++) {
      this.moving[this.who[i]!] = 0
      this.retimed[this.who[i]!] = 0
    }
    this.size = 0
  }

  /** Adds a session, to go to a place or (-1) out of the plan; the last word about a session counts. */
  add(s: number, t: number, r: number, team: number): void {
    const i = this.moving[s] ? this.order[s]! : this.size++
    this.moving[s] = 1
    this.who[i] = s
    this.order[s] = i
    this.tick[i] = t
    this.room[i] = r
    this.team[i] = team
  }

  /** Notes where everybody stands before the change; its price counts from nothing. */
  open(places: Places): void {
    this.hard = 0
    this.soft = 0
    for (let i = 0; i < this.size; i++) {
      const s = this.who[i]!
      const t = places.tick[s]!
      this.from.tick[i] = t
      this.from.room[i] = places.room[s]!
      this.from.team[i] = places.team[s]!
      this.retimed[s] = t === this.tick[i] ? 0 : 1
    }
  }
}
