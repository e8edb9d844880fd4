import { anyone } from '../access/public.ts'
import { callsOf, changesOfEdition, editionFacts, endOfDay, instantOf, phasesOf } from '../consultation/public.ts'
import { facetsOf, vocabulariesOf } from '../forms/public.ts'
import { nominationsOf } from '../nominations/public.ts'
import { editionOf, get, madeOnce, type PageRequest, page, type Reply, type Route } from '../page/route.ts'
import { pickText } from '../platform/languages/public.ts'
import { stampOf } from '../platform/stamps.ts'
import { EVERYTHING, keptUntilChange, latestEntries, registerCounts, registerWords } from '../register/public.ts'
import { publicLibrary, publicPages } from '../site/public.ts'
import { organizationsOfEdition } from '../stakeholders/public.ts'
import { programmeNow } from './programme.ts'
import { fibresOf, statesOf } from './reads.ts'
import { stageOf } from './stage.ts'
import { HomePage } from './views/home.tsx'
import { axisOf, homeStyle } from './views/path.tsx'

const LATEST = 6
const fibres = keptUntilChange('fibres', fibresOf)
const states = keptUntilChange('states', statesOf)

export const routes: Route[] = [
  get('/:edition', anyone, async (request) => {
    const { db, clock } = request.platform
    const now = clock.now()
    const stamp = await stampOf(db, ['received', 'published', 'edition'])
    // The page counts in minutes.
    const mark = `${stamp} ${request.readerZone} ${now.toISOString().slice(0, 16)}`
    return madeOnce(mark, () => homePage(request, now))
  }),
]

async function homePage(request: PageRequest, now: Date): Promise<Reply> {
  const {
    platform: { db },
    language,
    readerZone,
  } = request
  const edition = editionOf(request)
  const [
    facts,
    phases,
    calls,
    changes,
    organizations,
    { counters },
    threads,
    latest,
    became,
    programme,
    names,
    facets,
    selections,
    news,
    library,
  ] = await Promise.all([
    editionFacts(db, edition),
    phasesOf(db, edition),
    callsOf(db, edition),
    changesOfEdition(db, edition),
    organizationsOfEdition(db, edition.id),
    registerCounts(db, edition, EVERYTHING),
    fibres(db, edition),
    latestEntries(db, edition, LATEST),
    states(db, edition),
    programmeNow(db, edition, now),
    vocabulariesOf(db, edition),
    facetsOf(db, edition),
    nominationsOf(db, edition),
    publicPages(db, edition, 'news', now),
    publicLibrary(db, edition),
  ])
  const opensWeek = instantOf(`${facts.finalWeekFrom ?? edition.startsOn}T00:00`, edition.zone)
  const forum = {
    from: opensWeek.ok ? opensWeek.value : null,
    ends: endOfDay(edition.endsOn, edition.zone),
  }
  const stage = stageOf({ calls, programmePublished: programme !== null, forumEnds: forum.ends }, now)
  const axis = axisOf(phases, forum)
  return page({
    title: pickText(edition.title, language).text,
    section: 'consultation',
    style: homeStyle(axis, now),
    body: (
      <HomePage
        {...{
          edition,
          facts,
          phases,
          calls,
          changes,
          organizations,
          counters,
          latest,
          programme,
          selections,
          news,
          library,
        }}
        fibres={threads}
        states={became}
        words={registerWords(names, facets, language)}
        {...{ stage, axis, now, language, readerZone }}
      />
    ),
  })
}
