import { holding, staffOrAuditor } from '../../access/public.ts'
import { perform, person, preview, seenOf } from '../../acts/public.ts'
import { absent, editionOf, get, type PageRequest, page, post, type Reply, seeOther } from '../../page/route.ts'
import { dayIn } from '../../platform/languages/public.ts'
import { crumbs, programmeDesk } from '../addresses.ts'
import { byIn, reasonIn } from '../asking.ts'
import { editingTexts } from '../editing/texts.ts'
import { namesFor } from '../names.ts'
import { type PlanFacts, planFacts } from '../plan-facts.ts'
import { sentencesOf } from '../sentences.ts'
import { type HoursRefusal, hoursIn, hoursKept, hoursShown } from './hours.ts'
import { HoursPage } from './hours-page.tsx'
import { namedPerson } from './hours-reads.ts'

const wishIn = (request: PageRequest) => ({
  person: request.params.person ?? '',
  days: hoursIn(request.form),
  anyway: request.form.get('anyway') === 'yes',
  reason: reasonIn(request),
})

async function hoursPage(request: PageRequest, refusal?: HoursRefusal): Promise<Reply> {
  const { platform, language, params, query, viewer } = request
  const edition = editionOf(request)
  const named = await namedPerson(platform.db, edition, params.person ?? '')
  if (!named) return absent()
  const facts = await planFacts(platform.db, edition)
  const own = facts.hours.filter((one) => one.person === named.id)
  // What a colleague has kept meanwhile is shown; what was typed otherwise stays in the form.
  const typed = refusal !== undefined && !('difference' in refusal)
  const title = editingTexts(language)('hours')
  return page(
    {
      title,
      section: 'desk',
      crumbs: [
        ...crumbs(request),
        { label: editingTexts(language)('speakers'), href: programmeDesk(request, 'speakers') },
        { label: named.name },
      ],
      body: (
        <HoursPage
          {...{ edition, language, refusal }}
          person={named}
          days={daysOf(facts, named.id, edition.zone)}
          hours={typed ? hoursIn(request.form) : own}
          seen={seenOf(hoursShown(named.id, own), platform.clock.now())}
          reason={reasonIn(request)}
          mayChange={holding('mayEditSessions').allows(viewer, edition)}
          broken={refusal ? await brokenBy(request, refusal) : []}
          saved={query.get('saved') !== null}
        />
      ),
    },
    { status: refusal ? 422 : 200 },
  )
}

/** Days of the time grid, with a person's sessions on each. */
function daysOf(facts: PlanFacts, id: string, zone: string) {
  const theirs = new Set(facts.people.filter((one) => one.id === id).map(({ session_id }) => session_id))
  const placed = facts.sessions.flatMap((s) =>
    theirs.has(s.id) && s.starts_at ? [{ number: s.number, day: dayIn(zone, s.starts_at) }] : [],
  )
  return [...new Set(facts.slots.map(({ day }) => day))].map((day) => ({
    day,
    sessions: placed.filter((one) => one.day === day).map(({ number }) => number),
  }))
}

/** The rules that hours would break in the plan, in sentences. */
async function brokenBy(request: PageRequest, { code }: HoursRefusal): Promise<string[]> {
  if (code !== 'breaks' && code !== 'reason-missing') return []
  const { platform, language, viewer } = request
  const edition = editionOf(request)
  const looked = await preview(platform, hoursKept, { edition, actor: person(viewer), wish: wishIn(request) })
  if (!looked.ok) return []
  const { frame, breaches } = looked.value.facts
  const names = await namesFor(platform.db, edition, [...new Set(breaches.flatMap(({ people }) => people))])
  return [...new Set(breaches.map(sentencesOf(frame, names, language, edition.zone).of))]
}

/** When somebody can take part, on the desk. */
export const hoursRoutes = [
  get('/:edition/desk/programme/speakers/:person', staffOrAuditor, (request) => hoursPage(request)),

  post('/:edition/desk/programme/speakers/:person', holding('mayEditSessions'), async (request) => {
    const done = await perform(request.platform, hoursKept, { ...byIn(request), wish: wishIn(request) })
    return done.ok
      ? seeOther(`${programmeDesk(request, 'speakers', done.value.id)}?saved`)
      : hoursPage(request, done.refusal)
  }),
]
