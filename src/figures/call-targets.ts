import type { EditionScope } from '../access/public.ts'
import type { Db } from '../platform/db/db.ts'
import type { Figures } from './read-figures.ts'
import { dimensionsOfTargets, GENDER, gendersOf, targetsOf } from './read-targets.ts'
import { gapOf } from './targets.ts'

/** The targets of a call beside what it has received, and by what they are counted. */
export async function callWithTargets(
  db: Db,
  edition: EditionScope,
  { call, figures }: { call: { readonly id: string; readonly code: string }; figures: Figures },
) {
  const targets = await targetsOf(db, edition, call.code)
  const asksGender = targets.some(({ who }) => who.some(({ dimension }) => dimension === GENDER))
  const genders = asksGender ? await gendersOf(db, edition) : new Map<number, string>()
  const dimensions = await dimensionsOfTargets(db, edition, call, genders)
  const rows = figures.rows.filter((row) => row.call === call.code)
  return { rows, dimensions, gaps: targets.map((target) => gapOf(target, rows, dimensions)) }
}
