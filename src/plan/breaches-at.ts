import type { EditionScope } from '../access/public.ts'
import type { Db } from '../platform/db/db.ts'
import type { SessionId } from '../platform/db/schema.ts'
import type { Breach } from '../scheduling/public.ts'
import { namesFor } from './names.ts'
import type { PlanFrame } from './plan-frame.ts'
import type { PlanNow } from './plan-now.ts'
import type { NamesOfPlan } from './sentences.ts'
import { askOfPlan } from './thread/ask.ts'

export type NamedBreaches = {
  readonly frame: PlanFrame
  readonly breaches: readonly Breach[]
  readonly names: NamesOfPlan
}

/** What a place would break, with the names of everyone and everything concerned; a taken room is told elsewhere. */
export async function breachesAt(
  db: Db,
  edition: EditionScope,
  plan: PlanNow,
  at: { readonly session: SessionId; readonly room: string; readonly slot: string },
): Promise<NamedBreaches> {
  const [{ frame }, breaches] = await Promise.all([
    askOfPlan(plan, 'standing', null),
    askOfPlan(plan, 'judge', { there: [{ ...at, offsetMinutes: 0 }] }),
  ])
  const people = [...new Set(breaches.flatMap((breach) => breach.people))]
  return { frame, breaches, names: await namesFor(db, edition, people) }
}
