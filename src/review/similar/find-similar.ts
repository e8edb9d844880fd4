import { sql } from 'kysely'
import type { EditionScope } from '../../access/public.ts'
import { clustersApart } from '../../analysis/public.ts'
import { everyEdition } from '../../consultation/public.ts'
import { type Answers, formById, ownWords, titleOf } from '../../forms/public.ts'
import type { Db } from '../../platform/db/db.ts'
import type { Platform } from '../../platform/platform.ts'
import { keepSimilar } from './store.ts'

/** A part of the texts at a time, so that nothing else waits while they are read. */
const AT_ONCE = 500

/** Looks anew, in every edition where a submission came in or changed since it was last looked, which of them say nearly the same. */
export async function findSimilarEverywhere(platform: Platform): Promise<void> {
  for (const edition of await everyEdition(platform.db)) await findSimilar(platform, edition)
}

/** Reads the texts of an edition and compares them in a thread of its own; false when nothing has changed since the last time. */
export async function findSimilar({ db, clock }: Platform, edition: EditionScope): Promise<boolean> {
  const stamp = await stampOfTexts(db, edition)
  const last = await db
    .selectFrom('similar_run')
    .select('stamp')
    .where('edition_id', '=', edition.id)
    .executeTakeFirst()
  if (last?.stamp === stamp) return false
  const texts: { id: string; text: string }[] = []
  for (let after = 0; ; ) {
    const rows = await textsAfter(db, edition, after)
    for (const row of rows) {
      const form = await formById(db, row.formId)
      const text = ownWords(form, row.answers) || titleOf(form, row.answers)
      if (text) texts.push({ id: row.id, text })
    }
    const last = rows.at(-1)
    if (!last) break
    after = last.number
  }
  const clusters = (await clustersApart(texts)).map((ids) => ids.map(String))
  await db
    .transaction()
    .execute((tx) => keepSimilar(tx, edition, { clusters, stamp, texts: texts.length, at: clock.now() }))
  return true
}

/** Another one as soon as a text came in, was amended or withdrawn. */
async function stampOfTexts(db: Db, edition: EditionScope): Promise<string> {
  const { rows } = await sql<{ stamp: string }>`
    select concat_ws(' ', count(*), sum(current_version), max(last_submitted_at), count(*) filter (where state = 'withdrawn')) as stamp
    from submission where edition_id = ${edition.id}`.execute(db)
  return rows[0]?.stamp ?? ''
}

const textsAfter = (db: Db, edition: EditionScope, number: number) =>
  db
    .selectFrom('submission as s')
    .innerJoin('submission_version as v', (join) =>
      join.onRef('v.submission_id', '=', 's.id').onRef('v.version', '=', 's.current_version'),
    )
    .select(['s.id', 's.number', 'v.form_id as formId'])
    .select((eb) => eb.ref('v.answers').$castTo<Answers>().as('answers'))
    .where('s.edition_id', '=', edition.id)
    .where('s.state', '<>', 'withdrawn')
    .where('s.number', '>', number)
    .orderBy('s.number')
    .limit(AT_ONCE)
    .execute()
