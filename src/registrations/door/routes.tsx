import { randomUUID } from 'node:crypto'
import { anyone, holding, may } from '../../access/public.ts'
import { perform, person } from '../../acts/public.ts'
import { publishedAgenda } from '../../agenda/public.ts'
import {
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
import { CheckInPage } from './views.tsx'

const KEEPS = holding('mayCheckIn')

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
    body: <CheckInPage {...{ edition, language, sessions, session, typed, answered }} />,
  })
}

async function checkIn(request: PageRequest): Promise<Reply> {
  const { platform, viewer, form } = request
  const session = /^\d{1,7}$/.test(form.get('session')) ? Number(form.get('session')) : null
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

/** The doors: one page for whoever keeps one, and the address a badge's code holds, which tells nobody else who bears it. */
export const doorRoutes: Route[] = [
  get('/:edition/check-in', KEEPS, (request) => checkInPage(request, { typed: request.query.get('who') ?? '' })),
  post('/:edition/check-in', KEEPS, checkIn),
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
