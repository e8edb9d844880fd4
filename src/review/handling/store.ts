import { sql } from 'kysely'
import type { EditionScope } from '../../access/public.ts'
import type { Tx } from '../../platform/db/db.ts'
import type { Snippet } from './reads.ts'

type By = { readonly personId: string | null; readonly now: Date }

/** Somebody looks after these from now on; null: nobody. */
export async function assign(
  tx: Tx,
  { edition, ids }: { edition: EditionScope; ids: readonly string[] },
  to: string | null,
  by: By,
) {
  if (ids.length === 0) return
  await tx
    .deleteFrom('submission_assignee')
    .where('edition_id', '=', edition.id)
    .where('submission_id', 'in', [...ids])
    .execute()
  if (to === null) return
  await tx
    .insertInto('submission_assignee')
    .values(
      ids.map((id) => ({
        submission_id: id,
        edition_id: edition.id,
        person_id: to,
        assigned_by: by.personId,
        assigned_at: by.now,
      })),
    )
    .execute()
}

/** Gives tags to these; one that a submission bears already stays as it is. */
export async function addTags(
  tx: Tx,
  { edition, ids }: { edition: EditionScope; ids: readonly string[] },
  tags: readonly string[],
  by: By,
) {
  const rows = ids.flatMap((submission_id) =>
    tags.map((tag_id) => ({
      submission_id,
      tag_id,
      edition_id: edition.id,
      tagged_by: by.personId,
      tagged_at: by.now,
    })),
  )
  for (let from = 0; from < rows.length; from += 1000)
    await tx
      .insertInto('submission_tag')
      .values(rows.slice(from, from + 1000))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
}

/** Takes tags from these, whichever of the tags merged into each they were given. */
export async function takeTags(
  tx: Tx,
  { edition, ids }: { edition: EditionScope; ids: readonly string[] },
  tags: readonly string[],
) {
  if (ids.length === 0 || tags.length === 0) return
  await sql`with recursive gone as (
      select id from desk_tag where edition_id = ${edition.id} and id = any(${[...tags]}::uuid[])
      union select t.id from desk_tag t join gone g on t.merged_into = g.id
    )
    delete from submission_tag where submission_id = any(${[...ids]}::uuid[]) and tag_id in (select id from gone)`.execute(
    tx,
  )
}

export async function addTag(
  tx: Tx,
  edition: EditionScope,
  tag: { name: string; colour: number },
  by: By,
): Promise<string> {
  const { id } = await tx
    .insertInto('desk_tag')
    .values({ edition_id: edition.id, ...tag, made_by: by.personId, made_at: by.now })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export const changeTag = (
  tx: Tx,
  edition: EditionScope,
  id: string,
  to: { name?: string; colour?: number; merged_into?: string | null; removed_at?: Date | null },
) => tx.updateTable('desk_tag').set(to).where('edition_id', '=', edition.id).where('id', '=', id).execute()

export async function addNote(
  tx: Tx,
  edition: EditionScope,
  note: { submissionId: string; words: string },
  by: By,
): Promise<string> {
  const { id } = await tx
    .insertInto('desk_note')
    .values({
      edition_id: edition.id,
      submission_id: note.submissionId,
      words: note.words,
      written_by: by.personId,
      written_at: by.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export const changeNote = (
  tx: Tx,
  edition: EditionScope,
  id: string,
  to: { words: string; edited_at: Date } | { words: ''; removed_at: Date },
) => tx.updateTable('desk_note').set(to).where('edition_id', '=', edition.id).where('id', '=', id).execute()

type SnippetWords = Omit<Snippet, 'id' | 'position'>

const columnsOf = ({ name, outcome, kind, suggested, reason }: SnippetWords) => ({
  name,
  outcome,
  kind,
  suggested,
  reason: reason.text,
  reason_language: reason.language,
  reasons: JSON.stringify(reason.others),
})

/** Keeps a reason behind the last one. */
export async function addSnippet(tx: Tx, edition: EditionScope, snippet: SnippetWords, by: By): Promise<string> {
  const { last } = await tx
    .selectFrom('reason_snippet')
    .select(({ fn }) => fn.coalesce(fn.max('position'), sql<number>`0`).as('last'))
    .where('edition_id', '=', edition.id)
    .executeTakeFirstOrThrow()
  const { id } = await tx
    .insertInto('reason_snippet')
    .values({
      edition_id: edition.id,
      position: last + 1,
      ...columnsOf(snippet),
      made_by: by.personId,
      changed_at: by.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export const changeSnippet = (tx: Tx, edition: EditionScope, id: string, to: SnippetWords & { now: Date }) =>
  tx
    .updateTable('reason_snippet')
    .set({ ...columnsOf(to), changed_at: to.now })
    .where('edition_id', '=', edition.id)
    .where('id', '=', id)
    .execute()

/** Holds a reason until the act on it is done; one that is not there holds nothing. */
export const lockSnippet = (tx: Tx, edition: EditionScope, id: string) =>
  tx
    .selectFrom('reason_snippet')
    .select('id')
    .where('edition_id', '=', edition.id)
    .where((eb) => eb(eb.cast('id', 'text'), '=', id))
    .forUpdate()
    .execute()

/** Takes a reason away, or puts it back. */
export const showSnippet = (tx: Tx, edition: EditionScope, id: string, removedAt: Date | null) =>
  tx
    .updateTable('reason_snippet')
    .set({ removed_at: removedAt })
    .where('edition_id', '=', edition.id)
    .where('id', '=', id)
    .execute()
