import type { EditionScope } from '../../access/public.ts'
import type { Db } from '../../platform/db/db.ts'
import { asLocalized, hasText, type Localized } from '../../platform/languages/public.ts'

/** The names of a room as kept: in six languages, or the plain one where an earlier version of the program kept no more. */
export function nameOfRoom(names: unknown, plain: string): Localized {
  const name = asLocalized(names)
  return hasText(name) ? name : asLocalized(plain)
}

/** The names of all rooms of an edition, by their codes. */
export async function roomNames(db: Db, edition: EditionScope): Promise<ReadonlyMap<string, Localized>> {
  const rows = await db
    .selectFrom('room')
    .select(['code', 'name', 'names'])
    .where('edition_id', '=', edition.id)
    .execute()
  return new Map(rows.map(({ code, name, names }) => [code, nameOfRoom(names, name)]))
}

/** Times a room is closed, as kept: instants in milliseconds, as searches count them. */
export const closedTimes = (kept: unknown): { from: number; to: number }[] =>
  (kept as { from: string; to: string }[]) // written by the store of the venue only
    .map(({ from, to }) => ({ from: Date.parse(from), to: Date.parse(to) }))
