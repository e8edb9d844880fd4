import { sql } from 'kysely'
import type { EditionScope } from '../access/public.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import type { SelectionId, SubmissionId } from '../platform/db/schema.ts'
import { keptHere } from '../platform/kept.ts'
import { asLocalized, type Localized, type Said } from '../platform/languages/public.ts'
import { type EntryFacts, type SelectionRules, selectionRules } from '../rounds/public.ts'
import { type AnswersOf, answersOf } from './settings.ts'

export type Contest = {
  readonly id: SelectionId
  readonly code: string
  readonly kind: string
  readonly title: Localized
  readonly call: string
  readonly closesAt: Date
  readonly winners: number
  /** When its winners were announced; null before. */
  readonly releasedAt: Date | null
  /** The vocabulary by whose terms photographs are put together. */
  readonly by: string
  readonly answers: AnswersOf
  readonly rules: SelectionRules
}

/** The contest of an edition; null where it holds none. */
export async function contestOf(db: Db | Tx, edition: EditionScope): Promise<Contest | null> {
  const row = await db
    .selectFrom('contest as c')
    .innerJoin('selection as s', 's.id', 'c.selection_id')
    .innerJoin('call', 'call.id', 'c.call_id')
    .select(['s.id', 's.code', 'c.kind', 's.title', 'call.code as call', 'call.closes_at as closesAt', 'c.winners'])
    .select(['c.by_vocabulary as by', 'c.answers', 's.rules', 's.released_at as releasedAt'])
    .where('c.edition_id', '=', edition.id)
    .orderBy('s.code')
    .executeTakeFirst()
  if (!row) return null
  return {
    ...row,
    title: asLocalized(row.title),
    answers: answersOf(row.answers),
    rules: selectionRules.parse(row.rules),
  }
}

const declared = keptHere<boolean>('photos.declared')

/** Whether an edition holds a contest: asked for every page that has a navigation, so a node keeps the answer. */
export const holdsContest = (db: Db, edition: EditionScope): Promise<boolean> =>
  declared.get(db, edition.id, async () => {
    const found = await db.selectFrom('contest').select('kind').where('edition_id', '=', edition.id).executeTakeFirst()
    return found !== undefined
  })

/** Told by whoever declares one. */
export const contestDeclared = (tx: Tx, editionId: string): Promise<void> => declared.changed(tx, editionId)

/** The editions that hold a contest, by their addresses. */
export const editionsWithContest = async (db: Db): Promise<string[]> =>
  (
    await db
      .selectFrom('contest as c')
      .innerJoin('edition as e', 'e.id', 'c.edition_id')
      .select('e.slug')
      .distinct()
      .orderBy('e.slug')
      .execute()
  ).map(({ slug }) => slug)

/** Photographs that were handed in, or amended, since they were last looked at. */
export const untaken = (db: Db | Tx, edition: EditionScope, kind: string) =>
  db
    .selectFrom('submission as s')
    .leftJoin('photo as p', 'p.submission_id', 's.id')
    .select(['s.id', 's.number'])
    .where('s.edition_id', '=', edition.id)
    .where('s.kind', '=', kind)
    .where('s.state', '<>', 'withdrawn')
    .where((eb) => eb.or([eb('p.version', 'is', null), eb('p.version', '<', eb.ref('s.current_version'))]))
    .orderBy('s.number')
    .execute()

export type Size = {
  readonly width: number
  readonly height: number
  readonly format: 'avif' | 'webp'
  readonly sha256: string
}

const STATES = ['waiting', 'admitted', 'declined', 'taken_down'] as const
export type PhotoState = (typeof STATES)[number]
export const isPhotoState = (word: string | null): word is PhotoState => STATES.some((one) => one === word)

export type Photo = {
  readonly id: SubmissionId
  readonly number: number
  readonly reference: string
  readonly version: number
  readonly title: string
  readonly description: string
  readonly story: string
  readonly credit: string
  readonly country: string | null
  readonly width: number
  readonly height: number
  readonly state: PhotoState
  readonly terms: readonly string[]
  readonly sizes: readonly Size[]
}

/** What the desk and those who judge need beside it; never on a public page. */
export type PhotoInside = Photo & {
  readonly likeness: string
  readonly facts: EntryFacts
  readonly original: string
  readonly reason: Said | null
  readonly sender: { readonly personId: string | null; readonly name: string; readonly email: string }
  /** Taken back by whoever sent it. */
  readonly withdrawn: boolean
  /** A newer version has come in since. */
  readonly amended: boolean
  readonly decidedAt: Date | null
}

type Which = { readonly number?: number; readonly state?: PhotoState; readonly locking?: boolean }

/** Photographs as the desk sees them, by the number of their submission. */
export async function photosInside(
  db: Db | Tx,
  edition: EditionScope,
  by: string,
  { number, state, locking = false }: Which = {},
): Promise<PhotoInside[]> {
  let asked = db
    .selectFrom('photo as p')
    .innerJoin('submission as s', 's.id', 'p.submission_id')
    .select(['s.id', 's.number', 's.reference', 'p.version', 'p.title', 'p.description', 'p.story', 'p.credit'])
    .select(['p.country', 'p.width', 'p.height', 'p.state', 'p.likeness', 'p.facts', 'p.original_sha256 as original'])
    .select(['p.reason', 'p.decided_at as decidedAt', 's.state as stands', 's.current_version as current'])
    .select(['s.person_id as personId', 's.submitter_name as name', 's.submitter_email as email'])
    .select(termsOf(by).as('terms'))
    .where('p.edition_id', '=', edition.id)
    .orderBy('s.number')
  if (number !== undefined) asked = asked.where('s.number', '=', number)
  if (state !== undefined) asked = asked.where('p.state', '=', state)
  if (locking) asked = asked.forUpdate(['p', 's'])
  const rows = await asked.execute()
  const sizes = await sizesByPhoto(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map(({ personId, name, email, stands, current, facts, reason, ...row }) => ({
    ...row,
    state: stateOf(row.state),
    facts: facts as EntryFacts, // written by keepPhoto alone
    reason: reason as Said | null, // written by decidePhoto alone
    sender: { personId, name, email },
    withdrawn: stands === 'withdrawn',
    amended: current > row.version,
    sizes: sizes.get(row.id) ?? [],
  }))
}

export const termsOf = (vocabulary: string) =>
  sql<
    string[]
  >`array(select t.term from submission_term t where t.submission_id = s.id and t.vocabulary = ${vocabulary} order by t.position)`

function stateOf(word: string): PhotoState {
  if (!isPhotoState(word)) throw new Error(`${word} is no state of a photograph.`)
  return word
}

export async function sizesByPhoto(db: Db | Tx, ids: readonly string[]): Promise<Map<string, Size[]>> {
  const rows = ids.length
    ? await db
        .selectFrom('photo_size')
        .select(['submission_id', 'width', 'height', 'format', 'sha256'])
        .where('submission_id', 'in', [...ids])
        .orderBy('width')
        .orderBy('format')
        .execute()
    : []
  const by = new Map<string, Size[]>()
  for (const { submission_id, format, ...size } of rows)
    by.set(submission_id, [...(by.get(submission_id) ?? []), { ...size, format: format === 'avif' ? 'avif' : 'webp' }])
  return by
}

/** Of some stored files those that photographs refer to. */
export async function filesInUse(tx: Tx, sha256s: readonly string[]): Promise<string[]> {
  const names = sha256s.length ? [...sha256s] : ['']
  const [sizes, originals] = [
    await tx.selectFrom('photo_size').select('sha256').where('sha256', 'in', names).execute(),
    await tx.selectFrom('photo').select('original_sha256 as sha256').where('original_sha256', 'in', names).execute(),
  ]
  return [...sizes, ...originals].map(({ sha256 }) => sha256)
}
