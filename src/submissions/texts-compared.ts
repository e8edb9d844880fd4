import { sql } from 'kysely'
import type { EditionScope } from '../access/public.ts'
import { type Answers, formById, ownWords, titleOf } from '../forms/public.ts'
import type { Db } from '../platform/db/db.ts'
import type { SubmissionId } from '../platform/db/schema.ts'

/** Whose texts are compared: what everybody may read, or what the desk reads, which is all that was not withdrawn. */
export type Compared = 'public' | 'standing'

/** What a submission says in its public answers, as it stands; `words` may be empty, the title never is. */
export type ComparedText = {
  readonly id: SubmissionId
  readonly reference: string
  readonly title: string
  readonly words: string
  readonly language: string
  readonly subjects: readonly string[]
  readonly firstSubmittedAt: Date
}

/** A part of the texts at a time, so small that nothing else waits long while they are read. */
const AT_ONCE = 100

const rowsOf = (db: Db, edition: EditionScope, which: Compared) =>
  db
    .selectFrom('submission as s')
    .where('s.edition_id', '=', edition.id)
    .$if(which === 'standing', (rows) => rows.where('s.state', '<>', 'withdrawn'))
    .$if(which === 'public', (rows) =>
      rows.where((eb) =>
        eb.exists(eb.selectFrom('public_submission as p').select('p.id').whereRef('p.id', '=', 's.id')),
      ),
    )

/**
 * Another one as soon as these are other texts: one came in, was amended, withdrawn, hidden or shown again. It names every one of them, so
 * that one hidden while another is shown is seen as well.
 */
export async function stampOfTexts(db: Db, edition: EditionScope, which: Compared): Promise<string> {
  const { stamp } = await rowsOf(db, edition, which)
    .select(sql<string>`md5(string_agg(concat_ws(' ', s.id, s.current_version), ',' order by s.id))`.as('stamp'))
    .executeTakeFirstOrThrow()
  return stamp ?? ''
}

const rowsAfter = (db: Db, edition: EditionScope, which: Compared, number: number) =>
  rowsOf(db, edition, which)
    .innerJoin('submission_version as v', (join) =>
      join.onRef('v.submission_id', '=', 's.id').onRef('v.version', '=', 's.current_version'),
    )
    .select(['s.id', 's.number', 's.reference', 's.language', 's.subjects', 'v.form_id as formId'])
    .select('s.first_submitted_at as firstSubmittedAt')
    .select((eb) => eb.ref('v.answers').$castTo<Answers>().as('answers'))
    .where('s.number', '>', number)
    .orderBy('s.number')
    .limit(AT_ONCE)
    .execute()

/** The texts a machine compares, in the order of their numbers. */
export async function textsCompared(db: Db, edition: EditionScope, which: Compared): Promise<ComparedText[]> {
  const texts: ComparedText[] = []
  for (let after = 0; ; ) {
    const rows = await rowsAfter(db, edition, which, after)
    for (const { number: _, formId, answers, ...row } of rows) {
      const form = await formById(db, formId)
      texts.push({ ...row, title: titleOf(form, answers), words: ownWords(form, answers) })
    }
    const last = rows.at(-1)
    if (!last) return texts
    after = last.number
  }
}
