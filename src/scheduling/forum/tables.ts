import type { Place, Problem, Slot } from '../model/problem.ts'

/** A price in two parts: hard breaches and soft cost. */
export interface Price {
  hard: number
  soft: number
}
/** The number of a session or room by its id, and of the tick at which a place begins. */
export interface Numbers {
  session: ReadonlyMap<string, number>
  room: ReadonlyMap<string, number>
  tick: (place: Pick<Place, 'slot' | 'offsetMinutes'>) => number | undefined
}
/** Pairs of sessions of which the first should come first. */
export interface CompiledLinks {
  first: Int32Array
  second: Int32Array
  strict: Uint8Array
  hard: Float64Array
  soft: Float64Array
  of: Int32Array[]
}
/** Sets of sessions that should share a day or a room; every further one costs the price. */
export interface CompiledSpreads {
  members: Int32Array[]
  overRooms: Uint8Array
  hard: Float64Array
  soft: Float64Array
  of: Int32Array[]
}
/**
 * People with several sessions. A step from one session to the next costs what `step` says at
 * `relation * minutes + gap`, a day what `day` says at its length in minutes.
 */
export interface CompiledItineraries {
  members: Int32Array[]
  onSite: Uint8Array[]
  of: Int32Array[]
  /** Length of the two tables below for one relation. */
  minutes: number
  stepHard: Float64Array
  stepSoft: Float64Array
  dayHard: Float64Array
  daySoft: Float64Array
  /** 0 the same room, 1 the same building, 2 another one: `room * rooms + room`; 3 more where a person is remote. */
  relation: Uint8Array
}
/** Buckets by number, which of them a session counts in, and what each costs by its count. */
export interface CompiledTallies {
  buckets: number
  /** Buckets of a session in a slot: those of `inSlot` from `slotStart` at `session * slots + slot` to the next. */
  slotStart: Int32Array
  inSlot: Int32Array
  slots: number
  /** Buckets of a session on a day in a room: `roomTallies` of them at `(session * days + day) * rooms + room`, -1 for none. */
  inRoom: Int32Array
  roomTallies: number
  /** Price of a bucket at a count, hard and soft apart, at `priceStart[bucket] + count`. */
  priceStart: Int32Array
  hard: Float64Array
  soft: Float64Array
  /** Whether any bucket has a hard price. */
  anyHard: boolean
}

/** The problem as tables over session, tick and room numbers; a tick is a half-hour of a slot, and a start. */
export interface Tables {
  problem: Problem
  numbers: Numbers
  sessions: number
  ticks: { slot: Slot; slotIndex: number; dayIndex: number; offsetMinutes: number }[]
  rooms: number
  slotOf: Int32Array
  dayOf: Int32Array
  /** Minutes from the first slot to each tick, and the length of each session. */
  minute: Float64Array
  length: Int32Array
  /** Soft price of a session at a start, and in a room. */
  timeSoft: Float64Array
  roomSoft: Float64Array
  /** Starts and rooms at which a session breaks no hard place rule. */
  times: Int32Array[]
  roomsOf: Int32Array[]
  mayStart: Uint8Array
  mayUse: Uint8Array
  /** First tick after a session that starts at a tick. */
  end: Int32Array
  blocked: Uint8Array
  movable: Uint8Array
  /** Hard place rules a fixed session breaks where protocol has put it. */
  fixedHard: Int32Array
  /** Soft price of two sessions that overlap in time. */
  pairSoft: Float32Array | Uint8Array
  /** Hard breaches of two sessions that overlap: with whom, and how many. */
  hardWith: Int32Array[]
  hardCount: Int32Array[]
  links: CompiledLinks
  spreads: CompiledSpreads
  itineraries: CompiledItineraries
  tallies: CompiledTallies
  interpreted: Uint8Array
  unplacedPrice: Price
  interpretationPrice: Price
  publishedAt: Int32Array
  movedPrice: Price
  /** Part of the price of a moved session that only steers the search and is left out of its reports. */
  movedSurcharge: number
  /** The same of a session without a place. */
  unplacedSurcharge: number
}
