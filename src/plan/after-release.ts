import type { EditionScope } from '../access/public.ts'
import { performWithin, program } from '../acts/public.ts'
import type { PersonId } from '../platform/db/schema.ts'
import { hearing } from '../platform/news.ts'
import type { Platform } from '../platform/platform.ts'
import { ACCEPTANCE_ENDED, ACCEPTED } from '../review/public.ts'
import { sessionOfSubmission } from '../sessions/public.ts'
import { sessionBroughtBack, sessionEnded } from './cancel.ts'

const by = (edition: EditionScope, personId: PersonId | null) => ({ edition, actor: program(personId) })

/** What decisions taken anew mean for the working plan: the session of what is no longer accepted ends, and comes back when it is again. */
export const afterRelease = [
  hearing(ACCEPTANCE_ENDED, async (tx, { edition, submissionId, reason, personId, tooLate }, platform: Platform) => {
    const session = await sessionOfSubmission(tx, edition, submissionId)
    if (!session) return
    const wish = { to: 'cancelled' as const, sessionNumber: session.number, reason }
    const ended = await performWithin(platform, tx, sessionEnded('cancelled'), { ...by(edition, personId), wish })
    if (!ended.ok && ended.refusal.code !== 'already-so') tooLate()
  }),
  hearing(ACCEPTED, async (tx, { edition, accepted, personId }, platform: Platform) => {
    for (const { submissionId, reason } of accepted.filter(({ again }) => again)) {
      const session = await sessionOfSubmission(tx, edition, submissionId)
      if (!session) continue
      const wish = { sessionNumber: session.number, reason, place: 'if-free' as const }
      await performWithin(platform, tx, sessionBroughtBack, { ...by(edition, personId), wish })
    }
  }),
]
