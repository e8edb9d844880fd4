import type { EditionScope } from '../access/public.ts'
import type { Db } from '../platform/db/db.ts'
import { sessionsOnDesk, venueChoices } from './desk-reads.ts'
import { peopleNamed } from './people-named.ts'
import type { NamesOfPlan } from './sentences.ts'

export async function namesFor(db: Db, edition: EditionScope, people: readonly string[]): Promise<NamesOfPlan> {
  const [sessions, choices, named] = await Promise.all([
    sessionsOnDesk(db, edition),
    venueChoices(db, edition),
    peopleNamed(db, people),
  ])
  return {
    sessions: new Map(sessions.map((s) => [s.id, s])),
    people: named,
    rooms: new Map(choices.rooms.map((room) => [room.code, room.name])),
  }
}
