import type { Module } from '../page/joining.ts'
import { hearing } from '../platform/news.ts'
import { ACCEPTED } from '../review/public.ts'
import { makeSessions } from './make-session.ts'

export const sessions: Module = {
  name: 'sessions',
  news: [
    hearing(ACCEPTED, (tx, { edition, accepted, at }) => {
      const requests = accepted.filter(({ becomesSession }) => becomesSession).map(({ submissionId }) => submissionId)
      return makeSessions(tx, edition, requests, at)
    }),
  ],
}
