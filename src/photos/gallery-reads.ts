import { sql } from 'kysely'
import type { EditionScope } from '../access/public.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import { type Photo, sizesByPhoto, termsOf } from './reads.ts'

/** What anybody may see: admitted in the version that stands, and not taken back. Whoever shows photographs to the public reads here. */
const shown = (db: Db | Tx, edition: EditionScope) =>
  db
    .selectFrom('photo as p')
    .innerJoin('public_submission as s', 's.id', 'p.submission_id')
    .where('p.edition_id', '=', edition.id)
    .where('p.state', '=', 'admitted')
    .whereRef('s.current_version', '=', 'p.version')

type Row = Omit<Photo, 'sizes' | 'state'>

const inWords = (db: Db | Tx, edition: EditionScope, by: string) =>
  shown(db, edition)
    .select(['s.id', 's.number', 's.reference', 'p.version', 'p.title', 'p.description', 'p.story', 'p.credit'])
    .select(['p.country', 'p.width', 'p.height', termsOf(by).as('terms')])

async function withSizes(db: Db | Tx, rows: readonly Row[]): Promise<Photo[]> {
  const ids = rows.map(({ id }) => id)
  const sizes = await sizesByPhoto(db, ids)
  return rows.map((row) => ({ ...row, state: 'admitted' as const, sizes: sizes.get(row.id) ?? [] }))
}

export type Narrowing = { readonly term: string | null; readonly country: string | null }

const showing = (by: string, term: string) =>
  sql<boolean>`exists (select from submission_term t where t.submission_id = s.id and t.vocabulary = ${by} and t.term = ${term})`

/** One page of the gallery, the newest number first, and how many there are on all of its pages. */
export async function galleryPage(
  db: Db | Tx,
  edition: EditionScope,
  by: string,
  { term, country, page, ofPage }: Narrowing & { readonly page: number; readonly ofPage: number },
): Promise<{ readonly photos: readonly Photo[]; readonly count: number }> {
  let asked = inWords(db, edition, by)
  let counted = shown(db, edition)
  if (country) {
    asked = asked.where('p.country', '=', country)
    counted = counted.where('p.country', '=', country)
  }
  if (term) {
    asked = asked.where(showing(by, term))
    counted = counted.where(showing(by, term))
  }
  const { count } = await counted.select((eb) => eb.fn.countAll<string>().as('count')).executeTakeFirstOrThrow()
  const rows = await asked
    .orderBy('s.number', 'desc')
    .limit(ofPage)
    .offset((page - 1) * ofPage)
    .execute()
  return { photos: await withSizes(db, rows), count: Number(count) }
}

/** The countries that photographs of the gallery come from, by code. */
export const countriesShown = async (db: Db | Tx, edition: EditionScope): Promise<string[]> =>
  (
    await shown(db, edition)
      .select('p.country')
      .where('p.country', 'is not', null)
      .distinct()
      .orderBy('p.country')
      .execute()
  ).flatMap(({ country }) => country ?? [])

/** Photographs of a term, the newest first, and how many show it. */
export type Group = { readonly count: number; readonly photos: readonly Photo[] }

/** The newest photographs of each term, at most so many of each. */
export async function collageOf(
  db: Db | Tx,
  edition: EditionScope,
  by: string,
  most: number,
): Promise<Map<string, Group>> {
  const every = inWords(db, edition, by)
    .innerJoin('submission_term as t', (join) => join.onRef('t.submission_id', '=', 's.id').on('t.vocabulary', '=', by))
    .select('t.term')
    .select(sql<number>`row_number() over (partition by t.term order by s.number desc)`.as('place'))
    .select(sql<number>`count(*) over (partition by t.term)`.as('count'))
    .as('every')
  const rows = await db.selectFrom(every).selectAll().where('place', '<=', most).orderBy('number', 'desc').execute()
  const sizes = await sizesByPhoto(db, [...new Set(rows.map(({ id }) => id))])
  const groups = new Map<string, Group>()
  for (const { term, place: _, count, ...row } of rows) {
    const photo = { ...row, state: 'admitted' as const, sizes: sizes.get(row.id) ?? [] }
    groups.set(term, { count: Number(count), photos: [...(groups.get(term)?.photos ?? []), photo] })
  }
  return groups
}

/** Those of some photographs that anybody may see at this moment, by the ids of their submissions. */
export async function photosShown(
  db: Db | Tx,
  edition: EditionScope,
  by: string,
  ids: readonly string[],
): Promise<Map<string, Photo>> {
  const rows = ids.length
    ? await inWords(db, edition, by)
        .where('s.id', 'in', [...ids])
        .execute()
    : []
  return new Map((await withSizes(db, rows)).map((photo) => [photo.id, photo]))
}

/** One photograph that anybody may see, with its neighbours in the gallery; null where there is none of this number. */
export async function photoShown(db: Db | Tx, edition: EditionScope, by: string, number: number) {
  const row = await inWords(db, edition, by).where('s.number', '=', number).executeTakeFirst()
  if (!row) return null
  const [photo] = await withSizes(db, [row])
  const newer = await shown(db, edition)
    .select('s.number')
    .where('s.number', '>', number)
    .orderBy('s.number')
    .limit(1)
    .executeTakeFirst()
  const older = await shown(db, edition)
    .select('s.number')
    .where('s.number', '<', number)
    .orderBy('s.number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return photo ? { photo, before: newer?.number ?? null, after: older?.number ?? null } : null
}

/** The file of a public photograph in one size, by the beginning of its hash; null where nobody may see it, at this moment. */
export async function publicSize(db: Db, edition: EditionScope, number: number, start: string) {
  return shown(db, edition)
    .innerJoin('photo_size as z', 'z.submission_id', 'p.submission_id')
    .select(['z.sha256', 'z.format'])
    .where('s.number', '=', number)
    .where('z.sha256', 'like', `${start}%`)
    .executeTakeFirst()
}

/** The file somebody sent, of a photograph that is shown, with what must stand beside it wherever it is printed. */
export type Original = {
  readonly number: number
  readonly reference: string
  readonly title: string
  readonly credit: string
  readonly country: string | null
  readonly sha256: string
  readonly mediaType: string
  readonly size: number
}

/** The originals of everything that is shown at this moment, or of one number. For the desk: they hold what the cameras wrote. */
export async function originalsShown(db: Db, edition: EditionScope, number?: number): Promise<Original[]> {
  let asked = shown(db, edition)
    .innerJoin('stored_file as f', 'f.sha256', 'p.original_sha256')
    .select(['s.number', 's.reference', 'p.title', 'p.credit', 'p.country', 'f.sha256'])
    .select(['f.media_type as mediaType', 'f.size_bytes as size'])
  if (number !== undefined) asked = asked.where('s.number', '=', number)
  return (await asked.orderBy('s.number').execute()).map(({ size, ...row }) => ({ ...row, size: Number(size) }))
}
