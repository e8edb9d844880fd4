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

/** A draft that belongs to nobody is open to whoever has proven the address it was written under, or its link was sent to. */
const underProvenAddress = (eb: OfDrafts, personId: PersonId) =>
  eb.and([
    eb('d.person_id', 'is', null),
    eb.exists(
      eb
        .selectFrom('person as p')
        .select('p.id')
        .where('p.id', '=', personId)
        .where('p.email_proven_at', 'is not', null)
        .where((of) => of.or([of('p.email', '=', of.ref('d.email')), of('p.email', '=', of.ref('d.said_email'))])),
    ),
  ])

/**
 * Whoever owns a draft, whoever was let in by its link, on the device and as the person it was opened with, and whoever proves the address
 * that stands in it. Nobody who was in before is shut out by it.
 */
export const openTo = (eb: OfDrafts, owner: Owner) => {
  const { browserHash, personId } = owner
  const own = [ownedBy(eb, owner), ...(personId ? [underProvenAddress(eb, personId)] : [])]
  if (!browserHash) return eb.or(own)
  return eb.or([
    ...own,
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
