import type { ExpressionBuilder } from 'kysely'
import type { DB, PersonId } from '../platform/db/schema.ts'

export type Owner = { browserHash: string | null; personId: PersonId | null }

type OfDrafts = ExpressionBuilder<DB & { d: DB['draft'] }, 'd'>

const nobody = { browserHash: null, personId: null }

/** Whether somebody could own anything at all. */
export const isSomebody = (owner: Owner): boolean => owner.browserHash !== null || owner.personId !== null

/**
 * Whose a draft `d` is. What belongs to a person needs that person signed in: the browser it was written in opens it no longer once they
 * have signed out, whoever sits there then. What belongs to nobody yet is its browser's.
 */
export const ownedBy = (eb: OfDrafts, { browserHash, personId }: Owner = nobody) =>
  eb.or([
    ...(personId ? [eb('d.person_id', '=', personId)] : []),
    ...(browserHash ? [eb.and([eb('d.browser_hash', '=', browserHash), eb('d.person_id', 'is', null)])] : []),
  ])

/** Whoever owns a draft, and whoever was let in by its link, on the device and as the person it was opened with. */
export const openTo = (eb: OfDrafts, owner: Owner) => {
  const { browserHash, personId } = owner
  if (!browserHash) return ownedBy(eb, owner)
  return eb.or([
    ownedBy(eb, owner),
    eb.exists(
      eb
        .selectFrom('draft_access as a')
        .select('a.draft_id')
        .whereRef('a.draft_id', '=', 'd.id')
        .where('a.browser_hash', '=', browserHash)
        .where((of) => of.or([of('a.person_id', 'is', null), ...(personId ? [of('a.person_id', '=', personId)] : [])])),
    ),
  ])
}
