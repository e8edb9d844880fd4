import { hearing } from '../platform/news.ts'
import { ACCEPTANCE_ENDED, ACCEPTED } from '../review/public.ts'
import { sessionOfSubmission } from '../sessions/public.ts'
import { endSessionWithin, restoreSessionWithin } from './cancel.ts'

/** What decisions taken anew mean for the working plan: the session of what is no longer accepted ends, and comes back when it is again. */
export const afterRelease = [
  hearing(ACCEPTANCE_ENDED, async (tx, { edition, submissionId, reason, personId, at, tooLate }) => {
    const session = await sessionOfSubmission(tx, edition, submissionId)
    if (!session) return
    const order = { to: 'cancelled' as const, sessionNumber: session.number, reason, personId }
    const ended = await endSessionWithin(tx, edition, order, at)
    if (!ended.ok && ended.refusal.code !== 'already-so') tooLate()
  }),
  hearing(ACCEPTED, async (tx, { edition, accepted, personId, at }) => {
    for (const { submissionId, reason } of accepted.filter(({ again }) => again)) {
      const session = await sessionOfSubmission(tx, edition, submissionId)
      if (session) await restoreSessionWithin(tx, edition, { sessionNumber: session.number, reason, personId }, at)
    }
  }),
]
