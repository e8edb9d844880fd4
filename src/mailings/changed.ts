import type { EditionScope } from '../access/public.ts'
import { type ActRefusal, recordOf } from '../acts/public.ts'
import { letterWordsChanged } from '../documents/public.ts'
import { personNames } from '../identity/public.ts'
import type { Db } from '../platform/db/db.ts'
import { addresseesBroughtBack, addresseesRemoved } from './remove-addressees.ts'
import { addresseesTaken } from './take-addressees.ts'

const LINES_TOLD = 20

/** What is no longer as a page had shown it, by the names of its items, and what colleagues did to list and words since. */
export type Changed = {
  readonly items: readonly { readonly name: string; readonly how: 'added' | 'changed' | 'gone' }[]
  readonly lines: readonly { readonly act: string; readonly by: string | null; readonly at: Date }[]
}

/** The difference because of which something was refused; null when it was refused for another reason. */
export async function changedIn(db: Db, edition: EditionScope, refusal: ActRefusal<string>): Promise<Changed | null> {
  if (!('difference' in refusal)) return null
  const { since, added, changed, gone } = refusal.difference
  const acts: readonly string[] = [addresseesTaken, addresseesRemoved, addresseesBroughtBack, letterWordsChanged].map(
    ({ name }) => name,
  )
  const lines = await Promise.all(acts.map((act) => recordOf(db, edition, { since, act, limit: LINES_TOLD })))
  const told = lines.flat().toSorted((a, b) => b.id - a.id)
  const names = await personNames(
    db,
    told.map(({ personId }) => personId),
  )
  return {
    items: [
      ...added.map((name) => ({ name, how: 'added' as const })),
      ...changed.map((name) => ({ name, how: 'changed' as const })),
      ...gone.map((name) => ({ name, how: 'gone' as const })),
    ],
    lines: onceEach(told.map(({ act, personId, at }) => ({ act, at, by: names.get(personId ?? '') ?? null }))),
  }
}

/** Many taken off at once are one thing that was done. */
const onceEach = <Line extends { act: string; by: string | null; at: Date }>(lines: readonly Line[]) => [
  ...new Map(lines.map((line) => [`${line.act} ${line.by} ${line.at.getTime()}`, line])).values(),
]
