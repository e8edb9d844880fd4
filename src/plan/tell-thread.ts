import type { EditionScope } from '../access/public.ts'
import type { AgendaChange, AgendaChangeKind } from '../agenda/public.ts'
import type { Tx } from '../platform/db/db.ts'
import { asWritten } from '../platform/languages/public.ts'
import { changeState, recordStep, type StepKind } from '../submissions/public.ts'
import { submissionBehind } from './desk-reads.ts'

/** The step a change is in the thread of the submission; other wording of the same session is none. */
const STEPS: Record<AgendaChangeKind, StepKind | null> = {
  new: 'programmed',
  restored: 'programmed',
  moved: 'rescheduled',
  postponed: 'rescheduled',
  unplaced: 'rescheduled',
  cancelled: 'cancelled',
  changed: null,
}

/** Told of every change, in the transaction of the publication. */
type TellOfChange = (tx: Tx, change: AgendaChange, version: number, now: Date) => Promise<void>

/** Tells the submission's thread what a publication changed, in its transaction. */
export const tellThread =
  (edition: EditionScope): TellOfChange =>
  async (tx, change, version, now) => {
    const kind = STEPS[change.kind]
    const submissionId = kind && (await submissionBehind(tx, change.sessionId))
    if (!kind || !submissionId) return
    const { text, language, others } = asWritten(change.reason)
    const told = Object.keys(others).length > 0 ? { reasons: others } : {}
    const facts = { session: change.number, agenda: version, ...told }
    await recordStep(tx, { submissionId, kind, at: now, reason: text || null, reasonLanguage: language, facts })
    if (kind === 'programmed') await changeState(tx, edition, submissionId, 'programmed')
  }
