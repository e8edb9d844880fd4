import { distance, type Form, itinerariesOf } from '../../constraints/constraint.ts'
import type { Problem } from '../../model/problem.ts'
import type { CompiledItineraries, Numbers } from '../tables.ts'
import { listsOf } from './groups.ts'
import type { InUse } from './in-use.ts'

const RELATIONS = ['same', 'same-building', 'other-building'] as const

type ItineraryForm = Form & { kind: 'itinerary' }

/** The prices of people's days, of every step and length, so that the search only looks them up. */
export function compileItineraries(problem: Problem, inUse: InUse[], numbers: Numbers): CompiledItineraries {
  const { settings } = problem
  const minutes = longestDay(problem)
  const rules = inUse.flatMap(({ form, hard, soft }) => (form.kind === 'itinerary' ? [{ form, hard, soft }] : []))
  const table = (size: number, amount: (form: ItineraryForm, i: number) => number) => {
    const price = { hard: new Float64Array(size), soft: new Float64Array(size) }
    for (const { form, hard, soft } of rules)
      for (let i = 0; i < size; i++) {
        const units = amount(form, i)
        price.hard[i]! += units * hard
        price.soft[i]! += units * soft
      }
    return price
  }
  const step = table(minutes * 6, (form, i) => {
    const relation = Math.floor(i / minutes)
    const rooms = RELATIONS[relation % 3]!
    return form.following?.({ gapMinutes: i % minutes, rooms, onSite: relation < 3 }, settings) ?? 0
  })
  const day = table(minutes, (form, i) => form.lasting?.(i, settings) ?? 0)
  const people = rules.length === 0 ? [] : itinerariesOf(problem)
  const members = people.map((one) => Int32Array.from(one.sessions, (id) => numbers.session.get(id)!))
  return {
    members,
    onSite: people.map((one) => Uint8Array.from(one.onSite, Number)),
    of: listsOf(problem.sessions.length, members),
    minutes,
    stepHard: step.hard,
    stepSoft: step.soft,
    dayHard: day.hard,
    daySoft: day.soft,
    relation: relationsOf(problem),
  }
}

/** Minutes no day's programme lasts: a session that was put across the end of its day may end a session's length later. */
function longestDay(problem: Problem): number {
  const spans = problem.days.map((day) => {
    const own = problem.slots.filter((slot) => slot.day === day.id)
    return (Math.max(...own.map((slot) => slot.to)) - Math.min(...own.map((slot) => slot.from))) / 60_000
  })
  const longest = Math.max(0, ...problem.sessions.map((session) => session.durationMinutes))
  return Math.ceil(Math.max(0, ...spans)) + longest + 1
}

/** How far every two rooms are apart: `room * rooms + room`. */
function relationsOf({ rooms }: Problem): Uint8Array {
  return Uint8Array.from(rooms.flatMap((a) => rooms.map((b) => RELATIONS.indexOf(distance(a, b)))))
}
