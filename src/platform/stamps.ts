import { sql } from 'kysely'
import type { Db } from './db/db.ts'

/**
 * What pages are made of: what was handed in and became of it, the published programme, what an edition asks and says; and what the desk
 * alone sees of it.
 */
type Subject = 'received' | 'published' | 'edition' | 'desk'

/**
 * Another one as soon as anything of these subjects has been committed that was not before. Triggers count (0037_page_stamp.sql), so no
 * code that writes can forget to, and asking costs the same however much there is.
 */
export async function stampOf(db: Db, subjects: readonly Subject[]): Promise<string> {
  const { rows } = await sql<{ stamp: string | null }>`
    select string_agg(subject || number, ' ' order by subject) as stamp
    from (select subject, sum(number) as number from page_stamp where subject = any(${[...subjects]}) group by subject) s`.execute(
    db,
  )
  return rows[0]?.stamp ?? ''
}
