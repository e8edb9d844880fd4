import type { EditionScope } from '../access/public.ts'
import type { Tx } from '../platform/db/db.ts'
import type { CallId, EditionId, SelectionId, SubmissionId } from '../platform/db/schema.ts'
import type { Said } from '../platform/languages/public.ts'
import { addSelection, type EntryFacts } from '../rounds/public.ts'
import { contestDeclared } from './reads.ts'
import type { ContestsFile } from './settings.ts'

type New = ContestsFile['contests'][number]

/** A contest with the rules it is judged by. Without a scope: the edition is only being made. */
export async function addContest(
  tx: Tx,
  editionId: EditionId,
  { id, kind, title, rules, winners, by, answers, callId }: Omit<New, 'call'> & { readonly callId: CallId },
  now: Date,
): Promise<void> {
  const selectionId = await addSelection(tx, editionId, { code: id, kind, title, rules }, now)
  await tx
    .insertInto('contest')
    .values({
      ...{ selection_id: selectionId, edition_id: editionId, call_id: callId, kind, winners },
      ...{ by_vocabulary: by, answers: JSON.stringify(answers) },
    })
    .execute()
  await contestDeclared(tx, editionId)
}

export type PhotoLooked = {
  readonly submissionId: SubmissionId
  readonly selectionId: SelectionId
  readonly version: number
  readonly title: string
  readonly description: string
  readonly story: string
  readonly credit: string
  readonly country: string | null
  readonly original: string
  readonly width: number
  readonly height: number
  readonly likeness: string
  readonly facts: EntryFacts
  readonly sizes: readonly {
    readonly width: number
    readonly height: number
    readonly format: 'avif' | 'webp'
    readonly sha256: string
  }[]
}

/** Keeps a photograph as its newest version says it; it waits to be looked at, also where an earlier version was public. */
export async function keepPhoto(tx: Tx, edition: EditionScope, photo: PhotoLooked, now: Date): Promise<void> {
  const { submissionId, selectionId, original, sizes, facts, ...words } = photo
  const row = { ...words, original_sha256: original, facts: JSON.stringify(facts), taken_in_at: now }
  await tx
    .insertInto('photo')
    .values({ submission_id: submissionId, selection_id: selectionId, edition_id: edition.id, ...row })
    .onConflict((conflict) =>
      conflict.column('submission_id').doUpdateSet({ ...row, state: 'waiting', reason: null, decided_at: null }),
    )
    .execute()
  await tx.deleteFrom('photo_size').where('submission_id', '=', submissionId).execute()
  await tx
    .insertInto('photo_size')
    .values(sizes.map((size) => ({ ...size, submission_id: submissionId })))
    .execute()
}

/** What was decided of a photograph, and why. */
export async function decidePhoto(
  tx: Tx,
  edition: EditionScope,
  submissionId: SubmissionId,
  { state, reason, at }: { state: 'admitted' | 'declined' | 'taken_down'; reason: Said | null; at: Date },
): Promise<void> {
  await tx
    .updateTable('photo')
    .set({ state, reason: reason ? JSON.stringify(reason) : null, decided_at: at })
    .where('edition_id', '=', edition.id)
    .where('submission_id', '=', submissionId)
    .execute()
}
