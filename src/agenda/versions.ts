import { sql } from 'kysely'
import type { EditionScope } from '../access/public.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import { type Said, saidFrom } from '../platform/languages/public.ts'
import type { AgendaEntry } from './agenda.ts'
import type { AgendaChange } from './agenda-changes.ts'
import { changesKept, entryKept } from './kept.ts'

export type AgendaVersion = {
  readonly id: string
  readonly version: number
  readonly publishedAt: Date
  readonly name: Said
  readonly note: Said
}

export type PublishedAgenda = AgendaVersion & {
  readonly entries: readonly AgendaEntry[]
  /** What this version changed. */
  readonly changes: readonly AgendaChange[]
}

const versionColumns = [
  'id',
  'version',
  'published_at as publishedAt',
  'name',
  'name_language',
  'names',
  'note',
  'note_language',
  'notes',
] as const

type Row = {
  id: string
  version: number
  publishedAt: Date
  name: string
  name_language: string | null
  names: unknown
  note: string
  note_language: string | null
  notes: unknown
}
const versionOf = ({
  id,
  version,
  publishedAt,
  name,
  name_language,
  names,
  note,
  note_language,
  notes,
}: Row): AgendaVersion => ({
  id,
  version,
  publishedAt,
  name: saidFrom(name, name_language, names),
  note: saidFrom(note, note_language, notes),
})

export async function lastVersion(db: Db | Tx, edition: EditionScope): Promise<AgendaVersion | null> {
  const row = await db
    .selectFrom('agenda_version')
    .select(versionColumns)
    .where('edition_id', '=', edition.id)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? versionOf(row) : null
}

export async function versionByNumber(db: Db, edition: EditionScope, version: number): Promise<AgendaVersion | null> {
  const row = await db
    .selectFrom('agenda_version')
    .select(versionColumns)
    .where('edition_id', '=', edition.id)
    .where('version', '=', version)
    .executeTakeFirst()
  return row ? versionOf(row) : null
}

/** Entries of a version in the order of time, then number. */
export async function entriesOf(db: Db | Tx, versionId: string): Promise<AgendaEntry[]> {
  const rows = await db
    .selectFrom('agenda_item')
    .select('snapshot')
    .where('agenda_version_id', '=', versionId)
    .orderBy('starts_at')
    .orderBy(sql`(snapshot->>'number')::int`)
    .execute()
  return rows.map((row) => entryKept(row.snapshot))
}

export async function changesOf(db: Db | Tx, versionId: string): Promise<AgendaChange[]> {
  const row = await db
    .selectFrom('agenda_version')
    .select('changes')
    .where('id', '=', versionId)
    .executeTakeFirstOrThrow()
  return changesKept(row.changes)
}

/** Every version with its changes, newest first. */
export async function versionsOf(db: Db | Tx, edition: EditionScope) {
  const rows = await db
    .selectFrom('agenda_version')
    .select([...versionColumns, 'changes'])
    .where('edition_id', '=', edition.id)
    .orderBy('version', 'desc')
    .execute()
  return rows.map((row) => ({ ...versionOf(row), changes: changesKept(row.changes) }))
}
