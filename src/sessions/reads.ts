import type { EditionScope } from '../access/public.ts'
import type { Answers } from '../forms/public.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import type { OrganizationId, SubmissionId } from '../platform/db/schema.ts'

/** The requests that sessions are made of, with their newest answers, in the order of their numbers; their rows locked. */
export async function requestsBehind(tx: Tx, edition: EditionScope, submissionIds: readonly SubmissionId[]) {
  const rows = await tx
    .selectFrom('submission')
    .innerJoin('submission_version', (join) =>
      join
        .onRef('submission_version.submission_id', '=', 'submission.id')
        .onRef('submission_version.version', '=', 'submission.current_version'),
    )
    .select(['submission.id', 'submission.number', 'submission.title', 'submission.language'])
    .select(['submission.organization_id as organizationId'])
    .select(['submission_version.form_id as formId', 'submission_version.answers'])
    .where('submission.id', 'in', submissionIds)
    .where('submission.edition_id', '=', edition.id)
    .orderBy('submission.id')
    .forUpdate('submission')
    .execute()
  // Answers are written by submissions only.
  return rows.map((row) => ({ ...row, answers: row.answers as Answers })).sort((a, b) => a.number - b.number)
}

export type Request = Awaited<ReturnType<typeof requestsBehind>>[number]

/** The sessions there are of submissions, by these. */
export async function sessionsOfSubmissions(
  db: Db | Tx,
  edition: EditionScope,
  submissionIds: readonly SubmissionId[],
) {
  const rows = await db
    .selectFrom('session')
    .select(['id', 'number', 'submission_id as submissionId'])
    .where('edition_id', '=', edition.id)
    .where('submission_id', 'in', submissionIds)
    .execute()
  return new Map(rows.map(({ submissionId, ...session }) => [submissionId, session]))
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

/** Known organizations by what people called them: the identifier itself or the exact name. */
export async function organizationsByIdOrName(db: Db | Tx, called: readonly string[]) {
  const wanted = [...new Set(called)]
  if (wanted.length === 0) return new Map<string, never>()
  const rows = await db
    .selectFrom('organization')
    .select(['id', 'name'])
    .where((eb) => eb.or([eb('id', 'in', wanted), eb('name', 'in', wanted)]))
    .orderBy('id', 'desc')
    .execute()
  return new Map(rows.flatMap((row) => [[row.name, row] as const, [row.id, row] as const]))
}

export type KnownOrganizations = ReadonlyMap<string, { readonly id: OrganizationId; readonly name: string }>
