import { sql } from 'kysely'
import type { EditionScope } from '../../access/public.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import type { OrganizationId, OrganizationMergeId, PersonId, SubmissionId } from '../../platform/db/schema.ts'
import { fold } from '../../platform/search/fold.ts'
import { knownOrganizations, type Moved } from '../../stakeholders/public.ts'
import type { SenderProof } from '../sender-store.ts'

/** A submission behind an organization, with who says to speak for it. */
export type Behind = {
  readonly reference: string
  readonly number: number
  readonly submitter: string
  readonly email: string
  readonly proof: SenderProof | null
}

export type NamedOrganization = {
  readonly id: OrganizationId
  readonly name: string
  readonly language: string
  readonly country: string | null
  readonly confirmed: boolean
  readonly submissions: readonly Behind[]
}

const ORGANIZATION = ['o.id', 'o.name', 'o.language', 'o.country', 'o.confirmed'] as const

/** An organization with everything that stands behind it in an edition; null when there is none, or it is another by now. */
export async function namedOrganization(
  tx: Tx,
  edition: EditionScope,
  id: string,
  lock: boolean,
): Promise<NamedOrganization | null> {
  const found = tx
    .selectFrom('organization as o')
    .select(ORGANIZATION)
    .where('o.id', '=', id as OrganizationId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('organization_merge as m')
            .select('m.id')
            .whereRef('m.from_id', '=', 'o.id')
            .where('m.undone_at', 'is', null),
        ),
      ),
    )
  const row = await (lock ? found.forUpdate() : found).executeTakeFirst()
  if (!row) return null
  return { ...row, submissions: (await behind(tx, edition, [row.id])).get(row.id) ?? [] }
}

async function behind(db: Db | Tx, edition: EditionScope, ids: readonly OrganizationId[]) {
  const found = new Map<string, Behind[]>()
  if (ids.length === 0) return found
  const rows = await db
    .selectFrom('submission as s')
    .select(['s.organization_id as id', 's.reference', 's.number', 's.submitter_name as submitter'])
    .select(['s.submitter_email as email', 's.sender_proof as proof'])
    .where('s.edition_id', '=', edition.id)
    .where('s.organization_id', 'in', [...ids])
    .orderBy('s.number')
    .execute()
  for (const { id, proof, ...row } of rows) {
    if (!id) continue
    const list = found.get(id) ?? []
    list.push({ ...row, proof: proof as SenderProof | null }) // checked by the table
    found.set(id, list)
  }
  return found
}

/** No page holds more; the newest come first, because those wait for an officer. */
const MOST_ON_A_PAGE = 300

/** Organizations that somebody named in an edition and that nobody has confirmed, each with others that are called alike. */
export async function lookalikesOfEdition(db: Db, edition: EditionScope) {
  const rows = await db
    .selectFrom('organization as o')
    .select(ORGANIZATION)
    .select('o.created_at')
    .where('o.confirmed', '=', false)
    .where('o.id', 'in', (eb) =>
      eb
        .selectFrom('submission as s')
        .select('s.organization_id')
        .where('s.edition_id', '=', edition.id)
        .where('s.organization_id', 'is not', null)
        .$castTo<{ organization_id: OrganizationId }>(),
    )
    .orderBy('o.created_at', 'desc')
    .limit(MOST_ON_A_PAGE)
    .execute()
  const known = await knownOrganizations(db)
  const stand = await behind(db, edition, [...rows.map((row) => row.id), ...known.map((k) => k.id)])
  const named: NamedOrganization[] = [
    ...rows.map(({ created_at: _, ...row }) => ({ ...row, submissions: stand.get(row.id) ?? [] })),
    ...known.map((k) => ({ ...k, language: '', confirmed: true, submissions: stand.get(k.id) ?? [] })),
  ]
  const called = new Map(known.map((k) => [k.id, k.called]))
  const byName = Map.groupBy(
    named.flatMap((o) => [...new Set((called.get(o.id) ?? [o.name]).map(keyOf))].map((key) => ({ key, o }))),
    ({ key }) => key,
  )
  return named
    .filter((o) => !o.confirmed)
    .map((o) => ({
      organization: o,
      like: (byName.get(keyOf(o.name)) ?? []).map((one) => one.o).filter((other) => other.id !== o.id),
    }))
}
export type Lookalike = Awaited<ReturnType<typeof lookalikesOfEdition>>[number]

/** To find what may be the same; it never says that it is. A name of signs alone is like no other but itself. */
const keyOf = (name: string): string =>
  fold(name)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim() || name

/** Submissions that name a known organization without anything that shows their sender may speak for it. */
export const unprovenSenders = (db: Db, edition: EditionScope) =>
  db
    .selectFrom('submission as s')
    .innerJoin('organization as o', 'o.id', 's.organization_id')
    .select(['s.reference', 's.number', 's.submitter_name as submitter', 's.submitter_email as email'])
    .select(['o.name as organization', 'o.language'])
    .where('s.edition_id', '=', edition.id)
    .where('s.state', '<>', 'withdrawn')
    .where('s.sender_proof', 'is', null)
    .orderBy('o.confirmed', 'desc')
    .orderBy('s.number', 'desc')
    .limit(MOST_ON_A_PAGE)
    .execute()

/** Addresses under which people of different names have handed something in: whether they are one person nobody can tell from it. */
export async function sharedAddresses(db: Db, edition: EditionScope) {
  const { rows } = await sql<{ email: string; names: string[]; references: string[] }>`
    select submitter_email as email, array_agg(distinct submitter_name order by submitter_name) as names,
      array_agg(reference order by number) as references
    from submission
    where edition_id = ${edition.id} and submitter_email <> ''
    group by submitter_email
    having count(distinct lower(btrim(submitter_name))) > 1
    order by max(number) desc
    limit ${MOST_ON_A_PAGE}`.execute(db)
  return rows
}

export type Merge = {
  readonly id: OrganizationMergeId
  readonly fromId: OrganizationId
  readonly from: string
  readonly intoId: OrganizationId
  readonly into: string
  readonly by: string | null
  readonly at: Date
  readonly submissions: readonly SubmissionId[]
  readonly people: readonly PersonId[]
  /** All that went along, as each module noted it. */
  readonly moved: Moved
}

const merges = (db: Db | Tx, edition: EditionScope) =>
  db
    .selectFrom('organization_merge as m')
    .innerJoin('organization as f', 'f.id', 'm.from_id')
    .innerJoin('organization as i', 'i.id', 'm.into_id')
    .select(['m.id', 'm.from_id as fromId', 'f.name as from', 'm.into_id as intoId', 'i.name as into'])
    .select(['m.merged_by as by', 'm.merged_at as at', 'm.moved'])
    .where('m.edition_id', '=', edition.id)
    .where('m.undone_at', 'is', null)

const asMerge = <Row extends { moved: unknown }>({ moved, ...row }: Row) => ({
  ...row,
  submissions: (moved as { submissions?: SubmissionId[] }).submissions ?? [], // written by organizationsMerged only, as the next
  people: (moved as { people?: PersonId[] }).people ?? [],
  moved: moved as Moved,
})

export async function mergeById(tx: Tx, edition: EditionScope, id: string, lock: boolean): Promise<Merge | null> {
  if (!/^[0-9a-f-]{36}$/.test(id)) return null
  const found = merges(tx, edition).where('m.id', '=', id as OrganizationMergeId)
  const row = await (lock ? found.forUpdate('m') : found).executeTakeFirst()
  return row ? asMerge(row) : null
}

/** Merges that stand, the newest first. */
export const mergesOfEdition = async (db: Db, edition: EditionScope): Promise<Merge[]> =>
  (await merges(db, edition).orderBy('m.merged_at', 'desc').limit(MOST_ON_A_PAGE).execute()).map(asMerge)
