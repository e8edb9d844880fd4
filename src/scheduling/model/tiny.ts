import { scorePlan } from '../constraints/list.ts'
import { Random } from '../search/random.ts'
import { planOf } from './plan.ts'
import type { Placement, Problem } from './problem.ts'
import { aPerson, aProblem, aRoom, aSession, at, twoDays } from './samples.ts'

/**
 * A random problem small enough to try every plan: four sessions, three slots on two days, two rooms; people, themes, wishes,
 * order and a published plan drawn so that many are tight and some cannot be solved.
 */
export function tinyProblem(seed: number): Problem {
  const random = new Random(seed)
  const odds = (of: number) => random.below(of) === 0
  const { days, slots } = twoDays()
  const own = [slots[0]!, slots[1]!, slots[4 + random.below(4)]!]
  const sessions = ['a', 'b', 'c', 'd'].map((id, i) =>
    aSession(id, {
      expectedAudience: [20, 58, 58, 120][random.below(4)]!,
      durationMinutes: odds(8) ? 30 : 60,
      alone: odds(12),
      people: odds(2) ? [{ person: `p${random.below(2)}`, role: 'speaker', presence: 'on_site' }] : [],
      themes: odds(3) ? [] : [`t${random.below(2)}`],
      group: odds(2) ? 'government' : 'civil-society',
      region: odds(2) ? 'africa' : null,
      organizers: odds(3) ? ['o'] : [],
      level: odds(3) ? ((random.below(3) + 1) as 1 | 2 | 3) : null,
      firstTimer: odds(3),
      after: i > 0 && odds(6) ? ['a'] : [],
      wishes: { days: odds(3) ? ['d1'] : [], periods: [], bands: odds(4) ? ['afternoon'] : [] },
    }),
  )
  const pinned = odds(3)
    ? { room: odds(2) ? 'small' : 'large', slot: own[random.below(3)]!.id, offsetMinutes: 0 }
    : null
  const span = (slot: (typeof own)[number]) => ({ from: slot.from, to: slot.to })
  const rooms = [
    aRoom('small', { seats: { theatre: 60 }, available: odds(4) ? [span(own[random.below(3)]!)] : null }),
    aRoom('large', { seats: { theatre: 300 }, available: odds(4) ? own.slice(1).map(span) : null }),
  ]
  return aProblem({
    days,
    slots: own,
    rooms,
    sessions: sessions.map((one, i) => (i === 1 ? { ...one, fixed: pinned } : one)),
    people: ['p0', 'p1'].map((id) => aPerson(id, { available: odds(4) ? own.slice(0, 2).map(span) : null })),
    series: odds(4) ? [{ id: 's', sessions: ['c', 'd'], sameDay: odds(2) }] : [],
    similarThemes: odds(2) ? [['t0', 't1']] : [],
    wishLists: ['v0', 'v1', 'v2'].map((attendee) => ({
      attendee,
      sessions: sessions.filter(() => odds(2)).map((one) => one.id),
    })),
    published: sessions.flatMap((one) =>
      odds(5) ? [] : [at(one.id, own[random.below(3)]!.id, rooms[random.below(2)]!.id)],
    ),
  })
}

/** Every way to place all sessions at the beginning of a slot, or half an hour later, without a hard breach. */
export function soundPlans(problem: Problem): { placements: Placement[]; soft: number }[] {
  const count = problem.sessions.length
  const score = (placements: Placement[]) => scorePlan(planOf(problem, placements))
  // Placing more sessions mends nothing but the lack of a place: what is broken now stays broken.
  const unsound = (placements: Placement[], hard: number) => hard > count - placements.length
  const choices = problem.sessions.map((session) =>
    problem.slots
      .flatMap((slot) =>
        problem.rooms.flatMap((room) =>
          (session.durationMinutes === 30 ? [0, 30, 60] : [0]).map((offsetMinutes) =>
            at(session.id, slot.id, room.id, { offsetMinutes }),
          ),
        ),
      )
      .filter((place) => !unsound([place], score([place]).hard)),
  )
  const found: { placements: Placement[]; soft: number }[] = []
  const extend = (placements: Placement[]) => {
    for (const place of choices[placements.length] ?? []) {
      const longer = [...placements, place]
      const { hard, soft } = score(longer)
      if (unsound(longer, hard)) continue
      if (longer.length === count) found.push({ placements: longer, soft })
      else extend(longer)
    }
  }
  extend([])
  return found
}
