import {
  type Breach,
  type CandidatePlace,
  collisions,
  constraints,
  type Difference,
  type Placement,
  type Problem,
  placesFor,
  planOf,
  weightOf,
  whyHere,
  whyNotThere,
} from '../../scheduling/public.ts'
import { withTeams } from '../clashes.ts'
import { frameOf, type PlanFrame } from '../plan-frame.ts'
import { placementsOf } from '../plan-of-edition.ts'
import type { HeldPlan } from '../thread/held-plan.ts'
import { samePlace } from './comparison.ts'
import { type GivingWay, givingWay } from './giving-way.ts'
import type { SearchTask } from './proposal.ts'
import { problemOfTask } from './task-problem.ts'

const PLACES_AT_MOST = 12

type Asked = { readonly slot: string; readonly room: string }
export type WhyQuestion = {
  readonly session: string
  /** The plan looked at and what it was searched for; null: the working plan. */
  readonly proposed: { readonly task: SearchTask; readonly placements: readonly Placement[] } | null
  readonly now: Date
  /** The place asked about, if any. */
  readonly asked: Asked | null
}

export type Why = {
  readonly frame: PlanFrame
  readonly place: Placement | null
  /** What the constraints say of the session where it stands; broken rules first. */
  readonly here: readonly { readonly hard: boolean; readonly breach: Breach }[]
  /** Constraints that together leave it no place. */
  readonly collisions: readonly string[]
  /** By constraint, what the place asked about would change; null when none was asked about. */
  readonly there: readonly Difference[] | null
  readonly change: { readonly hard: number; readonly soft: number }
  /** Free places that break the fewest rules and cost least. */
  readonly places: readonly CandidatePlace[]
  /** What would have to give way, where no free place breaks nothing; null where nothing has to. */
  readonly givingWay: GivingWay | null
}

/**
 * Why a session stands where it does in a plan, and what another place would mean. The session itself may go anywhere; everything else
 * stays. Null when the problem has no such session.
 */
export function whyOf({ facts, zone, problem: own }: HeldPlan, question: WhyQuestion): Why | null {
  const { session, proposed, asked, now } = question
  const whole = proposed ? problemOfTask({ facts, zone, now }, proposed.task).problem : own
  if (!whole.sessions.some((one) => one.id === session)) return null
  const sessions = whole.sessions.map((one) => (one.id === session ? { ...one, fixed: null } : one))
  const problem = { ...whole, sessions }
  const rooms = new Set<string>(problem.rooms.map((room) => room.id))
  const slots = new Set<string>(problem.slots.map((slot) => slot.id))
  const isKnown = (at: Asked) => rooms.has(at.room) && slots.has(at.slot)
  const placements = withTeams(problem, (proposed?.placements ?? placementsOf(facts)).filter(isKnown))
  const place = placements.find((p) => p.session === session) ?? null
  const at: At = { problem, placements, session, place }
  const there = asked && isKnown(asked) ? thereOf(at, asked) : null
  const sum = (hard: boolean) =>
    (there ?? []).filter((one) => one.hard === hard).reduce((total, one) => total + one.change, 0)
  const here = hereOf(at)
  const places = otherPlaces(at, now)
  const stuck = !places.some((one) => one.hard <= 0) && (place === null || here.some((one) => one.hard))
  return {
    frame: frameOf(problem),
    place,
    here,
    collisions: place ? [] : collisionsOf(at),
    there,
    change: { hard: sum(true), soft: sum(false) },
    places,
    givingWay: stuck ? givingWay(problem, placements, session, now) : null,
  }
}

/** A session where it stands in a plan. */
type At = {
  readonly problem: Problem
  readonly placements: Placement[]
  readonly session: string
  readonly place: Placement | null
}

/** What the constraints say of the session where it stands, broken rules first. */
function hereOf({ problem, placements, session }: At): Why['here'] {
  const hardNames = new Set(constraints.filter((one) => weightOf(problem, one) === 'hard').map((one) => one.name))
  return whyHere(planOf(problem, placements), session)
    .filter((breach) => breach.constraint !== 'session-unplaced')
    .map((breach) => ({ hard: hardNames.has(breach.constraint), breach }))
    .toSorted((a, b) => Number(b.hard) - Number(a.hard))
}

/** What would change, by constraint, if the session stood there. */
function thereOf({ problem, placements, session }: At, asked: Asked): Difference[] {
  const team = teamThere(problem, placements, session, asked)
  return whyNotThere(problem, placements, { session, ...asked, offsetMinutes: 0, team }).filter(
    (one) => one.name !== 'session-unplaced',
  )
}

/** The rules that together leave the session no place. */
const collisionsOf = ({ problem, session }: At): string[] =>
  collisions(problem)
    .filter((one) => 'session' in one && one.session === session)
    .flatMap((one) => one.constraints)

/** Free places to come that break the fewest rules and cost least, without the one it has. */
function otherPlaces({ problem, placements, session, place }: At, now: Date): CandidatePlace[] {
  const toCome = new Set<string>(problem.slots.filter((slot) => slot.from > now.getTime()).map((slot) => slot.id))
  return placesFor(problem, placements, session)
    .filter((one) => toCome.has(one.slot) && (place === null || !samePlace(one, place)))
    .slice(0, PLACES_AT_MOST)
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
