import type { EditionScope } from '../access/public.ts'
import type { Db } from '../platform/db/db.ts'
import { peopleNamed } from './people-named.ts'
import type { NamesOfPlan } from './sentences.ts'
import { roomNames } from './venue/reads.ts'

/** What everything in a plan is called: all sessions and rooms of the edition, and these people. */
export async function namesFor(db: Db, edition: EditionScope, people: readonly string[]): Promise<NamesOfPlan> {
  const [sessions, rooms, named] = await Promise.all([
    sessionNames(db, edition),
    roomNames(db, edition),
    peopleNamed(db, people),
  ])
  return { sessions: new Map(sessions.map((s) => [s.id, s])), people: named, rooms }
}

const sessionNames = (db: Db, edition: EditionScope) =>
  db
    .selectFrom('session')
    .select(['id', 'number', 'title', 'language'])
    .where('edition_id', '=', edition.id)
    .orderBy('number')
    .execute()
