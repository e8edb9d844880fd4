import { sql } from 'kysely'
import type { EditionScope } from '../../access/public.ts'
import { type Agreed, formById, type Recommended, recommendedIn } from '../../forms/public.ts'
import { hashToken } from '../../identity/public.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import type { SubmissionId } from '../../platform/db/schema.ts'
import { sha256 } from '../canonical-json.ts'
import { latestAnswers, lockSubmission, type Submission, submissionById } from '../reads.ts'

/** The words somebody agrees to, as they are kept: the words themselves stand in the submission alone. */
export const keptMark = (mark: string): string => sha256(mark)

/** In which words people recommended by each of these submissions have agreed to be shown; nobody else is. */
export async function agreedOf(db: Db | Tx, ids: readonly string[]): Promise<(submission: string) => Agreed> {
  const rows =
    ids.length === 0
      ? []
      : await db
          .selectFrom('recommended_person')
          .select(['submission_id as id', 'agreed'])
          .where('submission_id', 'in', [...ids])
          .execute()
  const marks = new Set(rows.flatMap(({ id, agreed }) => agreed.map((mark) => `${id} ${mark}`)))
  return (submission) => (mark) => marks.has(`${submission} ${keptMark(mark)}`)
}

export const agreedIn = async (db: Db | Tx, id: SubmissionId): Promise<Agreed> => (await agreedOf(db, [id]))(id)

/** What is known of those a submission recommends, by address. */
export async function askedOf(db: Db | Tx, id: SubmissionId) {
  const rows = await db
    .selectFrom('recommended_person')
    .select(['email', 'told_at as toldAt', 'agreed', 'answered_at as answeredAt'])
    .where('submission_id', '=', id)
    .execute()
  return new Map(rows.map(({ email, ...asked }) => [email, asked]))
}

/** What stands behind the link of a letter: who is asked, and the words of the newest version that would be shown. */
export type Asked = {
  readonly submission: Submission
  readonly email: string
  readonly agreed: readonly string[]
  readonly answeredAt: Date | null
  readonly words: readonly Recommended[]
}

/** Null where the link is nobody's of this edition, or what it was sent for is withdrawn or no longer public. */
export async function askedByLink(
  tx: Db | Tx,
  edition: EditionScope,
  secret: string,
  locking = false,
): Promise<Asked | null> {
  const row = await tx
    .selectFrom('recommended_person')
    .select('submission_id as id')
    .where('edition_id', '=', edition.id)
    .where('secret_hash', '=', hashToken(secret))
    .executeTakeFirst()
  if (!row) return null
  // An amendment waits for the same row: what is answered is answered of one version.
  const submission = await (locking ? lockSubmission(tx as Tx, edition, row.id) : submissionById(tx, edition, row.id))
  if (!submission?.public || submission.state === 'withdrawn') return null
  const asked = await tx
    .selectFrom('recommended_person')
    .select(['email', 'agreed', 'answered_at as answeredAt'])
    .where('secret_hash', '=', hashToken(secret))
    .executeTakeFirst()
  if (!asked) return null
  const { answers, formId } = await latestAnswers(tx, edition, row.id)
  const words = recommendedIn(await formById(tx, formId), answers).filter(({ email }) => email === asked.email)
  return { submission, words, ...asked }
}

/** Whether somebody has agreed to exactly what would be shown of them. */
export const agreesTo = ({ agreed, words }: Pick<Asked, 'agreed' | 'words'>): boolean =>
  words.length > 0 && words.every(({ mark }) => agreed.includes(keptMark(mark)))

/** Which of these submissions show somebody who has agreed. */
export async function agreedBy(
  tx: Tx,
  edition: EditionScope,
  { email, references }: { readonly email: string; readonly references: readonly string[] },
) {
  if (references.length === 0) return []
  return tx
    .selectFrom('submission as s')
    .innerJoin('recommended_person as r', 'r.submission_id', 's.id')
    .select(['s.id', 's.reference', 's.language'])
    .where('s.edition_id', '=', edition.id)
    .where('s.reference', 'in', [...references])
    .where('r.email', '=', email)
    .where(sql<boolean>`r.agreed <> '{}'`)
    .orderBy('s.id')
    .execute()
}
