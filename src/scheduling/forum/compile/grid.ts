import type { Place, Problem } from '../../model/problem.ts'
import { SUB_SLOT_MINUTES } from '../../model/problem.ts'
import type { Numbers, Tables } from '../tables.ts'

/** The half-hours of all slots in order of time, when each begins, and everything's number. */
export interface Grid {
  ticks: Tables['ticks']
  from: number[]
  numbers: Numbers
}

/** Throws when a slot names a day the problem does not have: that is a broken promise of the caller. */
export function gridOf(problem: Problem): Grid {
  const days = numbered(problem.days)
  const ticks = problem.slots
    .toSorted((a, b) => a.from - b.from)
    .flatMap((slot, slotIndex) => {
      const dayIndex = days.get(slot.day)
      if (dayIndex === undefined) throw new Error('a slot names a day the problem does not have')
      const length = Math.ceil((slot.to - slot.from) / 60_000 / SUB_SLOT_MINUTES)
      return Array.from({ length }, (_, i) => ({ slot, slotIndex, dayIndex, offsetMinutes: i * SUB_SLOT_MINUTES }))
    })
  const starts = new Map(ticks.map((tick, t) => [`${tick.slot.id} ${tick.offsetMinutes}`, t]))
  return {
    ticks,
    from: ticks.map((tick) => tick.slot.from + tick.offsetMinutes * 60_000),
    numbers: {
      session: numbered(problem.sessions),
      room: numbered(problem.rooms),
      tick: ({ slot, offsetMinutes }: Pick<Place, 'slot' | 'offsetMinutes'>) => starts.get(`${slot} ${offsetMinutes}`),
    },
  }
}

const numbered = (named: { id: string }[]) => new Map(named.map(({ id }, i) => [id, i]))
