import { sql } from 'kysely'
import type { EditionScope } from '../access/public.ts'
import { type Answers, type Form, formById } from '../forms/public.ts'
import type { Db } from '../platform/db/db.ts'

/** A public submission whole, as an annex prints it. */
export type WholeSubmission = Awaited<ReturnType<typeof publicSubmissions>>[number]

/** Every public submission of an edition in its present version, with the form it answers, in the order of numbers. */
export async function publicSubmissions(db: Db, edition: EditionScope) {
  const rows = await db
    .selectFrom('public_submission as s')
    .innerJoin('submission_version as v', (join) =>
      join.onRef('v.submission_id', '=', 's.id').onRef('v.version', '=', 's.current_version'),
    )
    .leftJoin('organization as o', 'o.id', 's.organization_id')
    .select([
      's.reference',
      's.title',
      's.language',
      's.kind',
      's.state',
      's.country',
      's.stakeholder_group as group',
      's.submitter_name as submitter',
      's.last_submitted_at as receivedAt',
      'o.name as organization',
      'v.form_id as formId',
    ])
    .select((eb) => eb.ref('v.answers').$castTo<Answers>().as('answers'))
    .where('s.edition_id', '=', edition.id)
    .orderBy('s.number')
    .execute()
  const forms = new Map<string, Form>()
  for (const { formId } of rows) if (!forms.has(formId)) forms.set(formId, await formById(db, formId))
  return rows.map(({ formId, ...row }) => ({ ...row, form: forms.get(formId) as Form }))
}

/**
 * The moment since which the register has stood as it is: the last submission, amendment or step of a thread; null while there is none.
 * What is told as of it is the same whenever it is told.
 */
export async function registerAsOf(db: Db, edition: EditionScope): Promise<Date | null> {
  const { at } = await db
    .selectFrom('public_submission as s')
    .leftJoin('thread_step as t', 't.submission_id', 's.id')
    .select(sql<Date | null>`greatest(max(s.last_submitted_at), max(t.at))`.as('at'))
    .where('s.edition_id', '=', edition.id)
    .executeTakeFirstOrThrow()
  return at
}
