import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { anyone, holding, may } from '../../access/public.ts'
import { perform, person } from '../../acts/public.ts'
import { publishedAgenda } from '../../agenda/public.ts'
import {
  data,
  editionOf,
  get,
  type PageRequest,
  page,
  pathTo,
  post,
  type Reply,
  type Route,
  seeOther,
} from '../../page/route.ts'
import { dayIn } from '../../platform/languages/public.ts'
import { registrationTexts } from '../texts.ts'
import { SimpleNotice } from '../views/notice.tsx'
import { scansKept } from './check-in.ts'
import { doorList } from './reads.ts'
import type { Scan } from './scan.ts'
import { CheckInPage } from './views.tsx'

const KEEPS = holding('mayCheckIn')
const JSON_TYPE = 'application/json; charset=utf-8'

type Shown = { typed?: string; session?: number | null; answered?: Parameters<typeof CheckInPage>[0]['answered'] }

async function checkInPage(request: PageRequest, shown: Shown = {}): Promise<Reply> {
  const { platform, language } = request
  const edition = editionOf(request)
  const today = dayIn(edition.zone, platform.clock.now())
  const agenda = await publishedAgenda(platform.db, edition)
  const sessions = (agenda?.entries ?? []).filter(
    (entry) => entry.standing === 'on' && dayIn(edition.zone, entry.startsAt) === today,
  )
  const { typed = '', session = null, answered = null } = shown
  return page({
    title: registrationTexts(language)('desk.door'),
    section: 'desk',
    camera: true,
    app: pathTo(language, edition.slug, 'app.webmanifest'),
    body: <CheckInPage {...{ edition, language, sessions, session, typed, answered }} />,
  })
}

const sessionIn = (typed: string): number | null => (/^\d{1,7}$/.test(typed) ? Number(typed) : null)

async function checkIn(request: PageRequest): Promise<Reply> {
  const { platform, viewer, form } = request
  const session = sessionIn(form.get('session'))
  const there = form.get('undo') !== '1'
  const scan = { id: randomUUID(), who: form.get('who'), session, there, at: platform.clock.now() }
  const done = await perform(platform, scansKept, {
    edition: editionOf(request),
    actor: person(viewer),
    wish: [scan],
  })
  const [answer] = done.ok ? done.value.answers : []
  const failed = answer?.outcome !== 'kept'
  return checkInPage(request, {
    session,
    typed: failed ? scan.who : '',
    answered: answer ? { ...answer, there } : null,
  })
}

const sentScan = z.object({
  id: z.string().min(1).max(64),
  who: z.string().max(300),
  session: z.string().transform(sessionIn),
  there: z.boolean(),
  at: z.iso.datetime().transform((text) => new Date(text)),
})

/** A scan as a phone sends it; null for what no phone of ours sends. */
function scanIn(text: string): Scan | null {
  try {
    return sentScan.parse(JSON.parse(text))
  } catch {
    return null
  }
}

const MOST_AT_ONCE = 200

/** What a phone has scanned and not yet been told to be kept; it forgets what the answer names. */
async function takeScans(request: PageRequest): Promise<Reply> {
  const { platform, viewer, form } = request
  const wish = form
    .all('scan')
    .slice(0, MOST_AT_ONCE)
    .map(scanIn)
    .filter((scan) => scan !== null)
  const done = await perform(platform, scansKept, { edition: editionOf(request), actor: person(viewer), wish })
  return data(JSON.stringify({ answers: done.ok ? done.value.answers : [] }), JSON_TYPE)
}

/** The doors: one page for whoever keeps one, and the address a badge's code holds, which tells nobody else who bears it. */
export const doorRoutes: Route[] = [
  get('/:edition/check-in', KEEPS, (request) => checkInPage(request, { typed: request.query.get('who') ?? '' })),
  post('/:edition/check-in', KEEPS, checkIn),
  // The same page as nobody sees it: what a phone keeps for when there is no network. It tells what the programme tells.
  get('/:edition/check-in/offline', anyone, (request) => checkInPage(request)),
  get('/:edition/check-in/list', KEEPS, async (request) => {
    const { platform } = request
    return data(JSON.stringify({ people: await doorList(platform.db, editionOf(request)) }), JSON_TYPE)
  }),
  post('/:edition/check-in/scans', KEEPS, takeScans),
  get('/:edition/badge/:key', anyone, (request) => {
    const { viewer, language, params } = request
    const edition = editionOf(request)
    if (may(viewer, 'mayCheckIn', { edition })) {
      const who = new URLSearchParams({ who: params.key ?? '' })
      return seeOther(`${pathTo(language, edition.slug, 'check-in')}?${who}`)
    }
    const t = registrationTexts(language)
    return page({ title: t('badge.title'), body: <SimpleNotice title={t('badge.title')} text={t('door.badge')} /> })
  }),
]
