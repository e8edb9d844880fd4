import { MINUTE } from '../platform/clock.ts'
import {
  type Constraint,
  constraints,
  type Placed,
  type Placement,
  type Problem,
  planOf,
  SUB_SLOT_MINUTES,
} from '../scheduling/public.ts'

/**
 * The constraints that have something to say in an edition: names of those some plan of the problem could break. The others look at what
 * no session, person, room or slot of it has, such as an order of sessions where nobody gave one; their weight changes nothing.
 * While there are no sessions, rooms or slots nothing is known yet, and every constraint counts as speaking.
 */
export function speakingConstraints(problem: Problem): Set<string> {
  const known = problem.sessions.length > 0 && problem.rooms.length > 0 && problem.slots.length > 0
  return new Set(constraints.filter((one) => !known || canBreak(one, problem)).map((one) => one.name))
}

function canBreak({ form }: Constraint, problem: Problem): boolean {
  switch (form.kind) {
    case 'place':
      for (const placed of spotsOf(problem, form.depends)) if (form.rule(placed, problem)) return true
      return false
    case 'together':
      return form.relations(problem).length > 0
    case 'order':
      return form.pairs(problem).length > 0
    case 'spread':
      return form.sets(problem).some((set) => set.length > 1)
    case 'itinerary':
      return someoneTwice(problem)
    case 'tally': {
      const most = new Map(form.always(problem).map((bucket) => [bucket, 0]))
      for (const placed of spotsOf(problem, form.depends))
        for (const bucket of form.buckets(placed)) most.set(bucket, (most.get(bucket) ?? 0) + 1)
      const price = form.price(problem)
      return [...most].some(([bucket, count]) => [0, 1, count].some((one) => price(bucket, one) > 0))
    }
    case 'plan':
      return badPlansOf(problem).some((plan) => form.rule(planOf(problem, plan)).length > 0)
  }
}

/** Every session wherever it could be, as far as a rule looks: at times in one room, in rooms at one time, or both. */
function* spotsOf(problem: Problem, depends: 'time' | 'room' | 'both' | 'day-and-room'): Generator<Placed> {
  const slots =
    depends === 'room' ? problem.slots.slice(0, 1) : depends === 'day-and-room' ? oneADay(problem) : problem.slots
  const rooms = depends === 'time' ? problem.rooms.slice(0, 1) : problem.rooms
  const days = new Map(problem.days.map((day) => [day.id, day]))
  const offsets = depends === 'time' || depends === 'both' ? [0, SUB_SLOT_MINUTES] : [0]
  for (const slot of slots) {
    const day = days.get(slot.day)
    if (!day) continue
    for (const session of problem.sessions)
      for (const offsetMinutes of offsets) {
        const from = slot.from + offsetMinutes * MINUTE
        const to = from + session.durationMinutes * MINUTE
        for (const room of rooms) yield { session, room, slot, day, offsetMinutes, from, to, team: null }
      }
  }
}

const oneADay = ({ slots }: Problem) => [...new Map(slots.map((slot) => [slot.day, slot])).values()]

function someoneTwice({ sessions }: Problem): boolean {
  const seen = new Set<string>()
  for (const session of sessions) {
    const people = new Set<string>(session.people.map((one) => one.person))
    if ([...people].some((person) => seen.has(person))) return true
    for (const person of people) seen.add(person)
  }
  return false
}

/** Plans that break whatever a plan as a whole can break: an empty one, and all sessions at once in one room, with and without a team. */
function badPlansOf(problem: Problem): Placement[][] {
  const allIn = (end: 0 | -1, team: string | null) =>
    problem.sessions.map((session): Placement => {
      const [room, slot] = [problem.rooms.at(end)?.id ?? '', problem.slots.at(end)?.id ?? '']
      return { session: session.id, room, slot, offsetMinutes: 0, team }
    })
  const team = problem.teams[0]?.id ?? null
  return [[], allIn(0, null), allIn(-1, null), allIn(0, team)]
}
