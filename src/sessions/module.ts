import type { Module } from '../page/joining.ts'
import { hearing } from '../platform/news.ts'
import { ACCEPTED } from '../review/public.ts'
import { makeSession } from './make-session.ts'

export const sessions: Module = {
  name: 'sessions',
  news: [
    hearing(ACCEPTED, async (tx, { edition, submissionId, becomesSession, at }) => {
      if (becomesSession) await makeSession(tx, edition, submissionId, at)
    }),
  ],
}
