import type { EditionScope } from '../access/public.ts'
import type { Answers } from '../forms/public.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import type { SubmissionId } from '../platform/db/schema.ts'

/** The request a session is made of, its newest answers, its row locked; null when the edition has no such submission. */
export async function requestBehind(tx: Tx, edition: EditionScope, submissionId: SubmissionId) {
  const row = await tx
    .selectFrom('submission')
    .innerJoin('submission_version', (join) =>
      join
        .onRef('submission_version.submission_id', '=', 'submission.id')
        .onRef('submission_version.version', '=', 'submission.current_version'),
    )
    .select(['submission.title', 'submission.language', 'submission.organization_id'])
    .select(['submission_version.form_id', 'submission_version.answers'])
    .where('submission.id', '=', submissionId)
    .where('submission.edition_id', '=', edition.id)
    .forUpdate('submission')
    .executeTakeFirst()
  if (!row) return null
  return {
    title: row.title,
    language: row.language,
    organizationId: row.organization_id,
    formId: row.form_id,
    answers: row.answers as Answers, // written by submissions only
  }
}

export async function sessionOfSubmission(db: Db | Tx, edition: EditionScope, submissionId: SubmissionId) {
  const row = await db
    .selectFrom('session')
    .select(['id', 'number'])
    .where('edition_id', '=', edition.id)
    .where('submission_id', '=', submissionId)
    .executeTakeFirst()
  return row ?? null
}

/** Identifiers of known organizations by what people called them: the identifier itself or the exact name. */
export async function organizationsByIdOrName(db: Db | Tx, called: readonly string[]): Promise<Map<string, string>> {
  const wanted = [...new Set(called)]
  if (wanted.length === 0) return new Map()
  const rows = await db
    .selectFrom('organization')
    .select(['id', 'name'])
    .where((eb) => eb.or([eb('id', 'in', wanted), eb('name', 'in', wanted)]))
    .orderBy('id', 'desc')
    .execute()
  return new Map(rows.flatMap((row) => [[row.name, row.id] as const, [row.id, row.id] as const]))
}
