import { sql } from 'kysely'
import type { EditionScope } from '../../access/public.ts'
import { fullName } from '../../identity/public.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import type { SessionId } from '../../platform/db/schema.ts'
import type { SessionState } from '../../sessions/public.ts'
import { nameOfRoom } from '../venue/reads.ts'
import type { ImportedItem } from './imported-item.ts'
import type { ImportKept, ItemUndone } from './kept-import.ts'
import type { Ground, ImportedBefore } from './steps.ts'

/** The plan as an import finds it: what came before, rooms, slots and places. */
export async function groundOf(tx: Tx, edition: EditionScope): Promise<Ground> {
  const of = { id: edition.id }
  const [before, own, rooms, slots, spots] = await Promise.all([
    tx
      .selectFrom('imported_session as i')
      .innerJoin('session as s', 's.id', 'i.session_id')
      .select(['i.guid', 'i.said_hash as hash', 's.id as sessionId', 's.number', 's.state'])
      .where('i.edition_id', '=', of.id)
      .execute(),
    tx.selectFrom('session').select(['id', 'number', 'state']).where('edition_id', '=', of.id).execute(),
    tx.selectFrom('room').select(['code', 'name', 'names']).where('edition_id', '=', of.id).execute(),
    tx
      .selectFrom('slot')
      .select(['code', 'starts_at as startsAt', 'ends_at as endsAt'])
      .where('edition_id', '=', of.id)
      .orderBy('starts_at')
      .orderBy('code')
      .execute(),
    tx
      .selectFrom('placement as p')
      .innerJoin('room as r', 'r.id', 'p.room_id')
      .select(['p.session_id as sessionId', 'r.code as roomCode', 'p.starts_at as startsAt', 'p.ends_at as endsAt'])
      .where('p.edition_id', '=', of.id)
      .execute(),
  ])
  return {
    zone: edition.zone,
    before: new Map<string, ImportedBefore>([
      // Our files name sessions by their ids.
      ...own.map(
        ({ id, number, state }) => [id, { sessionId: id, number, state: state as SessionState, hash: null }] as const,
      ),
      ...before.map(({ guid, state, ...row }) => [guid, { ...row, state: state as SessionState }] as const),
    ]),
    rooms: rooms.map(({ code, name, names }) => ({ code, names: nameOfRoom(names, name) })),
    slots,
    spots,
  }
}

/** People an earlier import brought, by what the other system calls them. */
export async function peopleImported(tx: Tx, edition: EditionScope) {
  const rows = await tx
    .selectFrom('imported_person')
    .select(['guid', 'person_id'])
    .where('edition_id', '=', edition.id)
    .execute()
  return new Map(rows.map(({ guid, person_id }) => [guid, person_id]))
}

/** Rooms and slots by their codes, as places name them. */
export async function placesByCode(tx: Tx, edition: EditionScope) {
  const rooms = await tx.selectFrom('room').select(['id', 'code', 'key']).where('edition_id', '=', edition.id).execute()
  const slots = await tx.selectFrom('slot').select(['id', 'code']).where('edition_id', '=', edition.id).execute()
  return {
    rooms: new Map(rooms.map((room) => [room.code, room])),
    slots: new Map(slots.map((slot) => [slot.code, slot])),
  }
}

const IMPORT_COLUMNS = [
  'schedule_import.id',
  'file_sha256 as sha256',
  'file_name as fileName',
  'brought_at as broughtAt',
  'zone',
  'taken_at as takenAt',
  'became',
  'undone_at as undoneAt',
  'undone',
] as const
/** Whether it was kept what it takes to undo it. */
const isKept = sql<boolean>`was is not null`.as('isKept')

type Row = { readonly became: unknown; readonly undone: unknown }
/** Both are written by the store alone. */
const withBecame = <R extends Row>(row: R) => ({
  ...row,
  became: row.became as readonly ImportedItem[],
  undone: row.undone as readonly ItemUndone[] | null,
})

/** A file of another system on the desk; null where it was put away, or never was. */
export async function importOfDesk(db: Db | Tx, edition: EditionScope, id: string) {
  if (!/^[0-9a-f-]{36}$/.test(id)) return null
  const row = await db
    .selectFrom('schedule_import')
    .select(IMPORT_COLUMNS)
    .select(isKept)
    .where('edition_id', '=', edition.id)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? withBecame(row) : null
}

/** What it takes to undo an import; null where it was taken over before that was kept. */
export async function keptOfImport(db: Db | Tx, edition: EditionScope, id: string): Promise<ImportKept | null> {
  const row = await db
    .selectFrom('schedule_import')
    .select('was')
    .where('edition_id', '=', edition.id)
    .where('id', '=', id)
    .executeTakeFirst()
  return (row?.was ?? null) as ImportKept | null // written by keepTaken alone
}

/** Of some sessions those that any version of the agenda has shown. */
export async function everPublishedOf(db: Db | Tx, ids: readonly SessionId[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await db
    .selectFrom('agenda_item')
    .select('session_id')
    .distinct()
    .where('session_id', 'in', ids)
    .execute()
  return new Set(rows.map(({ session_id }) => session_id))
}

export type ImportOfDesk = NonNullable<Awaited<ReturnType<typeof importOfDesk>>>

/** Files brought in, the newest first, each with who brought it. */
export async function importsOfDesk(db: Db, edition: EditionScope) {
  const rows = await db
    .selectFrom('schedule_import')
    .leftJoin('person', 'person.id', 'schedule_import.brought_by')
    .select(IMPORT_COLUMNS)
    .select(['person.given_name', 'person.family_name', 'person.written_name'])
    .where('edition_id', '=', edition.id)
    .orderBy('brought_at', 'desc')
    .limit(50)
    .execute()
  return rows.map(({ given_name, family_name, written_name, ...row }) => ({
    ...withBecame(row),
    by: fullName({ given_name, family_name, written_name }),
  }))
}
export type ImportListed = Awaited<ReturnType<typeof importsOfDesk>>[number]

/** Of some stored files those that lie on a desk. */
export async function filesOfImports(tx: Tx, sha256s: readonly string[]): Promise<string[]> {
  const rows = await tx
    .selectFrom('schedule_import')
    .select('file_sha256')
    .distinct()
    .where('file_sha256', 'in', sha256s)
    .execute()
  return rows.map(({ file_sha256 }) => file_sha256)
}
