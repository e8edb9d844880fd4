import {
  type CandidatePlace,
  collisions,
  constraints,
  type Placement,
  type Problem,
  placesFor,
  planOf,
  weightOf,
  whyHere,
  whyNotThere,
} from '../../scheduling/public.ts'
import { withTeams } from '../clashes.ts'
import type { NamesOfPlan, Sentences } from '../sentences.ts'

const PLACES_AT_MOST = 12

export type WhyView = {
  readonly session: { readonly number: number; readonly title: string; readonly language: string }
  readonly place: Placement | null
  /** What the constraints say of the session where it stands; broken rules first. */
  readonly here: readonly { readonly hard: boolean; readonly words: string }[]
  readonly collisions: readonly string[]
  readonly slots: readonly string[]
  readonly rooms: readonly string[]
  /** By constraint, what the place asked about would change; null when none was asked about. */
  readonly there:
    | readonly {
        readonly name: string
        readonly hard: boolean
        readonly change: number
        readonly words: readonly string[]
      }[]
    | null
  readonly change: { readonly hard: number; readonly soft: number }
  /** Free places that break the fewest rules and cost least. */
  readonly places: readonly CandidatePlace[]
}

/**
 * Why a session stands where it does in a plan, and what another place would mean. The session itself may go anywhere; everything else
 * stays. Null when the problem has no such session.
 */
export function whyOf(
  given: Problem,
  plan: readonly Placement[],
  sessionId: string,
  asked: { readonly slot: string; readonly room: string } | null,
  names: NamesOfPlan,
  sentences: Sentences,
): WhyView | null {
  const session = names.sessions.get(sessionId)
  if (!session || !given.sessions.some((one) => one.id === sessionId)) return null
  const problem = {
    ...given,
    sessions: given.sessions.map((one) => (one.id === sessionId ? { ...one, fixed: null } : one)),
  }
  const rooms = new Set<string>(problem.rooms.map((room) => room.id))
  const slots = new Set<string>(problem.slots.map((slot) => slot.id))
  const placements = withTeams(
    problem,
    plan.filter((p) => rooms.has(p.room) && slots.has(p.slot)),
  )
  const place = placements.find((p) => p.session === sessionId) ?? null
  const hardNames = new Set(constraints.filter((one) => weightOf(problem, one) === 'hard').map((one) => one.name))
  const here = whyHere(planOf(problem, placements), sessionId)
    .filter((breach) => breach.constraint !== 'session-unplaced')
    .map((breach) => ({ hard: hardNames.has(breach.constraint), words: sentences.of(breach) }))
  const valid = asked && rooms.has(asked.room) && slots.has(asked.slot) ? asked : null
  const there = valid
    ? whyNotThere(problem, placements, {
        session: sessionId,
        ...valid,
        offsetMinutes: 0,
        team: teamThere(problem, placements, sessionId, valid),
      })
        .filter((one) => one.name !== 'session-unplaced')
        .map((one) => ({
          name: one.name,
          hard: one.hard,
          change: one.change,
          words: [...new Set((one.change > 0 ? one.there : one.here).map(sentences.of))],
        }))
    : null
  const sum = (hard: boolean) =>
    (there ?? []).filter((one) => one.hard === hard).reduce((total, one) => total + one.change, 0)
  return {
    session,
    place,
    here: [...new Map(here.map((one) => [one.words, one])).values()].toSorted(
      (a, b) => Number(b.hard) - Number(a.hard),
    ),
    collisions: place
      ? []
      : collisions(problem)
          .filter((one) => 'session' in one && one.session === sessionId)
          .flatMap((one) => [
            ...new Set(one.constraints.map((name) => `${sentences.title(name)}: ${sentences.explanation(name)}`)),
          ]),
    slots: problem.slots.map((slot) => slot.id),
    rooms: problem.rooms.map((room) => room.id),
    there,
    change: { hard: sum(true), soft: sum(false) },
    places: placesFor(problem, placements, sessionId)
      .filter(
        (one) =>
          !(place && one.room === place.room && one.slot === place.slot && one.offsetMinutes === place.offsetMinutes),
      )
      .slice(0, PLACES_AT_MOST),
  }
}

/** The interpretation team the session would have at the place. */
const teamThere = (
  problem: Problem,
  placements: readonly Placement[],
  session: string,
  place: { slot: string; room: string },
) =>
  withTeams(problem, [
    ...placements.filter((p) => p.session !== session),
    { session, ...place, offsetMinutes: 0, team: null },
  ]).find((p) => p.session === session)?.team ?? null
