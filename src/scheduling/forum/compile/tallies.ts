import type { Form } from '../../constraints/constraint.ts'
import type { Placed } from '../../model/plan.ts'
import type { Problem } from '../../model/problem.ts'
import { remember } from '../../model/remember.ts'
import type { CompiledTallies, Price, Tables } from '../tables.ts'
import type { InUse } from './in-use.ts'

type Tick = Tables['ticks'][number]

interface Tally extends Price {
  form: Form & { kind: 'tally' }
  amount: (bucket: string, count: number) => number
}

export function compileTallies(problem: Problem, inUse: InUse[], ticks: Tick[]): CompiledTallies {
  const tallies = inUse.flatMap(({ form, hard, soft }): Tally[] =>
    form.kind === 'tally' ? [{ form, hard, soft, amount: form.price(problem) }] : [],
  )
  const buckets = new Buckets(tallies)
  for (const tally of tallies) for (const name of tally.form.always(problem)) buckets.number(tally, name)
  const slots = firstTicks(problem, ticks)
  const bySlot = bucketsBySlot(problem, slots, buckets)
  const byRoom = bucketsByRoom(problem, slots, buckets)
  const { still, ...prices } = buckets.prices()
  return {
    buckets: buckets.count,
    ...prices,
    ...without(still, bySlot),
    slots: slots.length,
    inRoom: byRoom.inRoom.map((bucket) => (bucket >= 0 && still[bucket] ? -1 : bucket)),
    roomTallies: byRoom.roomTallies,
    anyHard: prices.hard.some((price) => price !== 0),
  }
}

/** Every bucket of every tally by number, with how many sessions may count in it at once. */
class Buckets {
  private readonly tallies: Tally[]
  private readonly numbers: Map<string, number>[]
  private readonly known: { tally: Tally; name: string; most: number }[] = []
  /** Buckets the session at hand has been met in. */
  private readonly met = new Set<number>()

  constructor(tallies: Tally[]) {
    this.tallies = tallies
    this.numbers = tallies.map(() => new Map())
  }

  get count(): number {
    return this.known.length
  }

  of(depends: Tally['form']['depends']): Tally[] {
    return this.tallies.filter(({ form }) => form.depends === depends)
  }

  number(tally: Tally, name: string): number {
    return remember(
      this.numbers[this.tallies.indexOf(tally)]!,
      name,
      () => this.known.push({ tally, name, most: 0 }) - 1,
    )
  }

  nextSession(): void {
    this.met.clear()
  }

  /** The bucket's number, once more a place where the session at hand may be; at any one time it counts at most once in it. */
  meet(tally: Tally, name: string): number {
    const bucket = this.number(tally, name)
    if (!this.met.has(bucket)) this.known[bucket]!.most++
    this.met.add(bucket)
    return bucket
  }

  /** Prices by count; `still` marks the buckets whose price never changes, which need not be counted. */
  prices(): Pick<CompiledTallies, 'priceStart' | 'hard' | 'soft'> & { still: boolean[] } {
    const priceStart = new Int32Array(this.count + 1)
    this.known.forEach(({ most }, bucket) => {
      priceStart[bucket + 1] = priceStart[bucket]! + most + 1
    })
    const hard = new Float64Array(priceStart[this.count]!)
    const soft = new Float64Array(priceStart[this.count]!)
    const still = this.known.map(({ tally, name, most }, bucket) => {
      const start = priceStart[bucket]!
      for (let count = 0; count <= most; count++) {
        const amount = tally.amount(name, count)
        hard[start + count] = amount * tally.hard
        soft[start + count] = amount * tally.soft
      }
      const same = (prices: Float64Array) =>
        prices.subarray(start, start + most + 1).every((one) => one === prices[start])
      return same(hard) && same(soft)
    })
    return { priceStart, hard, soft, still }
  }
}

/** The first tick of every slot, in order of time. */
function firstTicks(problem: Problem, ticks: Tick[]): (Tick | undefined)[] {
  const slots: (Tick | undefined)[] = new Array(problem.slots.length).fill(undefined)
  for (const tick of ticks) slots[tick.slotIndex] ??= tick
  return slots
}

function placedIn({ sessions, rooms, days }: Problem, s: number, { slot, dayIndex }: Tick, r: number): Placed {
  const { from, to } = slot
  return { session: sessions[s]!, room: rooms[r]!, slot, day: days[dayIndex]!, offsetMinutes: 0, from, to, team: null }
}

type BySlot = Pick<CompiledTallies, 'slotStart' | 'inSlot'>

function bucketsBySlot(problem: Problem, slots: (Tick | undefined)[], buckets: Buckets): BySlot {
  const tallies = buckets.of('time')
  const inSlot: number[] = []
  const slotStart = new Int32Array(problem.sessions.length * slots.length + 1)
  problem.sessions.forEach((_, s) => {
    buckets.nextSession()
    slots.forEach((tick, k) => {
      slotStart[s * slots.length + k] = inSlot.length
      if (problem.rooms.length === 0 || !tick) return
      const placed = placedIn(problem, s, tick, 0)
      for (const tally of tallies) for (const name of tally.form.buckets(placed)) inSlot.push(buckets.meet(tally, name))
    })
  })
  slotStart[problem.sessions.length * slots.length] = inSlot.length
  return { slotStart, inSlot: Int32Array.from(inSlot) }
}

function bucketsByRoom(
  problem: Problem,
  slots: (Tick | undefined)[],
  buckets: Buckets,
): Pick<CompiledTallies, 'inRoom' | 'roomTallies'> {
  const { sessions, rooms, days } = problem
  const tallies = buckets.of('day-and-room')
  const inRoom = new Int32Array(sessions.length * days.length * rooms.length * tallies.length).fill(-1)
  const firstOfDay = days.flatMap((_, d) => slots.find((tick) => tick?.dayIndex === d) ?? [])
  if (tallies.length === 0) return { inRoom, roomTallies: 0 }
  sessions.forEach((_, s) => {
    buckets.nextSession()
    for (const tick of firstOfDay)
      for (let r = 0; r < rooms.length; r++) {
        const cell = (s * days.length + tick.dayIndex) * rooms.length + r
        const placed = placedIn(problem, s, tick, r)
        tallies.forEach((tally, j) => {
          const [name] = tally.form.buckets(placed)
          if (name !== undefined) inRoom[cell * tallies.length + j] = buckets.meet(tally, name)
        })
      }
  })
  return { inRoom, roomTallies: tallies.length }
}

/** The same lists without the buckets that need not be counted. */
function without(still: boolean[], { slotStart, inSlot }: BySlot): BySlot {
  const kept: number[] = []
  const keptStart = slotStart.slice()
  for (let cell = 0; cell + 1 < slotStart.length; cell++) {
    keptStart[cell] = kept.length
    for (let i = slotStart[cell]!; i < slotStart[cell + 1]!; i++) if (!still[inSlot[i]!]) kept.push(inSlot[i]!)
  }
  keptStart[slotStart.length - 1] = kept.length
  return { slotStart: keptStart, inSlot: Int32Array.from(kept) }
}
