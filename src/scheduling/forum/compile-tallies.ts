import type { Placed } from '../model/plan.ts'
import type { Problem } from '../model/problem.ts'
import type { InUse } from './in-use.ts'
import type { CompiledTallies, Tables } from './tables.ts'

export function compileTallies(problem: Problem, inUse: InUse[], ticks: Tables['ticks']): CompiledTallies {
  const { sessions, rooms, days } = problem
  const numbers = new Map<string, number>()
  const priceOf: { tally: number; name: string }[] = []
  const most: number[] = []
  const tallies = inUse.flatMap(({ form, hard, soft }) =>
    form.kind === 'tally' ? [{ form, hard, soft, price: form.price(problem) }] : [],
  )
  const number = (tally: number, name: string) => {
    const key = `${tally} ${name}`
    const known = numbers.get(key)
    if (known !== undefined) return known
    numbers.set(key, priceOf.length)
    priceOf.push({ tally, name })
    most.push(0)
    return priceOf.length - 1
  }
  tallies.forEach(({ form }, i) => {
    for (const name of form.always(problem)) number(i, name)
  })
  const slots: (Tables['ticks'][number] | undefined)[] = new Array(problem.slots.length).fill(undefined)
  for (const tick of ticks) slots[tick.slotIndex] ??= tick
  const at = (s: number, tick: Tables['ticks'][number], r: number): Placed => ({
    session: sessions[s]!,
    room: rooms[r]!,
    slot: tick.slot,
    day: days[tick.dayIndex]!,
    offsetMinutes: 0,
    from: tick.slot.from,
    to: tick.slot.to,
    team: null,
  })
  const inSlot: number[] = []
  const slotStart = new Int32Array(sessions.length * slots.length + 1)
  const byTime = [...tallies.entries()].filter(([, { form }]) => form.depends === 'time')
  const byRoom = [...tallies.entries()].filter(([, { form }]) => form.depends === 'day-and-room')
  const inRoom = new Int32Array(sessions.length * days.length * rooms.length * byRoom.length).fill(-1)
  const firstOfDay = days.flatMap((_, d) => slots.find((tick) => tick?.dayIndex === d) ?? [])
  sessions.forEach((_, s) => {
    const met = new Set<number>()
    const meet = (bucket: number) => {
      // A session counts at most once in a bucket at any one time.
      if (!met.has(bucket)) most[bucket]!++
      met.add(bucket)
      return bucket
    }
    slots.forEach((tick, k) => {
      slotStart[s * slots.length + k] = inSlot.length
      if (rooms.length === 0 || !tick) return
      const placed = at(s, tick, 0)
      for (const [i, { form }] of byTime) for (const name of form.buckets(placed)) inSlot.push(meet(number(i, name)))
    })
    for (const tick of firstOfDay)
      for (let r = 0; r < rooms.length && byRoom.length > 0; r++) {
        const placed = at(s, tick, r)
        byRoom.forEach(([i, { form }], j) => {
          const [name] = form.buckets(placed)
          if (name === undefined) return
          inRoom[((s * days.length + tick.dayIndex) * rooms.length + r) * byRoom.length + j] = meet(number(i, name))
        })
      }
  })
  slotStart[sessions.length * slots.length] = inSlot.length
  const priceStart = new Int32Array(priceOf.length + 1)
  priceOf.forEach((_, bucket) => {
    // Every session of a bucket may count in it at once.
    priceStart[bucket + 1] = priceStart[bucket]! + most[bucket]! + 1
  })
  const hard = new Float64Array(priceStart[priceOf.length]!)
  const soft = new Float64Array(priceStart[priceOf.length]!)
  priceOf.forEach(({ tally, name }, bucket) => {
    const { price, ...weights } = tallies[tally]!
    for (let count = 0; count <= most[bucket]!; count++) {
      const amount = price(name, count)
      hard[priceStart[bucket]! + count] = amount * weights.hard
      soft[priceStart[bucket]! + count] = amount * weights.soft
    }
  })
  // A bucket whose price never changes need not be counted.
  const still = priceOf.map((_, bucket) => {
    const [from, to] = [priceStart[bucket]!, priceStart[bucket + 1]!]
    const same = (prices: Float64Array) => prices.subarray(from, to).every((price) => price === prices[from])
    return same(hard) && same(soft)
  })
  const kept: number[] = []
  const keptStart = new Int32Array(slotStart.length)
  for (let cell = 0; cell + 1 < slotStart.length; cell++) {
    keptStart[cell] = kept.length
    for (let i = slotStart[cell]!; i < slotStart[cell + 1]!; i++) if (!still[inSlot[i]!]) kept.push(inSlot[i]!)
  }
  keptStart[slotStart.length - 1] = kept.length
  return {
    buckets: priceOf.length,
    slotStart: keptStart,
    inSlot: Int32Array.from(kept),
    slots: slots.length,
    inRoom: inRoom.map((bucket) => (bucket >= 0 && still[bucket] ? -1 : bucket)),
    roomTallies: byRoom.length,
    priceStart,
    hard,
    soft,
    anyHard: hard.some((price) => price !== 0),
  }
}
