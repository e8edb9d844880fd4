import type { EditionScope } from '../access/public.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import type { PlannedEntry } from './agenda.ts'
import { nextAgenda } from './agenda-changes.ts'
import { publishedAgenda } from './published.ts'

/** The version that would follow if this were planned: its number, its entries, and what differs from the last one. */
export async function nextVersion(db: Db | Tx, edition: EditionScope, planned: readonly PlannedEntry[], now: Date) {
  const last = await publishedAgenda(db, edition)
  return { version: (last?.version ?? 0) + 1, ...nextAgenda(last?.entries ?? [], planned, now) }
}
