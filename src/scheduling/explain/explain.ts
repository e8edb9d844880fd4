import type { Breach } from '../constraints/constraint.ts'
import { type Score, scorePlan } from '../constraints/list.ts'
import { compile } from '../forum/compile/compile.ts'
import { firstPlan } from '../forum/engine.ts'
import { type Plan, planOf } from '../model/plan.ts'
import type { Placement, Problem } from '../model/problem.ts'
import { Random } from '../search/random.ts'

export interface Difference {
  name: string
  hard: boolean
  /** Change of hard count or soft cost by moving: above 0 the candidate is worse. */
  change: number
  /** What the constraint says of the session at the candidate place, and where it stands. */
  there: Breach[]
  here: Breach[]
}

/** Why a session stands here and not there: the change by constraint, the gravest first. */
export function whyNotThere(
  problem: Problem,
  placements: Placement[],
  candidate: Placement,
  /** The score of the plan as it stands, for whoever asks about many places. */
  here: Score = scorePlan(planOf(problem, placements)),
): Difference[] {
  const others = placements.filter((one) => one.session !== candidate.session)
  const there = scorePlan(planOf(problem, [...others, candidate]))
  const names = new Set([...here.byConstraint, ...there.byConstraint].map((one) => one.name))
  const part = (score: Score, name: string) => score.byConstraint.find((one) => one.name === name)
  const concerning = (score: Score, name: string) =>
    (part(score, name)?.breaches ?? []).filter((breach) => breach.sessions.includes(candidate.session))
  return [...names]
    .map((name) => ({
      name,
      hard: (part(there, name) ?? part(here, name))?.weight === 'hard',
      change: (part(there, name)?.cost ?? 0) - (part(here, name)?.cost ?? 0),
      there: concerning(there, name),
      here: concerning(here, name),
    }))
    .filter((one) => one.change !== 0)
    .sort((a, b) => Number(b.hard) - Number(a.hard) || b.change - a.change)
}

/** Everything the constraints say of one session where it stands. */
export function whyHere(plan: Plan, session: string): Breach[] {
  return scorePlan(plan).byConstraint.flatMap((one) =>
    one.breaches.filter((breach) => breach.sessions.includes(session)),
  )
}

export interface CandidatePlace {
  room: string
  slot: string
  offsetMinutes: number
  /** Broken hard constraints and soft cost of the whole plan with the session here, less those of the plan without it. */
  hard: number
  soft: number
}

/** Every free place a session may take without breaking a hard rule of place, cheapest first; quick enough for a board. */
export function placesFor(problem: Problem, placements: Placement[], session: string): CandidatePlace[] {
  const tables = compile(problem)
  const state = firstPlan(tables, new Random(1), { from: placements, others: 'left-out' })
  const s = problem.sessions.findIndex((one) => one.id === session)
  if (s < 0) return []
  if (state.tick[s]! >= 0) state.take(s)
  // The plan without the session counts it as unplaced; that breach is not part of the comparison.
  const hard = state.hard - tables.unplacedPrice.hard
  const soft = state.soft - tables.unplacedPrice.soft
  const found: CandidatePlace[] = []
  for (const t of tables.times[s]!)
    for (const r of tables.roomsOf[s]!) {
      if (!state.fits(s, t, r)) continue
      state.put(s, t, r)
      const { slot, offsetMinutes } = tables.ticks[t]!
      found.push({
        room: problem.rooms[r]!.id,
        slot: slot.id,
        offsetMinutes,
        hard: state.hard - hard,
        soft: state.soft - soft,
      })
      state.take(s)
    }
  return found.sort((a, b) => a.hard - b.hard || a.soft - b.soft)
}

/** Hard count and soft cost of everything that names a person, the most burdened first. */
export function costByPerson(score: Score): { person: string; hard: number; soft: number }[] {
  const people = new Map<string, { person: string; hard: number; soft: number }>()
  for (const { weight, breaches } of score.byConstraint)
    for (const breach of breaches)
      for (const person of breach.people) {
        const sum = people.get(person) ?? { person, hard: 0, soft: 0 }
        if (weight === 'hard') sum.hard += breach.amount
        else sum.soft += breach.amount * weight
        people.set(person, sum)
      }
  return [...people.values()].sort((a, b) => b.hard - a.hard || b.soft - a.soft)
}

/** Names of things as the reader knows them; ids in, words out. */
export interface Names {
  session: (id: string) => string
  person: (id: string) => string
  room: (id: string) => string
  slot: (id: string) => string
}

/** Arguments of the breach's sentence, whose key in the texts is the constraint's name. */
export function sentenceArguments(breach: Breach, names: Names): Record<string, string | number> {
  const named = (id: string | undefined, name: (id: string) => string) => (id === undefined ? '' : name(id))
  return {
    amount: breach.amount,
    session: named(breach.sessions[0], names.session),
    other: named(breach.sessions[1], names.session),
    person: named(breach.people[0], names.person),
    room: named(breach.rooms[0], names.room),
    slot: named(breach.slots[0], names.slot),
    ...breach.facts,
  }
}
