import type { Db, Tx } from '../../platform/db/db.ts'
import { isLanguage, type Language } from '../../platform/languages/public.ts'
import type { Floor } from '../floor.ts'
import type { Caption } from './caption.ts'

/** The languages in which a meeting has captions. */
export async function captionedIn(db: Db | Tx, floor: Pick<Floor, 'id'>): Promise<Language[]> {
  const rows = await db
    .selectFrom('floor_caption')
    .select('language')
    .distinct()
    .where('floor_id', '=', floor.id)
    .orderBy('language')
    .execute()
  return rows.map(({ language }) => language).filter(isLanguage)
}

/** What was written in a language, in the order of writing; with `last` only the latest lines. */
export async function captionsOf(
  db: Db | Tx,
  floor: Pick<Floor, 'id'>,
  language: Language,
  last: number | null = null,
): Promise<Caption[]> {
  const rows = await db
    .selectFrom('floor_caption')
    .select(['id', 'body', 'said_at as at'])
    .where('floor_id', '=', floor.id)
    .where('language', '=', language)
    .where('body', '<>', '')
    .orderBy('position', 'desc')
    .$if(last !== null, (q) => q.limit(last ?? 0))
    .execute()
  return rows.reverse()
}

/** One line, as it is kept now. */
export const captionById = (db: Db | Tx, floor: Pick<Floor, 'id'>, id: string): Promise<Caption | undefined> =>
  db
    .selectFrom('floor_caption')
    .select(['id', 'body', 'said_at as at'])
    .where('floor_id', '=', floor.id)
    .where((eb) => eb(eb.cast<string>('id', 'text'), '=', id))
    .executeTakeFirst()
