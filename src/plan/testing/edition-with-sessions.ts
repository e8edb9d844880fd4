import fs from 'node:fs'
import type { Db } from '../../platform/db/db.ts'
import { makeSession } from '../../sessions/public.ts'
import { planFacts } from '../plan-facts.ts'
import { loadVenue } from '../venue/load-venue.ts'
import { parseVenueFile } from '../venue/venue-file.ts'
import { editionWithRequests, smallVenue } from './edition-with-requests.ts'

/** An edition with the sample venue, or a small one, and some hybrid sessions; each three in a row share a moderator. */
export async function editionWithSessions(db: Db, count: number, now: Date, size: 'whole' | 'small' = 'whole') {
  const at = await editionWithRequests(db, now)
  const whole = () => JSON.parse(fs.readFileSync('editions/wsis-forum-2022/venue.json', 'utf8'))
  await db
    .transaction()
    .execute((tx) => loadVenue(tx, at.edition, parseVenueFile(size === 'small' ? smallVenue : whole())))
  const numbers: number[] = []
  for (let i = 0; i < count; i++) {
    const email = `p${i - (i % 3)}@example.org`
    const id = await at.handIn({
      title: `Session ${i}`,
      session_type: 'thematic_workshop',
      abstract: 'What lasts.',
      duration_minutes: i % 4 === 0 ? '90' : '60',
      participation_mode: 'hybrid',
      primary_action_line: `C${(i % 5) + 1}`,
      working_languages: ['en'],
      interpretation: 'none',
      expected_audience: 40,
      people: [{ given_name: 'Rosa', family_name: 'Muestra', email, role: 'moderator', attendance: 'on_site' }],
    })
    const session = await db.transaction().execute((tx) => makeSession(tx, at.edition, id, now))
    numbers.push(session?.number ?? 0)
  }
  const facts = await planFacts(db, at.edition)
  return { ...at, numbers, ids: facts.sessions.map((s) => s.id) }
}
