import type { ActRefusal } from '../acts/public.ts'
import { editionOf, type PageRequest, page } from '../page/route.ts'
import { fold } from '../platform/search/fold.ts'
import { isCalledOff } from '../sessions/public.ts'
import { crumbs } from './addresses.ts'
import { mayPlace, numberIn } from './asking.ts'
import { heldOver } from './board/held.ts'
import type { LengthRefusal } from './board/length.ts'
import type { BoardRefusal } from './board/refusal.ts'
import { changedIn } from './changed.ts'
import { dayToShow } from './day-to-show.ts'
import { sessionsOnDesk } from './desk-reads.ts'
import { locksOf } from './locks-reads.ts'
import { namesFor } from './names.ts'
import { planNow } from './plan-now.ts'
import { placementsOf } from './plan-of-edition.ts'
import { planTexts } from './texts.ts'
import { askOfPlan } from './thread/ask.ts'
import { GridPage } from './views/grid.tsx'

/** A day of the working plan as a board: sessions are picked up, every place says what it would mean, and put down. */
export async function gridPage(request: PageRequest, refusal?: BoardRefusal | LengthRefusal) {
  const { platform, language, query, form } = request
  const edition = editionOf(request)
  const plan = await planNow(platform.db, edition)
  const { facts } = plan
  const { frame: problem, broken } = await askOfPlan(plan, 'standing', null)
  const placements = placementsOf(facts)
  const [locks, sessions] = await Promise.all([
    locksOf(platform.db, edition, language),
    sessionsOnDesk(platform.db, edition, language),
  ])
  const used = facts.sessions.flatMap((s) => facts.slots.find((slot) => slot.code === s.slot_code)?.day ?? [])
  const days = facts.slots.map((slot) => slot.day)
  const day = dayToShow(refusal ? form.get('day') : query.get('day'), days, used)
  const number = numberIn((refusal ? form.get('session') : query.get('session')) ?? '')
  const picked = sessions.find((one) => one.number === number)
  const held = picked && mayPlace(request) ? await heldOver(platform, { edition, day, plan, session: picked }) : null
  const told = [...(held?.cells.values() ?? [])].flatMap(({ breaks, costs }) => [...breaks, ...costs])
  const people = [...new Set([...broken, ...told].flatMap((breach) => breach.people))]
  const title = planTexts(language)('nav.grid')
  return page(
    {
      title,
      section: 'desk',
      crumbs: crumbs(request, title),
      body: (
        <GridPage
          {...{ edition, language, day, problem, placements, broken, locks, held, refusal }}
          names={await namesFor(platform.db, edition, people)}
          changed={await changedIn(platform.db, edition, refusal as ActRefusal<string> | undefined, language)}
          sessions={sessions}
          unplaced={unplacedOf(sessions, query.get('q') ?? '')}
          search={query.get('q') ?? ''}
          last={lastDone(request, sessions)}
          typed={{
            minutes: form.get('minutes'),
            reason: form.get('reason'),
            to: form.get('to') || form.get('place'),
            with: form.get('with'),
          }}
          now={platform.clock.now()}
          mayPlace={mayPlace(request)}
        />
      ),
    },
    { status: refusal ? 422 : 200 },
  )
}

type Sessions = Awaited<ReturnType<typeof sessionsOnDesk>>

function unplacedOf(sessions: Sessions, search: string): Sessions {
  const words = fold(search).split(/\s+/).filter(Boolean)
  return sessions.filter((s) => {
    const text = fold(`${s.number} ${s.title} ${s.reference ?? ''}`)
    return !s.startsAt && !isCalledOff(s.state) && words.every((word) => text.includes(word))
  })
}

/** What was done on the board a moment ago, which can be undone there. */
function lastDone({ query }: PageRequest, sessions: Sessions) {
  const done = (['moved', 'undone', 'out', 'swapped', 'length'] as const).find((one) => one === query.get('done'))
  const session = sessions.find((one) => one.number === numberIn(query.get('last') ?? ''))
  const other = sessions.find((one) => one.number === numberIn(query.get('with') ?? '')) ?? null
  return done && session && (done !== 'swapped' || other)
    ? { done, session, other, was: numberIn(query.get('was') ?? '') }
    : null
}
