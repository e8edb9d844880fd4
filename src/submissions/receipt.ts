import type { EditionScope } from '../access/public.ts'
import { type Answers, formById, MEANS, organizationIn, said } from '../forms/public.ts'
import { asideIn, momentInWords, pairIn } from '../page/words.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import type { DraftId, SubmissionId } from '../platform/db/schema.ts'
import type { Language } from '../platform/languages/public.ts'
import { submissionsTexts } from './texts.ts'

export type Receipt = {
  draftId: DraftId
  submissionId: SubmissionId
  number: number
  reference: string
  version: number
  title: string
  receivedAt: Date
  contentHash: string
  submitterName: string
  submitterEmail: string
  organization: { name: string; language: string } | null
}

/** The receipt of a draft that was handed in; null before. It says what the database recorded then, so it never changes. */
export async function receiptOf(db: Db | Tx, edition: EditionScope, draftId: DraftId): Promise<Receipt | null> {
  const row = await db
    .selectFrom('submission_version as v')
    .innerJoin('submission as s', 's.id', 'v.submission_id')
    .select(['v.version', 'v.received_at', 'v.content_hash', 'v.answers', 's.id', 's.number', 's.reference', 's.title'])
    .select(['v.language', 'v.form_id as formId'])
    .where('v.draft_id', '=', draftId)
    .where('s.edition_id', '=', edition.id)
    .executeTakeFirst()
  if (!row) return null
  const form = await formById(db, row.formId)
  const answers = row.answers as Answers // written by addVersion only
  const organization = organizationIn(form, answers)?.['organization.name']
  return {
    draftId,
    submissionId: row.id,
    number: row.number,
    reference: row.reference,
    version: row.version,
    title: row.title,
    receivedAt: row.received_at,
    contentHash: row.content_hash,
    submitterName: said(form, answers, MEANS.submitterName),
    submitterEmail: said(form, answers, MEANS.submitterEmail),
    organization: organization ? { name: organization, language: row.language } : null,
  }
}

/** Groups of four digits, as people compare them. */
export const inGroups = (hash: string): string => (hash.match(/.{1,4}/g) ?? []).join(' ')

/** The receipt as plain text: the same bytes every time for the same language. */
export function receiptText(receipt: Receipt, edition: EditionScope, language: Language): string {
  const t = submissionsTexts(language)
  const pair = pairIn(language)
  const at = (zone: string) => momentInWords(receipt.receivedAt, language, { zone, seconds: true })
  const by = receipt.organization
    ? asideIn(language)(receipt.submitterName, receipt.organization.name)
    : receipt.submitterName
  return [
    pair(t('receipt.reference'), receipt.reference),
    pair(t('receipt.version'), receipt.version),
    pair(t('receipt.received'), at(edition.zone)),
    pair(t('receipt.received'), at('UTC')),
    pair(t('receipt.by'), by),
    pair(t('receipt.hash'), receipt.contentHash),
    '',
    t('receipt.lead'),
    '',
  ].join('\n')
}
