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
import { samePlace } from './comparison.ts'

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

type Asked = { readonly slot: string; readonly room: string }

/**
 * Why a session stands where it does in a plan, and what another place would mean. The session itself may go anywhere; everything else
 * stays. Null when the problem has no such session.
 */
export function whyOf(
  given: { readonly problem: Problem; readonly plan: readonly Placement[]; readonly session: string },
  asked: Asked | null,
  names: NamesOfPlan,
  sentences: Sentences,
): WhyView | null {
  const session = names.sessions.get(given.session)
  if (!session || !given.problem.sessions.some((one) => one.id === given.session)) return null
  const sessions = given.problem.sessions.map((one) => (one.id === given.session ? { ...one, fixed: null } : one))
  const problem = { ...given.problem, sessions }
  const rooms = problem.rooms.map((room) => room.id as string)
  const slots = problem.slots.map((slot) => slot.id as string)
  const isKnown = (at: Asked) => rooms.includes(at.room) && slots.includes(at.slot)
  const placements = withTeams(problem, given.plan.filter(isKnown))
  const place = placements.find((p) => p.session === given.session) ?? null
  const at: At = { problem, placements, session: given.session, place, sentences }
  const there = asked && isKnown(asked) ? thereOf(at, asked) : null
  const sum = (hard: boolean) =>
    (there ?? []).filter((one) => one.hard === hard).reduce((total, one) => total + one.change, 0)
  return {
    session,
    place,
    here: hereOf(at),
    collisions: place ? [] : collisionsOf(at),
    slots,
    rooms,
    there,
    change: { hard: sum(true), soft: sum(false) },
    places: otherPlaces(at),
  }
}

/** A session where it stands in a plan. */
type At = {
  readonly problem: Problem
  readonly placements: Placement[]
  readonly session: string
  readonly place: Placement | null
  readonly sentences: Sentences
}

/** What the constraints say of the session where it stands, each sentence once, broken rules first. */
function hereOf({ problem, placements, session, sentences }: At): WhyView['here'] {
  const hardNames = new Set(constraints.filter((one) => weightOf(problem, one) === 'hard').map((one) => one.name))
  const said = whyHere(planOf(problem, placements), session)
    .filter((breach) => breach.constraint !== 'session-unplaced')
    .map((breach) => ({ hard: hardNames.has(breach.constraint), words: sentences.of(breach) }))
  const once = [...new Map(said.map((one) => [one.words, one])).values()]
  return once.toSorted((a, b) => Number(b.hard) - Number(a.hard))
}

/** What would change, by constraint, if the session stood there. */
function thereOf({ problem, placements, session, sentences }: At, asked: Asked): NonNullable<WhyView['there']> {
  const team = teamThere(problem, placements, session, asked)
  return whyNotThere(problem, placements, { session, ...asked, offsetMinutes: 0, team })
    .filter((one) => one.name !== 'session-unplaced')
    .map((one) => ({
      name: one.name,
      hard: one.hard,
      change: one.change,
      words: [...new Set((one.change > 0 ? one.there : one.here).map(sentences.of))],
    }))
}

/** The rules that together leave the session no place. */
const collisionsOf = ({ problem, session, sentences }: At): string[] =>
  collisions(problem)
    .filter((one) => 'session' in one && one.session === session)
    .flatMap((one) => [...new Set(one.constraints.map((name) => sentences.explained(name)))])

/** Free places that break the fewest rules and cost least, without the one it has. */
const otherPlaces = ({ problem, placements, session, place }: At): CandidatePlace[] =>
  placesFor(problem, placements, session)
    .filter((one) => place === null || !samePlace(one, place))
    .slice(0, PLACES_AT_MOST)

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
