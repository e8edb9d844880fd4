import { sql } from 'kysely'
import type { EditionScope } from '../access/public.ts'
import type { Db } from '../platform/db/db.ts'

/** Whether the forum has changed how it takes place, or taken that back, since its programme was last published. */
export async function modeToPublish(db: Db, edition: EditionScope): Promise<boolean> {
  const { rows } = await sql<{ waits: boolean }>`
    select exists (
      select from edition_change as change
      where change.edition_id = ${edition.id} and change.what = 'mode_changed' and change.made_at is not null
        and greatest(change.made_at, change.taken_back_at) > (
          select max(published_at) from agenda_version where edition_id = ${edition.id}
        )
    ) as waits`.execute(db)
  return rows[0]?.waits ?? false
}
