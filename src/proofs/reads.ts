import type { EditionScope } from '../access/public.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import type { Localized } from '../platform/languages/public.ts'

/** What anybody who holds a document may know of it: what stands on it, and nothing else. */
export type Proof = {
  readonly code: string
  readonly what: Localized
  readonly forum: Localized
  readonly zone: string
  readonly name: string
  readonly from: string
  readonly to: string
  readonly givenAt: Date
  readonly withdrawnAt: Date | null
}

const proofs = (db: Db | Tx) =>
  db
    .selectFrom('proof as p')
    .innerJoin('edition as e', 'e.id', 'p.edition_id')
    .select(['p.code', 'p.what', 'p.name', 'p.from_day as from', 'p.to_day as to'])
    .select(['p.given_at as givenAt', 'p.withdrawn_at as withdrawnAt', 'e.title as forum', 'e.zone'])

type Row = Awaited<ReturnType<ReturnType<typeof proofs>['executeTakeFirstOrThrow']>>
// Both columns hold names in six languages, written by us only.
const asProof = (row: Row): Proof => ({ ...row, what: row.what as Localized, forum: row.forum as Localized })

/** The document that bears a code, also one that no longer counts; null when none does. */
export async function proofByCode(db: Db, code: string): Promise<Proof | null> {
  const row = await proofs(db).where('p.code', '=', code).executeTakeFirst()
  return row ? asProof(row) : null
}

/** The document of a kind that counts for a subject. */
export async function standingProof(
  db: Db | Tx,
  edition: EditionScope,
  { kind, subject }: { readonly kind: string; readonly subject: string },
): Promise<Proof | null> {
  const row = await proofs(db)
    .where('p.edition_id', '=', edition.id)
    .where('p.kind', '=', kind)
    .where('p.subject', '=', subject)
    .where('p.withdrawn_at', 'is', null)
    .executeTakeFirst()
  return row ? asProof(row) : null
}
