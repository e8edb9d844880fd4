import type { AgendaChange } from '../agenda/public.ts'
import type { Tx } from '../platform/db/db.ts'
import { recordStep } from '../submissions/public.ts'
import { submissionBehind } from './desk-reads.ts'

type Told = 'title' | 'texts' | 'people' | 'form'

/** What of a session people are told was corrected; what is not named here is its form. */
const TOLD: Partial<Record<AgendaChange['fields'][number], Told>> = {
  title: 'title',
  abstract: 'texts',
  objectives: 'texts',
  relevance: 'texts',
  others: 'texts',
  people: 'people',
  organizations: 'people',
}

/** Tells the thread of the submission what of its session was corrected and why, once it is public. */
export async function tellCorrection(tx: Tx, change: AgendaChange, version: number, now: Date): Promise<void> {
  const fields = change.kind === 'new' ? [] : [...new Set(change.fields.map((field): Told => TOLD[field] ?? 'form'))]
  const submissionId = fields.length > 0 ? await submissionBehind(tx, change.sessionId) : null
  if (!submissionId) return
  const why = await tx
    .selectFrom('session_change')
    .select(['reason', 'reason_language', 'reasons'])
    .where('session_id', '=', change.sessionId)
    .where('kind', '=', 'edited')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!why) return // people or words changed by another way, which tells of itself
  const facts = { session: change.number, agenda: version, fields, reasons: why.reasons }
  const reason = why.reason || null
  await recordStep(tx, { submissionId, kind: 'corrected', at: now, reason, reasonLanguage: why.reason_language, facts })
}
