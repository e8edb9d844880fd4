import type { EditionScope } from '../access/public.ts'
import { publishedAgenda } from '../agenda/public.ts'
import type { Db } from '../platform/db/db.ts'

/** The published programme as the front page speaks of it; null before the first version. */
export type ProgrammeNow = {
  version: number
  publishedAt: Date
  sessions: number
  /** The session that runs now or comes next; null when all are over. */
  next: { number: number; title: string; language: string; startsAt: Date } | null
}

export async function programmeNow(db: Db, edition: EditionScope, now: Date): Promise<ProgrammeNow | null> {
  const agenda = await publishedAgenda(db, edition)
  if (!agenda) return null
  const on = agenda.entries.filter((entry) => entry.standing === 'on')
  const next = on.find((entry) => entry.endsAt > now)
  return {
    version: agenda.version,
    publishedAt: agenda.publishedAt,
    sessions: on.length,
    next: next ? { number: next.number, title: next.title, language: next.language, startsAt: next.startsAt } : null,
  }
}
