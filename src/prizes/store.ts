import type { EditionScope } from '../access/public.ts'
import type { Tx } from '../platform/db/db.ts'
import type { CallId, EditionId, SelectionId, SubmissionId } from '../platform/db/schema.ts'
import { addSelection } from '../rounds/public.ts'
import { prizeDeclared } from './reads.ts'
import type { PrizesFile } from './settings.ts'

type New = Omit<PrizesFile['prizes'][number], 'call'> & { readonly callId: CallId }

/** A prize with its rules and rounds. Without a scope: the edition is only being made. */
export async function addPrize(tx: Tx, editionId: EditionId, of: New, now: Date): Promise<void> {
  const { id: code, kind, title, rules, by, answers, callId } = of
  const selectionId = await addSelection(tx, editionId, { code, kind, title, rules }, now)
  await tx
    .insertInto('prize')
    .values({
      ...{ selection_id: selectionId, edition_id: editionId, call_id: callId, kind, by_vocabulary: by },
      answers: JSON.stringify(answers),
    })
    .execute()
  await prizeDeclared(tx, editionId)
}

export type NewWork = {
  readonly submissionId: SubmissionId
  readonly selectionId: SelectionId
  readonly version: number
  readonly title: string
  readonly description: string
  readonly entity: string
  readonly category: string
  readonly country: string | null
  readonly group: string | null
  readonly region: string | null
  readonly language: string
}

/** Keeps an entry as its newest version says it. */
export async function keepWork(tx: Tx, edition: EditionScope, work: NewWork, now: Date): Promise<void> {
  const { submissionId, selectionId, group, ...words } = work
  const row = { ...words, stakeholder_group: group, taken_in_at: now }
  await tx
    .insertInto('prize_work')
    .values({ submission_id: submissionId, selection_id: selectionId, edition_id: edition.id, ...row })
    .onConflict((conflict) => conflict.column('submission_id').doUpdateSet(row))
    .execute()
}
