import { anyone, holding, may, owner } from '../access/public.ts'
import { perform, person, preview } from '../acts/public.ts'
import { hashToken } from '../identity/public.ts'
import { absent, get, madeOnce, type PageRequest, page, post, type Reply, seeOther } from '../page/route.ts'
import { isLanguage } from '../platform/languages/public.ts'
import { cut } from '../platform/text.ts'
import { captionRoutes } from './captions/caption-routes.tsx'
import { captionerRoutes } from './captions/captioner-routes.tsx'
import { enterRoutes } from './enter-routes.tsx'
import { FLOOR_CHANGED, newsReply } from './floor-news.ts'
import { framing, inMeeting, sentenceFor } from './floor-pages.ts'
import {
  type Asked,
  floorProps,
  groupsOf,
  isTooMuch,
  ledOf,
  partOfAddress,
  speakerOf,
  typedSaying,
} from './floor-request.ts'
import type { Lead } from './lead.ts'
import { floorLed } from './lead-floor.ts'
import { materialRoutes } from './materials/material-routes.tsx'
import { minutesRoutes } from './minutes/minutes-routes.tsx'
import { pollRoutes } from './polls/poll-routes.tsx'
import { questionRoutes } from './question-routes.tsx'
import { handAdded, handRaised, handTakenBack, isUp } from './raise-hand.ts'
import { floorOf } from './reads.ts'
import { readyRoutes } from './ready/ready-routes.tsx'
import { statementSent, statementTakenBack } from './send-statement.ts'
import { liveTexts } from './texts.ts'
import { ChairPage } from './views/chair.tsx'
import { FloorView } from './views/floor-view.tsx'
import { LivePage } from './views/live-page.tsx'
import { RoomPage } from './views/room.tsx'

const mayChair = holding('mayChair', partOfAddress)

async function livePage(request: PageRequest, asked: Asked, refused: string | null = null): Promise<Reply> {
  const { platform, readerZone, language, form } = request
  const led = await ledOf(platform, asked)
  const { speaker } = speakerOf(request)
  const written = form.get('language')
  const props = {
    ...(await floorProps(request, asked, led)),
    groups: await groupsOf(platform, asked.edition),
    typed: {
      ...(await typedSaying(request)),
      body: cut(form.get('body'), MOST_LETTERS),
      language: isLanguage(written) ? written : language,
    },
    hand: led.hands.find((hand) => hand.speaker === speaker && isUp(hand)) ?? null,
    own: led.statements.filter((one) => one.speaker === speaker && one.state !== 'taken_back'),
    refusal: refused && sentenceFor(request, refused),
    mayChair: asked.mayChair,
    readerZone,
  }
  return page({ ...framing(request, asked), body: <LivePage {...props} /> }, { status: refused ? 422 : 200 })
}

const MOST_LETTERS = 8000

/** The floor alone, the same for everybody, made once for each of its changes; while somebody speaks a minute changes it as well. */
async function listReply(request: PageRequest, asked: Asked): Promise<Reply> {
  const { platform } = request
  const floor = await floorOf(platform.db, asked.edition, { ...asked.meeting, rehearsal: asked.rehearsal })
  const make = async () => {
    const props = await floorProps(request, asked, await ledOf(platform, asked))
    return page({ title: framing(request, asked).title, inside: true, body: <FloorView {...props} /> })
  }
  const second = Math.floor(platform.clock.now().getTime() / 1000)
  return madeOnce(`floor ${floor?.id} ${floor?.revision} ${second}`, make, { forAll: true })
}

async function hand(request: PageRequest, asked: Asked): Promise<Reply> {
  const { platform, viewer, form } = request
  const { speaker, cookies } = speakerOf(request)
  const { edition, meeting, rehearsal } = asked
  if (await isTooMuch(request, speaker, form.get('do') !== 'back')) return livePage(request, asked, 'too-much')
  const order = { edition, actor: person(viewer) }
  const typed = await typedSaying(request)
  const saying = { ...typed, group: typed.group || null, speaker }
  const wish = { meeting, rehearsal, saying, presence: typed.presence, personId: viewer.person?.id ?? null }
  const done =
    form.get('do') === 'back'
      ? await perform(platform, handTakenBack, { ...order, wish: { meeting, rehearsal, speaker } })
      : await perform(platform, handRaised, { ...order, wish })
  return done.ok ? seeOther(asked.here, cookies) : livePage(request, asked, done.refusal.code)
}

async function statement(request: PageRequest, asked: Asked): Promise<Reply> {
  const { platform, viewer, form, language } = request
  const { speaker, cookies } = speakerOf(request)
  const { edition, meeting, rehearsal } = asked
  if (await isTooMuch(request, speaker, form.get('do') !== 'back')) return livePage(request, asked, 'too-much')
  const order = { edition, actor: person(viewer) }
  const typed = await typedSaying(request)
  const written = form.get('language')
  const wish = {
    ...{ meeting, rehearsal, saying: { ...typed, group: typed.group || null, speaker } },
    body: {
      text: cut(form.get('body').trim(), MOST_LETTERS),
      language: isLanguage(written) ? written : language,
      others: {},
    },
    personId: viewer.person?.id ?? null,
  }
  const back = { meeting, rehearsal, speaker, statement: form.get('statement') }
  const done =
    form.get('do') === 'back'
      ? await perform(platform, statementTakenBack, { ...order, wish: back })
      : await perform(platform, statementSent, { ...order, wish })
  return done.ok ? seeOther(`${asked.here}#write`, cookies) : livePage(request, asked, done.refusal.code)
}

async function chairPage(request: PageRequest, asked: Asked, refused: string | null = null): Promise<Reply> {
  const { platform, viewer, readerZone } = request
  const { edition, meeting, rehearsal } = asked
  const led = await ledOf(platform, asked)
  const wish = { meeting, rehearsal, lead: { does: 'end' } as const }
  const shown = await preview(platform, floorLed, { edition, actor: person(viewer), wish })
  if (!shown.ok) return absent()
  const props = {
    ...(await floorProps(request, asked, led)),
    seen: shown.value.seen ?? '',
    mayEnter: may(viewer, 'mayEnterInputs', { edition, part: null }),
    groups: await groupsOf(platform, edition),
    typed: { name: '', organization: '', group: '', presence: 'on_site' as const },
    refusal: refused && sentenceFor(request, refused),
    readerZone,
  }
  const { title, section, crumbs } = framing(request, asked)
  const label = liveTexts(request.language)('chair')
  const path = crumbs.map((crumb) => (crumb.href ? crumb : { ...crumb, href: asked.here }))
  return page(
    { title: `${label} · ${title}`, section, crumbs: [...path, { label }], body: <ChairPage {...props} /> },
    { status: refused ? 409 : 200 },
  )
}

const PLAIN = ['open', 'close', 'over', 'end', 'clear'] as const
const OF_HAND = ['give', 'pass', 'restore'] as const
const OF_STATEMENT = ['read', 'unread'] as const

/** What the chair wishes; null for what no form of ours says. */
function leadIn({ form }: PageRequest): Lead | null {
  const said = form.get('do')
  if (said === 'seconds') return { does: said, seconds: Number(form.get('seconds')) }
  const plain = PLAIN.find((does) => does === said)
  if (plain) return { does: plain }
  const ofHand = OF_HAND.find((does) => does === said)
  if (ofHand) return { does: ofHand, hand: form.get('hand') }
  const ofStatement = OF_STATEMENT.find((does) => does === said)
  return ofStatement ? { does: ofStatement, statement: form.get('statement') } : null
}

async function led(request: PageRequest, asked: Asked): Promise<Reply> {
  const { edition, meeting, rehearsal } = asked
  const wished = leadIn(request)
  if (!wished) return absent()
  const wish = { meeting, rehearsal, lead: wished }
  const order = { edition, actor: person(request.viewer), wish, seen: request.form.get('seen') }
  const done = await perform(request.platform, floorLed, order)
  return done.ok ? seeOther(`${asked.here}/chair`) : chairPage(request, asked, done.refusal.code)
}

/** Somebody without a device, put on the list by the chair; the same name is the same speaker. */
async function add(request: PageRequest, asked: Asked): Promise<Reply> {
  const { edition, meeting, rehearsal } = asked
  const typed = await typedSaying(request)
  const speaker = hashToken(
    `speaker named ${edition.id} ${typed.name.toLowerCase()} ${typed.organization.toLowerCase()}`,
  )
  const saying = { ...typed, group: typed.group || null, speaker }
  const wish = { meeting, rehearsal, saying, presence: typed.presence, personId: null }
  const done = await perform(request.platform, handAdded, { edition, actor: person(request.viewer), wish })
  return done.ok ? seeOther(`${asked.here}/chair`) : chairPage(request, asked, done.refusal.code)
}

/** For the screen of the room: whoever comes by its code is taken to be there. */
async function roomPage(request: PageRequest, asked: Asked): Promise<Reply> {
  const { platform, readerZone } = request
  const props = {
    ...(await floorProps(request, asked, await ledOf(platform, asked))),
    address: `${platform.config.origin}${asked.here}?from=room`,
    readerZone,
  }
  return page({ ...framing(request, asked), body: <RoomPage {...props} /> })
}

export const routes = [
  get('/:edition/live/:meeting', anyone, inMeeting(livePage)),
  get('/:edition/live/:meeting/list', anyone, inMeeting(listReply)),
  get('/:edition/live/:meeting/room', anyone, inMeeting(roomPage)),
  // News for open pages: only that something has changed; the page then asks for the floor itself.
  get(
    '/:edition/live/:meeting/news',
    anyone,
    inMeeting(({ platform }, asked) => newsReply(platform, asked, FLOOR_CHANGED)),
  ),
  ...questionRoutes,
  ...pollRoutes,
  ...captionRoutes,
  ...captionerRoutes,
  ...materialRoutes,
  ...readyRoutes,
  ...minutesRoutes,
  ...enterRoutes,
  post('/:edition/live/:meeting/hand', owner, inMeeting(hand)),
  post('/:edition/live/:meeting/statement', owner, inMeeting(statement)),
  get('/:edition/live/:meeting/chair', mayChair, inMeeting(chairPage)),
  post('/:edition/live/:meeting/chair', mayChair, inMeeting(led)),
  post('/:edition/live/:meeting/chair/add', mayChair, inMeeting(add)),
]
