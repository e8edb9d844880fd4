import { sql } from 'kysely'
import type { EditionScope } from '../access/public.ts'
import type { Db } from '../platform/db/db.ts'
import type { AgendaChange } from './agenda-changes.ts'
import { changesKept } from './kept.ts'

/** What one version changed of a session. */
export type SessionChange = {
  readonly version: number
  readonly publishedAt: Date
  readonly change: AgendaChange
}

/** All that versions changed of a session after it was first published, the newest first. */
export async function historyOf(db: Db, edition: EditionScope, sessionId: string): Promise<SessionChange[]> {
  const { rows } = await sql<{ version: number; published_at: Date; change: unknown }>`
    select v.version, v.published_at, c.change
    from agenda_version v, jsonb_array_elements(v.changes) c(change)
    where v.edition_id = ${edition.id} and c.change->>'sessionId' = ${sessionId} and c.change->>'kind' <> 'new'
    order by v.version desc`.execute(db)
  return rows.flatMap(({ version, published_at, change }) =>
    changesKept([change]).map((one) => ({ version, publishedAt: published_at, change: one })),
  )
}
