import { staffOrAuditor } from '../access/public.ts'
import { editionOf, get, type PageRequest, page } from '../page/route.ts'
import { isCalledOff } from '../sessions/public.ts'
import { crumbs } from './addresses.ts'
import { mayPlace } from './asking.ts'
import { dayToShow } from './day-to-show.ts'
import { sessionsOnDesk } from './desk-reads.ts'
import { locksOf } from './locks-reads.ts'
import { namesFor } from './names.ts'
import { planFacts } from './plan-facts.ts'
import { placementsOf, problemOf } from './plan-of-edition.ts'
import { hardBreaches, scoreOf } from './score.ts'
import { planTexts } from './texts.ts'
import { GridPage } from './views/grid.tsx'

async function gridPage(request: PageRequest) {
  const { platform, language, query } = request
  const edition = editionOf(request)
  const facts = await planFacts(platform.db, edition)
  const title = planTexts(language)('nav.grid')
  const problem = problemOf(facts, edition.zone)
  const placements = placementsOf(facts)
  const score = scoreOf(problem, placements)
  const broken = hardBreaches(score)
  const [names, locks, sessions] = await Promise.all([
    namesFor(platform.db, edition, [...new Set(broken.flatMap((breach) => breach.people))]),
    locksOf(platform.db, edition, request.language),
    sessionsOnDesk(platform.db, edition, request.language),
  ])
  const used = facts.sessions.flatMap((s) => facts.slots.find((slot) => slot.code === s.slot_code)?.day ?? [])
  const day = dayToShow(
    query.get('day'),
    facts.slots.map((slot) => slot.day),
    used,
  )
  const unplaced = sessions.filter((s) => !s.startsAt && !isCalledOff(s.state))
  return page({
    title,
    section: 'desk',
    crumbs: crumbs(request, title),
    body: (
      <GridPage
        {...{ edition, language, day, problem, placements, broken, names, locks, unplaced }}
        mayPlace={mayPlace(request)}
      />
    ),
  })
}

export const gridRoutes = [get('/:edition/desk/programme/grid', staffOrAuditor, (request) => gridPage(request))]
