import { absent, editionOf, type PageRequest, page } from '../../page/route.ts'
import { crumbs } from '../addresses.ts'
import { numberIn } from '../asking.ts'
import { sessionOnDesk } from '../desk-reads.ts'
import { namesFor } from '../names.ts'
import { type PlanNow, planNow } from '../plan-now.ts'
import { placementsOf } from '../plan-of-edition.ts'
import { sentencesOf } from '../sentences.ts'
import { planTexts } from '../texts.ts'
import { askOfPlan } from '../thread/ask.ts'
import { HeldOverDay } from '../views/held-over-day.tsx'
import { heldOver } from './held.ts'

const swappable = (one: PlanNow['facts']['sessions'][number]) => ({
  number: one.number,
  state: one.state,
  roomCode: one.room_code,
  startsAt: one.starts_at,
})

/**
 * A session held over a day and nothing else: a board that is open takes its cells from here, a tenth of what the whole board weighs. Read
 * as a page it says the same as a list of places.
 */
export async function heldPage(request: PageRequest) {
  const { platform, language, query } = request
  const edition = editionOf(request)
  const number = numberIn(query.get('session') ?? '')
  const [plan, session] = await Promise.all([
    planNow(platform.db, edition),
    number > 0 ? sessionOnDesk(platform.db, edition, number, language) : null,
  ])
  const day = plan.facts.slots.find((slot) => slot.day === query.get('day'))?.day
  const held = session && day ? await heldOver(platform, { edition, day, plan, session }) : null
  if (!held || !day) return absent()
  const { frame } = await askOfPlan(plan, 'standing', null)
  const told = [...held.cells.values()].flatMap(({ breaks, costs }) => [...breaks, ...costs])
  const names = await namesFor(platform.db, edition, [...new Set(told.flatMap((breach) => breach.people))])
  const title = planTexts(language)('board.held', { number })
  return page({
    title,
    section: 'desk',
    crumbs: crumbs(request, title),
    body: (
      <HeldOverDay
        {...{ edition, language, day, frame, held }}
        placements={placementsOf(plan.facts)}
        standing={new Map(plan.facts.sessions.map((one) => [one.id as string, swappable(one)]))}
        sentences={sentencesOf(frame, names, language, edition.zone)}
        now={platform.clock.now()}
      />
    ),
  })
}
