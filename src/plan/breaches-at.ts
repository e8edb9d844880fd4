import type { EditionScope } from '../access/public.ts'
import type { Db } from '../platform/db/db.ts'
import type { SessionId } from '../platform/db/schema.ts'
import type { Breach, Problem } from '../scheduling/public.ts'
import { clashesAt } from './clashes.ts'
import { namesFor } from './names.ts'
import { planFacts } from './plan-facts.ts'
import { placementsOf, problemOf } from './plan-of-edition.ts'
import type { NamesOfPlan } from './sentences.ts'

export type NamedBreaches = {
  readonly problem: Problem
  readonly breaches: readonly Breach[]
  readonly names: NamesOfPlan
}

/** What a place would break, with the names of everyone and everything concerned; a taken room is told elsewhere. */
export async function breachesAt(
  db: Db,
  edition: EditionScope,
  sessionId: SessionId,
  place: { readonly room: string; readonly slot: string },
): Promise<NamedBreaches> {
  const facts = await planFacts(db, edition)
  const problem = problemOf(facts, edition.zone)
  const { breaks } = clashesAt(problem, placementsOf(facts), sessionId, { ...place, offsetMinutes: 0 })
  const breaches = breaks.filter((breach) => breach.constraint !== 'room-occupied')
  const people = [...new Set(breaches.flatMap((breach) => breach.people))]
  return { problem, breaches, names: await namesFor(db, edition, people) }
}
