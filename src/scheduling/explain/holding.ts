import {
  about,
  type Breach,
  type Constraint,
  itinerariesOf,
  judged,
  outOfOrder,
  type Relation,
  relationsOf,
} from '../constraints/constraint.ts'
import { constraints, weightOf } from '../constraints/list.ts'
import { overlaps, type Placed, type Plan, placedAt, planOf } from '../model/plan.ts'
import type { Place, Placement, Problem, SessionId, TeamId } from '../model/problem.ts'
import { remember } from '../model/remember.ts'

/** A breach that concerns the session held, and whether its constraint is hard. */
export type Said = { readonly hard: boolean; readonly breach: Breach }

/** Who interprets where, once a session stands in another place; sessions without interpretation have no entry. */
type Teams = ReadonlyMap<string, TeamId | null>

type Found = Omit<Breach, 'constraint'>
type Asker = (at: Placed, others: Others) => readonly Found[]

/** The plan without the session held. */
type Others = {
  readonly plan: Plan
  readonly inRoom: ReadonlyMap<string, readonly Placed[]>
  readonly interpreted: readonly Placed[]
  readonly rank: ReadonlyMap<string, number>
}

/**
 * A session is held over a plan: the answer says, place by place, what every constraint says of that session there. The same as asking
 * the whole list about the whole plan and keeping what names the session, but only what can name it is looked at: a board asks this of
 * a thousand cells at once.
 */
export function holding(
  problem: Problem,
  placements: readonly Placement[],
  id: SessionId,
): (place: Place, teams?: Teams) => Said[] {
  const session = problem.sessions.find((one) => one.id === id)
  if (!session) return () => []
  const plan = planOf(
    problem,
    placements.filter((one) => one.session !== id),
  )
  const others: Others = {
    plan,
    inRoom: Map.groupBy(plan.placed, ({ room }) => room.id),
    interpreted: plan.placed.filter((one) => one.session.interpretation.length > 0),
    rank: new Map(problem.sessions.map((one, i) => [one.id, i])),
  }
  const askers = constraints.flatMap((constraint) => {
    const weight = weightOf(problem, constraint)
    if (weight === 0 || constraint.name === 'session-unplaced') return []
    return [{ name: constraint.name, hard: weight === 'hard', ask: askerOf(constraint, id, others) }]
  })
  return (place, teams) => {
    const at = placedAt(problem, session, place, teams?.get(id) ?? null)
    const around = teams ? withTeamsOf(others, teams) : others
    return askers.flatMap(({ name, hard, ask }) =>
      ask(at, around).map((found) => ({ hard, breach: { constraint: name, ...found } })),
    )
  }
}

/** The same plan with its interpreters given out anew. */
function withTeamsOf(others: Others, teams: Teams): Others {
  const given = (one: Placed) => (teams.has(one.session.id) ? { ...one, team: teams.get(one.session.id) ?? null } : one)
  return { ...others, interpreted: others.interpreted.map(given) }
}

/** What of a constraint can name the session, made ready once. */
function askerOf({ form }: Constraint, id: SessionId, { plan: { problem, placed }, rank }: Others): Asker {
  switch (form.kind) {
    case 'place':
      return (at) => {
        const finding = form.rule(at, problem)
        return finding && finding.amount > 0 ? [about([at], finding)] : []
      }
    case 'together': {
      const own = relationsOf(problem, form).filter((one) => one.a === id || one.b === id)
      return (at, others) => own.flatMap((relation) => together(relation, at, others))
    }
    case 'order': {
      const own = form.pairs(problem).filter((pair) => pair.includes(id))
      return (at, { plan }) =>
        own.flatMap((pair) => {
          const [a, b] = pair.map((one) => (one === id ? at : plan.of(one)))
          return a && b && outOfOrder(a, b, form.strict) ? [about([a, b], { amount: 1 })] : []
        })
    }
    case 'spread': {
      const own = form.sets(problem).filter((set) => set.includes(id))
      return (at, { plan }) =>
        own.flatMap((set) => {
          const all = set.flatMap((one) => (one === id ? at : (plan.of(one) ?? [])))
          const amount = new Set(all.map((one) => one[form.over].id)).size - 1
          return amount > 0 ? [about(all, { amount })] : []
        })
    }
    case 'itinerary': {
      const own = itinerariesOf(problem).filter(({ sessions }) => sessions.includes(id))
      return (at, { plan }) =>
        own.flatMap(({ person, sessions }) => {
          const all = sessions.flatMap((one) => (one === id ? at : (plan.of(one) ?? [])))
          const found = judged(form, person, all, problem.settings)
          if (found.amount <= 0 || !found.sessions.has(id)) return []
          const concerned = all.filter((one) => found.sessions.has(one.session.id))
          return [about(concerned, { amount: found.amount, people: [person] })]
        })
    }
    case 'tally': {
      const members = new Map<string, Placed[]>()
      for (const one of placed) for (const bucket of form.buckets(one)) remember(members, bucket, () => []).push(one)
      const price = form.price(problem)
      return (at) =>
        form.buckets(at).flatMap((bucket) => {
          const all = inOrder([...(members.get(bucket) ?? []), at], rank)
          const amount = price(bucket, all.length)
          return amount > 0 ? [about(all, { amount, facts: { bucket, count: all.length } })] : []
        })
    }
    case 'plan':
      // Such rules look at who shares a room or a team; of the rest none can name the session.
      return (at, { plan, inRoom, interpreted }) => {
        const room = (inRoom.get(at.room.id) ?? []).filter((one) => one.session.interpretation.length === 0)
        const near = interpreted.filter((one) => one.room === at.room || (at.team !== null && one.team === at.team))
        const all = inOrder([...room, ...near, at], rank)
        const reduced = { ...plan, placed: all, unplaced: [] }
        return form.rule(reduced).filter((found) => found.sessions.includes(id))
      }
  }
}

function together(relation: Relation, at: Placed, { plan }: Others): Found[] {
  const [a, b] = [relation.a, relation.b].map((one) => (one === at.session.id ? at : plan.of(one)))
  return a && b && overlaps(a, b) ? [about([a, b], relation)] : []
}

const inOrder = (all: readonly Placed[], rank: Others['rank']): Placed[] =>
  all.toSorted((a, b) => (rank.get(a.session.id) ?? 0) - (rank.get(b.session.id) ?? 0))
