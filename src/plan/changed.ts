import type { EditionScope } from '../access/public.ts'
import type { ActRefusal, ChangedMeanwhile } from '../acts/public.ts'
import { fullName } from '../identity/public.ts'
import type { Db } from '../platform/db/db.ts'
import { type Language, saidFrom } from '../platform/languages/public.ts'
import type { SessionChangeKind } from '../sessions/public.ts'
import { sessionsOnDesk } from './desk-reads.ts'

/** What has changed, when that is why something was refused. */
export const changedIn = async (
  db: Db,
  edition: EditionScope,
  refusal: ActRefusal<string> | undefined,
  language: Language,
) => (refusal && 'difference' in refusal ? changedSessions(db, edition, refusal, language) : null)

/** Sessions that are no longer as a page had shown them: where each is now, and what was done to it since, when and by whom. */
async function changedSessions(db: Db, edition: EditionScope, { difference }: ChangedMeanwhile, language: Language) {
  const names = new Set([...difference.added, ...difference.changed, ...difference.gone])
  const sessions = (await sessionsOnDesk(db, edition, language)).filter(({ number }) => names.has(String(number)))
  const lines = await changesSince(
    db,
    sessions.map(({ id }) => id),
    difference.since,
  )
  return sessions.map((session) => ({ session, lines: lines.filter(({ sessionId }) => sessionId === session.id) }))
}

export type ChangedSession = Awaited<ReturnType<typeof changedSessions>>[number]

async function changesSince(db: Db, sessions: readonly string[], since: Date) {
  if (sessions.length === 0) return []
  const rows = await db
    .selectFrom('session_change')
    .leftJoin('person', 'person.id', 'session_change.person_id')
    .select(['session_change.id', 'session_change.session_id as sessionId', 'session_change.kind', 'session_change.at'])
    .select([
      'session_change.reason',
      'reason_language',
      'reasons',
      'person.given_name',
      'person.family_name',
      'person.written_name',
    ])
    .where('session_change.session_id', 'in', sessions)
    .where('session_change.at', '>=', since)
    .orderBy('session_change.id', 'desc')
    .$narrowType<{ kind: SessionChangeKind }>() // held by the table
    .execute()
  return rows.map(({ given_name, family_name, written_name, reason, reason_language, reasons, ...row }) => ({
    ...row,
    reason: saidFrom(reason, reason_language, reasons),
    by: fullName({ given_name, family_name, written_name }),
  }))
}
