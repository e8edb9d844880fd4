import { editionOf, type PageRequest } from '../../page/route.ts'
import { minutesBetween } from '../../platform/clock.ts'
import type { SessionId } from '../../platform/db/schema.ts'
import { namesFor } from '../names.ts'
import { planNow } from '../plan-now.ts'
import { sentencesOf } from '../sentences.ts'
import { askOfPlan } from '../thread/ask.ts'
import { contentFrom } from './content.ts'
import { knownFor } from './known.ts'
import type { ContentWish } from './session-form.ts'

/** What a session would break where it stands if it were so, in sentences; people who are new have no name in them yet. */
export async function breachesWith(request: PageRequest, id: SessionId, wish: ContentWish): Promise<string[]> {
  const { platform, language } = request
  const edition = editionOf(request)
  const known = await knownFor(platform.db, edition, wish)
  const plan = await planNow(platform.db, edition)
  const session = plan.facts.sessions.find((one) => one.id === id)
  if (!session?.room_code || !session.slot_code || !session.starts_at || !session.slot_starts_at) return []
  const there = {
    session: id,
    room: session.room_code,
    slot: session.slot_code,
    offsetMinutes: minutesBetween(session.slot_starts_at, session.starts_at),
  }
  const content = { session: id, is: contentFrom(wish, known) }
  const [{ frame }, breaches] = await Promise.all([
    askOfPlan(plan, 'standing', null),
    askOfPlan(plan, 'judge', { there: [there], content }),
  ])
  const names = await namesFor(platform.db, edition, [...new Set(breaches.flatMap(({ people }) => people))])
  return [...new Set(breaches.map(sentencesOf(frame, names, language, edition.zone).of))]
}
