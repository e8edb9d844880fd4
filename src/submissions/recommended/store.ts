import type { EditionScope } from '../../access/public.ts'
import type { Tx } from '../../platform/db/db.ts'
import type { SubmissionId } from '../../platform/db/schema.ts'

type One = { readonly submissionId: SubmissionId; readonly email: string }

/** Notes whom a submission recommends; with a link once a letter goes, which ends the one before. */
export async function noteRecommended(
  tx: Tx,
  edition: EditionScope,
  { submissionId, email }: One,
  letter: { readonly secretHash: string; readonly at: Date } | null,
): Promise<void> {
  const told = letter ? { secret_hash: letter.secretHash, told_at: letter.at } : {}
  await tx
    .insertInto('recommended_person')
    .values({ submission_id: submissionId, email, edition_id: edition.id, ...told })
    .onConflict((oc) =>
      letter
        ? oc.columns(['submission_id', 'email']).doUpdateSet(told)
        : oc.columns(['submission_id', 'email']).doNothing(),
    )
    .execute()
}

/** Keeps what somebody answered: the marks of the words they agree to; none where they do not wish to be shown. */
export const keepAnswer = (
  tx: Tx,
  edition: EditionScope,
  { submissionId, email }: One,
  { agreed, at }: { readonly agreed: readonly string[]; readonly at: Date },
) =>
  tx
    .updateTable('recommended_person')
    .set({ agreed: [...agreed], answered_at: at })
    .where('edition_id', '=', edition.id)
    .where('submission_id', '=', submissionId)
    .where('email', '=', email)
    .execute()
