import type { EditionScope } from '../../access/public.ts'
import { hashToken } from '../../identity/public.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import type { FloorCaptionerId, FloorCaptionId } from '../../platform/db/schema.ts'
import type { Language } from '../../platform/languages/public.ts'
import type { Floor } from '../floor.ts'
import type { Captioner } from './turn.ts'

/** Everybody who was given a link for a floor, also those from whom it was taken back. */
export async function captionersOf(db: Db | Tx, floor: Pick<Floor, 'id'>): Promise<Captioner[]> {
  const rows = await db
    .selectFrom('floor_captioner')
    .select(['id', 'name', 'language', 'taken_back_at as takenBackAt', 'writing', 'wrote_at as wroteAt'])
    .where('floor_id', '=', floor.id)
    .orderBy('given_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, language: row.language as Language })) // written by the act alone
}

type OfSecret = { readonly secret: string; readonly milestoneCode: string | null; readonly number: number | null }

/** Whose link this is, on which floor; null where it leads nowhere (any more), or to another meeting. */
export async function captionerOfSecret(
  db: Db | Tx,
  edition: EditionScope,
  { secret, milestoneCode, number, rehearsal }: OfSecret & { readonly rehearsal: boolean },
): Promise<FloorCaptionerId | null> {
  const row = await db
    .selectFrom('floor_captioner as c')
    .innerJoin('floor as f', 'f.id', 'c.floor_id')
    .leftJoin('session as s', 's.id', 'f.session_id')
    .select('c.id')
    .where('c.secret_hash', '=', hashToken(secret))
    .where('c.taken_back_at', 'is', null)
    .where('f.edition_id', '=', edition.id)
    .where('f.rehearsal', '=', rehearsal)
    .where('f.milestone_code', milestoneCode === null ? 'is' : '=', milestoneCode)
    .where('s.number', number === null ? 'is' : '=', number)
    .executeTakeFirst()
  return row?.id ?? null
}

/** The last number a captioner has counted to; 0 before the first line. */
export async function lastSequence(db: Db | Tx, id: FloorCaptionerId): Promise<number> {
  const row = await db
    .selectFrom('floor_caption')
    .select((eb) => eb.fn.max('sequence').as('last'))
    .where('captioner_id', '=', id)
    .executeTakeFirst()
  return Number(row?.last ?? 0)
}

type Line = { readonly sequence: number; readonly body: string }

/** A line that has arrived before. */
export async function sameLine(
  db: Db | Tx,
  id: FloorCaptionerId,
  { sequence, body }: Line,
): Promise<FloorCaptionId | null> {
  const row = await db
    .selectFrom('floor_caption')
    .select('id')
    .where('captioner_id', '=', id)
    .where('sequence', '=', String(sequence))
    .where('body', '=', body)
    .executeTakeFirst()
  return row?.id ?? null
}
