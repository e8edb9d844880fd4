import { sql } from 'kysely'
import type { EditionScope } from '../../access/public.ts'
import { fullName, peopleByAddress } from '../../identity/public.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import type { DelegationId, PersonId } from '../../platform/db/schema.ts'
import { registrationsOf } from '../reads.ts'
import type { Delegation, Other } from './delegation.ts'

const delegations = (db: Db | Tx, edition: EditionScope) =>
  db
    .selectFrom('delegation as d')
    .select(['d.id', 'd.organization', 'd.person_id as personId', 'd.most', 'd.ended_at as endedAt'])
    .where('d.edition_id', '=', edition.id)

/** The delegation somebody registers people for now; null: none. */
export async function delegationOf(db: Db | Tx, edition: EditionScope, personId: string): Promise<Delegation | null> {
  const row = await delegations(db, edition)
    .where('d.person_id', '=', personId as PersonId)
    .where('d.ended_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

export async function delegationById(db: Db | Tx, edition: EditionScope, id: string): Promise<Delegation | null> {
  if (!/^[0-9a-f-]{36}$/.test(id)) return null
  const row = await delegations(db, edition)
    .where('d.id', '=', id as DelegationId)
    .executeTakeFirst()
  return row ?? null
}

/** The addresses of those who objected to being registered by a delegation. */
export async function objectorsOf(db: Db | Tx, _edition: EditionScope, id: DelegationId): Promise<string[]> {
  const rows = await db
    .selectFrom('registration_objection as o')
    .innerJoin('person as p', 'p.id', 'o.person_id')
    .select('p.email')
    .where('o.delegation_id', '=', id)
    .orderBy('o.objected_at')
    .execute()
  return rows.flatMap(({ email }) => email ?? [])
}

/** Whoever has one of these addresses, as far as they are known here. */
export async function othersOf(
  db: Db | Tx,
  edition: EditionScope,
  addresses: readonly string[],
): Promise<ReadonlyMap<string, Other>> {
  const known = await peopleByAddress(db, addresses)
  const ids = [...known.values()].map(({ id }) => id)
  const [objections, registrations] = [await objectedOf(db, edition, ids), await registrationsOf(db, edition, ids)]
  const own = new Map(registrations.map((one) => [one.personId, one]))
  return new Map(
    addresses.map((address) => {
      const one = known.get(address)
      const other = one && { language: one.language, own: own.get(one.id) ?? null, objected: objections.has(one.id) }
      return [address, { ...nobody, ...other, address, personId: one?.id ?? null }]
    }),
  )
}

const nobody: Other = { address: null, personId: null, language: null, own: null, objected: false }

/** Whoever has this address; null: none that could be written to. */
export const otherOf = async (db: Db | Tx, edition: EditionScope, address: string | null): Promise<Other> =>
  (address === null ? null : (await othersOf(db, edition, [address])).get(address)) ?? nobody

async function objectedOf(db: Db | Tx, edition: EditionScope, ids: readonly PersonId[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await db
    .selectFrom('registration_objection')
    .select('person_id')
    .where('edition_id', '=', edition.id)
    .where('person_id', 'in', [...ids])
    .execute()
  return new Set(rows.map((row) => row.person_id))
}

/** A delegation as the desk lists it: with its focal point, how many it holds, and how many of them have not answered. */
export type Listed = Delegation & {
  readonly focal: string
  readonly email: string
  readonly held: number
  readonly toAgree: number
}

export async function allDelegations(db: Db | Tx, edition: EditionScope): Promise<Listed[]> {
  const rows = await delegations(db, edition)
    .innerJoin('person as p', 'p.id', 'd.person_id')
    .leftJoin('registration as r', (join) =>
      join.onRef('r.delegation_id', '=', 'd.id').on('r.state', 'not in', ['cancelled', 'refused']),
    )
    .select(['p.given_name', 'p.family_name', 'p.written_name', 'p.email'])
    .select(sql<number>`count(r.id)::int`.as('held'))
    .select(sql<number>`count(r.to_agree_since)::int`.as('toAgree'))
    .groupBy(['d.id', 'p.id'])
    .orderBy('d.ended_at', (ob) => ob.asc().nullsFirst())
    .orderBy('d.organization')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    organization: row.organization,
    personId: row.personId,
    most: row.most,
    endedAt: row.endedAt,
    focal: fullName(row),
    email: row.email ?? '',
    held: row.held,
    toAgree: row.toAgree,
  }))
}
