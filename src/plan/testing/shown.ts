import type { EditionScope } from '../../access/public.ts'
import { seenOf } from '../../acts/public.ts'
import type { Db } from '../../platform/db/db.ts'
import { sessionOnDesk } from '../desk-reads.ts'
import { sessionShown } from '../session-acts.ts'

/** What the page of a session has shown of it, as its forms bring it back. */
export async function sessionInPlanShown(db: Db, edition: EditionScope, number: number, at: Date): Promise<string> {
  const session = await sessionOnDesk(db, edition, number, 'en')
  return session ? seenOf(sessionShown(session, session), at) : ''
}
