import { anyone, type EditionScope } from '../access/public.ts'
import { vocabulariesOf } from '../forms/public.ts'
import { publishedReports } from '../outcomes/public.ts'
import {
  absent,
  data,
  editionOf,
  get,
  getFile,
  madeOnce,
  type PageRequest,
  page,
  pathTo,
  type Reply,
  seeOther,
} from '../page/route.ts'
import type { OrganizationId } from '../platform/db/schema.ts'
import { dayIn, formatDate, pickText } from '../platform/languages/public.ts'
import { stampOf } from '../platform/stamps.ts'
import { sessionTexts, wordsOf } from '../sessions/public.ts'
import { standingOrganization } from '../stakeholders/public.ts'
import type { AgendaEntry } from './agenda.ts'
import { agendaBody } from './agenda-body.tsx'
import { zoneFrom } from './agenda-choice.ts'
import { momentOf } from './agenda-live.ts'
import { countRoutes } from './counts/routes.tsx'
import { embedRoutes } from './embed/routes.tsx'
import { entryWords } from './entry-wording.ts'
import { exportRoutes, sessionCalendar } from './exports/routes.tsx'
import { matrixRoutes } from './matrix/routes.tsx'
import { myRoutes } from './mine/routes.tsx'
import { organizationOfEdition } from './organization-reads.ts'
import { originsOf } from './origin-reads.ts'
import { publishedAgenda, sessionsOfPerson } from './published.ts'
import { historyOf } from './session-history.ts'
import { sheetRoutes } from './sheets/routes.tsx'
import { agendaTexts } from './texts.ts'
import { versionRoutes } from './version-routes.tsx'
import type { PublishedAgenda } from './versions.ts'
import { elapsedStyle } from './views/now-and-next.tsx'
import { OrganizationPage } from './views/organization.tsx'
import { PersonPage } from './views/person.tsx'
import { SessionPage } from './views/session.tsx'
import { webApp } from './web-app.ts'

const programmeCrumb = (edition: EditionScope, request: PageRequest) => ({
  label: agendaTexts(request.language)('agenda.title'),
  href: pathTo(request.language, edition.slug, 'agenda'),
})

async function agendaReply(request: PageRequest): Promise<Reply> {
  const { platform, readerZone, query } = request
  const edition = editionOf(request)
  // The stamp first: what is read after it is at least as new.
  const stamp = await stampOf(platform.db, ['published', 'edition'])
  const agenda = await publishedAgenda(platform.db, edition)
  const now = platform.clock.now()
  const zone = zoneFrom(query, edition.zone)
  const moment = momentOf(agenda?.entries ?? [], zone, now)
  return madeOnce(`${stamp} ${readerZone} ${moment}`, () => agendaPage(request, agenda, now))
}

async function agendaPage(request: PageRequest, agenda: PublishedAgenda | null, now: Date): Promise<Reply> {
  const { language } = request
  return page({
    title: agendaTexts(language)('agenda.title'),
    section: 'programme',
    app: pathTo(language, editionOf(request).slug, 'app.webmanifest'),
    body: await agendaBody(request, agenda, now),
  })
}

// One address for the page and, with .ics behind it, the calendar entry; without a language it leads to the reader's.
async function sessionReply(request: PageRequest): Promise<Reply> {
  const { platform, language, readerZone, url } = request
  const edition = editionOf(request)
  const [, digits = '', ics] = /^([0-9]{1,9})(\.ics)?$/.exec(request.params.number ?? '') ?? []
  const number = Number(digits)
  if (ics) return sessionCalendar(request, number)
  const stamp = await stampOf(platform.db, ['published', 'edition', 'received'])
  const agenda = await publishedAgenda(platform.db, edition)
  const entry = agenda?.entries.find((one) => one.number === number)
  if (!agenda || !entry) return absent()
  const path = pathTo(language, edition.slug, 'sessions', number)
  if (url.pathname !== path) return seeOther(path)
  const now = platform.clock.now()
  const moment = momentOf(agenda.entries, edition.zone, now)
  return madeOnce(`${stamp} ${readerZone} ${moment}`, () => sessionPage(request, agenda, entry, now))
}

async function sessionPage(
  request: PageRequest,
  agenda: PublishedAgenda,
  entry: AgendaEntry,
  now: Date,
): Promise<Reply> {
  const { platform, language, readerZone } = request
  const edition = editionOf(request)
  const [words, history, origins, reports, names] = await Promise.all([
    wordsOf(platform.db, edition, language),
    historyOf(platform.db, edition, entry.sessionId),
    entry.submission ? originsOf(platform.db, edition, entry.submission.number) : [],
    publishedReports(platform.db, edition, entry.number),
    vocabulariesOf(platform.db, edition),
  ])
  const day = dayIn(edition.zone, entry.startsAt)
  return page({
    title: entryWords(entry, 'title', language).text,
    section: 'programme',
    app: pathTo(language, edition.slug, 'app.webmanifest'),
    crumbs: [
      programmeCrumb(edition, request),
      {
        label: formatDate(entry.startsAt, language, edition.zone, 'weekdayDate'),
        href: `${pathTo(language, edition.slug, 'agenda')}?day=${day}`,
      },
      { label: sessionTexts(language)('session.number', { number: entry.number }) },
    ],
    style: elapsedStyle(entry, now),
    body: (
      <SessionPage
        {...{ edition, entry, all: agenda.entries, history, origins, reports, names }}
        {...{ language, readerZone, words, now }}
      />
    ),
  })
}

export const routes = [
  ...exportRoutes,
  ...embedRoutes,
  ...sheetRoutes,

  get('/:edition/agenda', anyone, agendaReply),

  ...versionRoutes,
  ...myRoutes,
  ...countRoutes,
  ...matrixRoutes,
  getFile('/:edition/app.webmanifest', anyone, (request) =>
    data(webApp(editionOf(request), request.language), 'application/manifest+json; charset=utf-8'),
  ),

  getFile('/:edition/sessions/:number', anyone, sessionReply),

  get('/:edition/organizations/:id', anyone, async (request) => {
    const { platform, language, params } = request
    const edition = editionOf(request)
    const asked = (params.id ?? '') as OrganizationId // what is none names nothing
    const id = await standingOrganization(platform.db, asked)
    const organization = await organizationOfEdition(platform.db, edition, id)
    if (!organization) return absent()
    if (id !== asked) return seeOther(pathTo(language, edition.slug, 'organizations', id))
    const name = organization.names[language] ?? organization.name
    return page({
      title: name,
      section: 'submissions',
      crumbs: [
        { label: pickText(edition.title, language).text, href: pathTo(language, edition.slug) },
        { label: name },
      ],
      body: <OrganizationPage {...{ edition, organization, language, now: platform.clock.now() }} />,
    })
  }),

  get('/:edition/people/:person', anyone, async (request) => {
    const { platform, language, params } = request
    const edition = editionOf(request)
    const entries = await sessionsOfPerson(platform.db, edition, params.person ?? '')
    const person = entries.flatMap((entry) => entry.people).find((p) => p.id === params.person)
    if (!person) return absent()
    return page({
      title: person.name,
      section: 'programme',
      crumbs: [programmeCrumb(edition, request), { label: person.name }],
      body: <PersonPage {...{ edition, person, entries, language, now: platform.clock.now() }} />,
    })
  }),
]
