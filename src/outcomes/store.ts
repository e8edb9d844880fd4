import type { EditionScope } from '../access/public.ts'
import { type Answers, addForm } from '../forms/public.ts'
import type { Tx } from '../platform/db/db.ts'
import type { EditionId, FormId, PersonId, SessionId, SessionReportId } from '../platform/db/schema.ts'
import type { ReportsFile } from './reports-file.ts'

/** What sessions of an edition report, as its folder says. Without a scope: the edition is only being made. */
export async function addReports(tx: Tx, editionId: EditionId, { days, remind, forms }: ReportsFile): Promise<void> {
  await tx.insertInto('report_terms').values({ edition_id: editionId, days, remind }).execute()
  for (const [position, { id: code, by, brief, ...form }] of forms.entries()) {
    const whole = { ...form, code, version: 1, kind: code, binding: false, purposes: ['report'] as const }
    const formId = await addForm(tx, editionId, null, whole)
    const byRole = by === 'submitter' ? null : by.role
    const values = { form_id: formId, edition_id: editionId, position, by_role: byRole, in_brief: brief }
    await tx.insertInto('report_form').values(values).execute()
  }
}

export type NewReport = {
  readonly sessionId: SessionId
  readonly formId: string
  /** A person, or the word submitter. */
  readonly whom: string
  readonly personId: PersonId | null
  readonly name: string
  readonly email: string
  readonly language: string
  readonly dueAt: Date
}

/** Asks for a report; who was asked already is not asked twice: null then. */
export async function addReport(tx: Tx, edition: EditionScope, report: NewReport, now: Date) {
  const row = await tx
    .insertInto('session_report')
    .values({
      edition_id: edition.id,
      session_id: report.sessionId,
      form_id: report.formId as FormId,
      whom: report.whom,
      person_id: report.personId,
      name: report.name,
      email: report.email,
      language: report.language,
      asked_at: now,
      due_at: report.dueAt,
    })
    .onConflict((oc) => oc.columns(['session_id', 'form_id', 'whom']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

type Changes = {
  readonly due_at?: Date
  readonly reminded_at?: Date | null
  readonly draft_at?: Date | null
  readonly published_version?: number | null
  readonly published_at?: Date | null
}

export async function changeReport(
  tx: Tx,
  edition: EditionScope,
  id: SessionReportId,
  { draft, ...changes }: Changes & { readonly draft?: Answers | null },
): Promise<void> {
  await tx
    .updateTable('session_report')
    .set({ ...changes, ...(draft === undefined ? {} : { draft: draft && JSON.stringify(draft) }) })
    .where('id', '=', id)
    .where('edition_id', '=', edition.id)
    .execute()
}

type Handed = {
  readonly id: SessionReportId
  readonly version: number
  readonly answers: Answers
  readonly language: string
}

/** Keeps a report as it is handed in; the draft has become it. */
export async function addReportVersion(
  tx: Tx,
  edition: EditionScope,
  { id, version, answers, language }: Handed,
  by: { readonly personId: PersonId | null; readonly now: Date },
): Promise<void> {
  const said = { version, answers: JSON.stringify(answers), language }
  await tx
    .insertInto('session_report_version')
    .values({ report_id: id, ...said, handed_in_at: by.now, handed_in_by: by.personId })
    .execute()
  await changeReport(tx, edition, id, { draft: null, draft_at: null })
}

/** Keeps a link of a letter, by the hash of what it carries. Without a scope: the report has its edition. */
export async function addReportLink(tx: Tx, id: SessionReportId, secretHash: string, now: Date): Promise<void> {
  await tx.insertInto('report_link').values({ secret_hash: secretHash, report_id: id, sent_at: now }).execute()
}
