import { type EditionScope, owner, signedIn } from '../../access/public.ts'
import {
  absent,
  type Cookie,
  editionOf,
  get,
  getFile,
  type PageRequest,
  page,
  pathTo,
  post,
  type Reply,
  seeOther,
} from '../../page/route.ts'
import type { AgendaEntry } from '../agenda.ts'
import { differenceOf } from '../agenda-changes.ts'
import { fileOf } from '../exports/files.ts'
import { formatNamed } from '../exports/formats.ts'
import { publishedAgenda, versionNumbered } from '../published.ts'
import { agendaTexts } from '../texts.ts'
import type { PublishedAgenda } from '../versions.ts'
import { clashesOf } from './clashes.ts'
import { changeMyAgenda, hashOfKey, newFeedKey } from './keep.ts'
import { COOKIE, inOrder, type Keeping, keptFrom, keptInCookie, MOST_KEPT } from './kept-in-browser.ts'
import { mineOf, sessionsOfFeed } from './reads.ts'
import { MyAgendaPage } from './views/my-agenda.tsx'

const home = ({ language }: PageRequest, edition: EditionScope) => pathTo(language, edition.slug, 'my-agenda')

/** What this browser keeps of an edition, and what its person does, wherever they signed in. */
async function keepingOf(request: PageRequest, edition: EditionScope, agenda: PublishedAgenda | null) {
  const { platform, viewer } = request
  const here = keptFrom(request.cookie(COOKIE)).get(edition.slug) ?? { seen: agenda?.version ?? 0, numbers: [] }
  const mine = viewer.person && (await mineOf(platform.db, edition, viewer.person.id))
  const ids = new Set<string>(mine?.sessionIds)
  const ofPerson = (agenda?.entries ?? []).filter((entry) => ids.has(entry.sessionId)).map((entry) => entry.number)
  return {
    here,
    feed: mine?.feed ?? false,
    seen: mine?.seen ?? here.seen,
    numbers: inOrder([...here.numbers, ...ofPerson]),
    /** Kept in this browser alone. */
    loose: viewer.person ? here.numbers.filter((number) => !ofPerson.includes(number)) : [],
  }
}

async function myPage(request: PageRequest, feedKey: string | null = null, status = 200): Promise<Reply> {
  const { platform, language, viewer } = request
  const edition = editionOf(request)
  const agenda = await publishedAgenda(platform.db, edition)
  const kept = await keepingOf(request, edition, agenda)
  const numbers = new Set(kept.numbers)
  const entries = (agenda?.entries ?? []).filter((entry) => numbers.has(entry.number))
  const title = agendaTexts(language)('mine.title')
  const address = `${platform.config.origin}${home(request, edition)}`
  return page(
    {
      title,
      section: 'programme',
      app: pathTo(language, edition.slug, 'app.webmanifest'),
      crumbs: [
        { label: agendaTexts(language)('agenda.title'), href: pathTo(language, edition.slug, 'agenda') },
        { label: title },
      ],
      body: (
        <MyAgendaPage
          {...{ edition, language, entries, kept, viewer, address, feedKey }}
          clashes={clashesOf(entries)}
          news={await newsOf(request, edition, agenda, kept)}
          version={agenda?.version ?? 0}
          now={platform.clock.now()}
          isFull={status === 409}
        />
      ),
    },
    { status },
  )
}

/** What changed of what is kept since its changes were last looked at. */
async function newsOf(
  { platform }: PageRequest,
  edition: EditionScope,
  agenda: PublishedAgenda | null,
  { seen, numbers }: Keeping,
) {
  const then = agenda && seen > 0 && seen < agenda.version ? await versionNumbered(platform.db, edition, seen) : null
  if (!agenda || !then) return []
  return differenceOf(then.entries, agenda.entries).filter((change) => numbers.includes(change.number))
}

const cookieOf = (request: PageRequest, edition: EditionScope, keeping: Keeping): Cookie => ({
  name: COOKIE,
  value: keptInCookie(request.cookie(COOKIE), edition.slug, keeping),
  days: 365,
  httpOnly: false,
})

/** Back to where the button stood, if that is a page of this edition. */
function backTo(request: PageRequest, edition: EditionScope): string {
  const said = request.form.get('back')
  return said.startsWith(`${pathTo(request.language, edition.slug)}/`) && !said.includes('\\')
    ? said
    : home(request, edition)
}

const numberIn = (request: PageRequest, name: string): number[] => {
  const said = request.form.get(name)
  return /^[1-9]\d{0,8}$/.test(said) ? [Number(said)] : []
}

/** Keeps a session, or lets it go. Asked twice it is the same; a browser without a person keeps it in a cookie. */
async function keepOrLetGo(request: PageRequest): Promise<Reply> {
  const { platform, viewer } = request
  const edition = editionOf(request)
  const [add, remove] = [numberIn(request, 'add'), numberIn(request, 'remove')]
  const agenda = await publishedAgenda(platform.db, edition)
  const { here, numbers } = await keepingOf(request, edition, agenda)
  const published = new Set(agenda?.entries.map((entry) => entry.number))
  const next = [...numbers, ...add].filter((number) => published.has(number) && !remove.includes(number))
  if (new Set(next).size > MOST_KEPT) return myPage(request, null, 409)
  if (!viewer.person)
    return seeOther(backTo(request, edition), [
      cookieOf(request, edition, { seen: here.seen || (agenda?.version ?? 0), numbers: inOrder(next) }),
    ])
  const done = await changeMyAgenda(platform, edition, viewer, { keep: [...add, ...here.numbers], letGo: remove })
  if (!done.ok) return myPage(request, null, 409)
  return seeOther(backTo(request, edition), [cookieOf(request, edition, { seen: 0, numbers: [] })])
}

/** The changes shown have been looked at; of a later version, which nobody saw here, nothing is said. */
async function lookedAt(request: PageRequest): Promise<Reply> {
  const { platform, viewer } = request
  const edition = editionOf(request)
  const [seen = 0] = numberIn(request, 'seen')
  const kept = keptFrom(request.cookie(COOKIE)).get(edition.slug)
  if (viewer.person) await changeMyAgenda(platform, edition, viewer, { seen })
  return seeOther(home(request, edition), kept ? [cookieOf(request, edition, { ...kept, seen })] : [])
}

/** A secret address for one's calendar. It is shown once; asked again, another takes its place and the old one leads nowhere. */
async function renewFeed(request: PageRequest): Promise<Reply> {
  const { platform, viewer } = request
  const edition = editionOf(request)
  const end = request.form.get('do') === 'end'
  const fresh = newFeedKey()
  await changeMyAgenda(platform, edition, viewer, { feed: { hash: end ? null : fresh.hash } })
  return end ? seeOther(home(request, edition)) : myPage(request, fresh.key)
}

async function calendarOfSome(request: PageRequest, chosen: (entry: AgendaEntry) => boolean): Promise<Reply> {
  const edition = editionOf(request)
  const format = formatNamed('agenda.ics')
  const agenda = await publishedAgenda(request.platform.db, edition)
  if (!format) return absent()
  const shown = agenda && { ...agenda, entries: agenda.entries.filter(chosen) }
  return fileOf(request, edition, format, shown)
}

/** The calendar behind a secret address, or of the sessions an address names itself. */
async function calendarFile(request: PageRequest): Promise<Reply> {
  const { platform, params, query } = request
  const edition = editionOf(request)
  const [, key] = /^([\w-]{32})\.ics$/.exec(params.file ?? '') ?? []
  if (key) {
    const ids = await sessionsOfFeed(platform.db, edition, hashOfKey(key))
    if (!ids) return absent()
    const known = new Set<string>(ids)
    return { ...(await calendarOfSome(request, (entry) => known.has(entry.sessionId))), open: false } as Reply
  }
  if (params.file !== 'sessions.ics') return absent()
  const numbers = new Set((query.get('of') ?? '').split('.').slice(0, MOST_KEPT).map(Number))
  return calendarOfSome(request, (entry) => numbers.has(entry.number))
}

export const myRoutes = [
  get('/:edition/my-agenda', owner, (request) => myPage(request)),
  post('/:edition/my-agenda', owner, keepOrLetGo),
  post('/:edition/my-agenda/seen', owner, lookedAt),
  post('/:edition/my-agenda/calendar', signedIn, renewFeed),
  getFile('/:edition/my-agenda/:file', owner, calendarFile),
]
