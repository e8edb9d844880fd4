import type { Problem, Session } from '../model/problem.ts'
import { type Constraint, constraint, pairsSharing, type Relation } from './constraint.ts'

const together = (name: string, weight: 'hard' | number, relations: (problem: Problem) => Relation[]) =>
  constraint(name, weight, { kind: 'together', relations })

/** Pairs of one session of the first list with one of the second, each pair once. */
function across(first: Session[], second: Session[]): Relation[] {
  const number = new Map<Session, number>()
  for (const session of [...first, ...second]) if (!number.has(session)) number.set(session, number.size)
  const seen = new Set<number>()
  const found: Relation[] = []
  for (const a of first)
    for (const b of second) {
      const i = number.get(a)!
      const j = number.get(b)!
      const key = Math.min(i, j) * number.size + Math.max(i, j)
      if (i === j || seen.has(key)) continue
      seen.add(key)
      found.push({ a: a.id, b: b.id, amount: 1 })
    }
  return found
}
const crowds = (problem: Problem) => problem.sessions.filter((s) => s.expectedAudience >= problem.settings.crowdFrom)

/** Rules about two sessions that overlap in time. */
export const pairConstraints: Constraint[] = [
  together('person-in-two-places', 'hard', (problem) =>
    pairsSharing(problem.sessions, (s) => s.people.map((one) => one.person)).map((r) => ({
      ...r,
      people: [String(r.facts?.shared)],
    })),
  ),
  together('plenary-not-alone', 'hard', (problem) =>
    across(
      problem.sessions.filter((s) => s.alone),
      problem.sessions,
    ),
  ),
  together('exclusive-tags-together', 'hard', (problem) =>
    pairsSharing(problem.sessions, (s) => s.tags.filter((tag) => problem.exclusiveTags.includes(tag))),
  ),
  together('same-theme-in-parallel', 10, (problem) => pairsSharing(problem.sessions, (s) => s.themes)),
  together('similar-theme-in-parallel', 4, (problem) =>
    problem.similarThemes.flatMap(([one, other]) =>
      across(
        problem.sessions.filter((s) => s.themes.includes(one) && !s.themes.includes(other)),
        problem.sessions.filter((s) => s.themes.includes(other) && !s.themes.includes(one)),
      ),
    ),
  ),
  together('same-sector-in-parallel', 1, (problem) => pairsSharing(problem.sessions, (s) => s.subjects)),
  together('wish-lists-clash', 1, (problem) => {
    const lists = new Map<string, string[]>()
    for (const { attendee, sessions } of problem.wishLists)
      for (const id of sessions) lists.set(id, [...(lists.get(id) ?? []), attendee])
    return pairsSharing(problem.sessions, (s) => lists.get(s.id) ?? [])
  }),
  together('organizer-in-parallel', 8, (problem) => pairsSharing(problem.sessions, (s) => s.organizers)),
  together('same-audience-in-parallel', 1, (problem) => pairsSharing(problem.sessions, (s) => s.audiences)),
  together('first-timer-beside-crowd', 4, (problem) =>
    across(
      problem.sessions.filter((s) => s.firstTimer),
      crowds(problem),
    ),
  ),
  together('crowds-in-parallel', 6, (problem) => across(crowds(problem), crowds(problem))),
]
