import { sql } from 'kysely'
import type { EditionScope } from '../access/public.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import { keptHere } from '../platform/kept.ts'
import { stampOf } from '../platform/stamps.ts'

/** By group and by region spoken for: how many there are, and how many would be taken (accepted or merged) if all were released now. */
export const balanceOf = async (db: Db, edition: EditionScope) =>
  balances.get(db, edition.id, () => balanceNow(db, edition), await stampOf(db, ['received']))

async function balanceNow(db: Db, edition: EditionScope) {
  const by = async (column: 'stakeholder_group' | 'region') => {
    const { rows } = await sql<{ code: string | null; taken: number; all: number }>`
      select s.${sql.ref(column)} as code, count(*) as "all",
        count(*) filter (where d.outcome in ('accepted', 'merged') or (d.id is null and s.state in ('accepted', 'merged', 'programmed', 'reported'))) as taken
      from submission s
      left join decision d on d.submission_id = s.id and d.revoked_at is null and d.release_id is null
      where s.edition_id = ${edition.id} and s.state <> 'withdrawn'
      group by 1`.execute(db)
    return rows
  }
  const [groups, regions] = await Promise.all([by('stakeholder_group'), by('region')])
  return { groups, regions }
}
export type Balance = Awaited<ReturnType<typeof balanceNow>>
const balances = keptHere<Balance>('desk.balance')

/** References of submissions by their ids. */
export async function referencesOf(db: Db | Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('submission').select(['id', 'reference']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, reference }) => [id, reference]))
}
