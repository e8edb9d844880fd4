import { editionOf, type PageRequest } from '../../page/route.ts'
import { minutesBetween } from '../../platform/clock.ts'
import type { SessionId } from '../../platform/db/schema.ts'
import { clashesAt } from '../clashes.ts'
import { namesFor } from '../names.ts'
import { planFacts } from '../plan-facts.ts'
import { placementsOf, problemOf } from '../plan-of-edition.ts'
import { sentencesOf } from '../sentences.ts'
import { contentFrom } from './content.ts'
import { knownFor } from './known.ts'
import type { ContentWish } from './session-form.ts'
import { withContent } from './with-content.ts'

/** What a session would break where it stands if it were so, in sentences; people who are new have no name in them yet. */
export async function breachesWith(request: PageRequest, id: SessionId, wish: ContentWish): Promise<string[]> {
  const { platform, language } = request
  const edition = editionOf(request)
  const known = await knownFor(platform.db, edition, wish)
  const facts = withContent(await planFacts(platform.db, edition), id, contentFrom(wish, known))
  const problem = problemOf(facts, edition.zone)
  const session = facts.sessions.find((one) => one.id === id)
  if (!session?.room_code || !session.slot_code || !session.starts_at || !session.slot_starts_at) return []
  const { breaks } = clashesAt(problem, placementsOf(facts), id, {
    room: session.room_code,
    slot: session.slot_code,
    offsetMinutes: minutesBetween(session.slot_starts_at, session.starts_at),
  })
  const breaches = breaks.filter(({ constraint }) => constraint !== 'room-occupied')
  const names = await namesFor(platform.db, edition, [...new Set(breaches.flatMap(({ people }) => people))])
  return [...new Set(breaches.map(sentencesOf(problem, names, language, edition.zone).of))]
}
