import { sql } from 'kysely'
import type { EditionScope } from '../access/public.ts'
import type { Tx } from '../platform/db/db.ts'
import type { PersonId } from '../platform/db/schema.ts'
import { asWritten, type Said } from '../platform/languages/public.ts'
import type { AgendaEntry } from './agenda.ts'
import type { AgendaChange } from './agenda-changes.ts'
import { changeToKeep, entryToKeep } from './kept.ts'

/** One publication at a time per edition; ends with the transaction. */
export async function lockAgenda(tx: Tx, edition: EditionScope): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`agenda:${edition.id}`}, 0))`.execute(tx)
}

const ROWS_AT_ONCE = 500

export async function addAgendaVersion(
  tx: Tx,
  edition: EditionScope,
  agenda: {
    readonly version: number
    readonly entries: readonly AgendaEntry[]
    readonly changes: readonly AgendaChange[]
    readonly personId: PersonId | null
    readonly name?: Said
    readonly note: Said
  },
  now: Date,
): Promise<void> {
  const note = asWritten(agenda.note)
  const name = asWritten(agenda.name ?? '')
  const { id } = await tx
    .insertInto('agenda_version')
    .values({
      edition_id: edition.id,
      version: agenda.version,
      published_at: now,
      published_by: agenda.personId,
      name: name.text,
      name_language: name.language,
      names: JSON.stringify(name.others),
      note: note.text,
      note_language: note.language,
      notes: JSON.stringify(note.others),
      changes: JSON.stringify(agenda.changes.map(changeToKeep)),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (let from = 0; from < agenda.entries.length; from += ROWS_AT_ONCE) {
    await tx
      .insertInto('agenda_item')
      .values(
        agenda.entries.slice(from, from + ROWS_AT_ONCE).map((entry) => ({
          agenda_version_id: id,
          session_id: entry.sessionId,
          starts_at: entry.startsAt,
          ends_at: entry.endsAt,
          room_id: entry.room.id,
          sequence: entry.sequence,
          snapshot: JSON.stringify(entryToKeep(entry)),
        })),
      )
      .execute()
  }
}
