import { sql } from 'kysely'
import type { EditionScope } from '../../access/public.ts'
import { personNames } from '../../identity/public.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import type { Localized } from '../../platform/languages/public.ts'
import { isOutcome, type Outcome } from '../decision.ts'

export type Tag = { readonly id: string; readonly name: string; readonly colour: number }

/** The tags of an edition that can be given, in the order of their names. */
export const tagsOf = (db: Db | Tx, edition: EditionScope): Promise<Tag[]> =>
  db
    .selectFrom('desk_tag')
    .select(['id', 'name', 'colour'])
    .where('edition_id', '=', edition.id)
    .where('merged_into', 'is', null)
    .where('removed_at', 'is', null)
    .orderBy(sql`lower(name) collate "und-x-icu"`)
    .execute()

/** Tags with how many submissions bear them and what was merged into each; and those taken away, to be brought back. */
export async function tagsWithCounts(db: Db, edition: EditionScope) {
  const gone = await db
    .selectFrom('desk_tag')
    .select(['id', 'name', 'colour'])
    .where('edition_id', '=', edition.id)
    .where('removed_at', 'is not', null)
    .orderBy('removed_at', 'desc')
    .limit(50)
    .execute()
  const { rows } = await sql<Tag & { count: number; merged: Tag[] }>`
    with recursive standing as (
      select id, id as root from desk_tag where edition_id = ${edition.id} and merged_into is null and removed_at is null
      union all select t.id, r.root from desk_tag t join standing r on t.merged_into = r.id
    )
    select t.id, t.name, t.colour,
      (select count(distinct m.submission_id) from submission_tag m join standing r on r.id = m.tag_id where r.root = t.id) as count,
      coalesce((select json_agg(json_build_object('id', o.id, 'name', o.name, 'colour', o.colour) order by o.name) from desk_tag o where o.merged_into = t.id), '[]') as merged
    from desk_tag t where t.edition_id = ${edition.id} and t.merged_into is null and t.removed_at is null
    order by lower(t.name) collate "und-x-icu"`.execute(db)
  return { tags: rows, gone }
}
export type CountedTag = Awaited<ReturnType<typeof tagsWithCounts>>['tags'][number]

/** Notes on a submission, the first first; one that was taken away stays without its words. */
export async function notesOn(db: Db, submissionId: string) {
  const rows = await db
    .selectFrom('desk_note')
    .select(['id', 'words', 'written_by', 'written_at as at', 'edited_at as editedAt', 'removed_at as removedAt'])
    .where('submission_id', '=', submissionId)
    .orderBy('written_at')
    .orderBy('id')
    .execute()
  const names = await personNames(
    db,
    rows.map((row) => row.written_by),
  )
  return rows.map(({ written_by, ...row }) => ({
    ...row,
    words: row.removedAt ? '' : row.words,
    personId: written_by,
    by: names.get(written_by ?? '') ?? null,
  }))
}
export type Note = Awaited<ReturnType<typeof notesOn>>[number]

/** Who looks after a submission, if anybody. */
export async function assigneeOf(db: Db, submissionId: string): Promise<{ id: string; name: string } | null> {
  const row = await db
    .selectFrom('submission_assignee')
    .select('person_id')
    .where('submission_id', '=', submissionId)
    .executeTakeFirst()
  if (!row) return null
  const names = await personNames(db, [row.person_id])
  return { id: row.person_id, name: names.get(row.person_id) ?? '' }
}

/** A reason kept for giving it again. */
export type Snippet = {
  readonly id: string
  readonly position: number
  readonly name: string
  /** null: it fits any. */
  readonly outcome: Outcome | null
  readonly kind: string | null
  /** Stands in the form from the start, for submissions of its kind. */
  readonly suggested: boolean
  readonly reason: { readonly text: string; readonly language: string; readonly others: Localized }
}

/** The reasons an edition keeps, in the order of their keys. */
export async function snippetsOf(db: Db | Tx, edition: EditionScope): Promise<Snippet[]> {
  const rows = await db
    .selectFrom('reason_snippet')
    .select(['id', 'position', 'name', 'outcome', 'kind', 'suggested', 'reason', 'reason_language', 'reasons'])
    .where('edition_id', '=', edition.id)
    .where('removed_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map(({ reason, reason_language, reasons, outcome, ...row }) => ({
    ...row,
    outcome: outcome && isOutcome(outcome) ? outcome : null,
    reason: { text: reason, language: reason_language, others: reasons as Localized },
  }))
}
