import { anyone, holding, owner } from '../../access/public.ts'
import { perform, person, preview } from '../../acts/public.ts'
import { endOfDay } from '../../consultation/public.ts'
import { absent, get, type PageRequest, page, post, type Reply, type Route, seeOther } from '../../page/route.ts'
import { isLanguage } from '../../platform/languages/public.ts'
import { cut, singleLine } from '../../platform/text.ts'
import { captionsOf } from '../captions/caption-reads.ts'
import { framing, inMeeting, sentenceFor } from '../floor-pages.ts'
import { type Asked, floorProps, isTooMuch, ledOf, partOfAddress, speakerOf } from '../floor-request.ts'
import { liveTexts } from '../texts.ts'
import { MinutesPage } from '../views/minutes.tsx'
import { MinutesDeskPage } from '../views/minutes-desk.tsx'
import { draftOf } from './draft.ts'
import { minutesApproved, minutesKept, minutesReplied, minutesSent } from './keep-minutes.ts'
import { allApproved, approvedOf, type Content, mayReply, openOf, PARTS, speakersOf } from './minutes.ts'
import { minutesOf } from './minutes-reads.ts'

const mayChair = holding('mayChair', partOfAddress)
const MOST_LETTERS = 4000
const MOST_LINES = 400

const NOTHING = { versions: [], rounds: [], replies: [] }

async function minutesPage(request: PageRequest, asked: Asked, refused: string | null = null): Promise<Reply> {
  if (asked.rehearsal) return absent()
  const { platform, readerZone, form } = request
  const led = await ledOf(platform, asked)
  const history = led.floor.id === '' ? NOTHING : await minutesOf(platform.db, led.floor)
  const { speaker } = speakerOf(request)
  const open = openOf(history)
  const now = platform.clock.now()
  const isSpeaker = speakersOf(led).some((one) => one.speaker === speaker)
  const props = {
    ...(await floorProps(request, asked, led)),
    readerZone,
    speaker,
    approved: allApproved(history),
    open: isSpeaker || asked.mayChair ? open : null,
    mayReply: mayReply(led, open, speaker, now).ok,
    typed: refused ? cut(form.get('body'), MOST_LETTERS) : null,
    refusal: refused && sentenceFor(request, refused),
    mayChair: asked.mayChair,
  }
  return framed(request, asked, 'minutes', <MinutesPage {...props} />, refused ? 422 : 200)
}

type Body = Parameters<typeof page>[0]['body']

function framed(
  request: PageRequest,
  asked: Asked,
  key: 'minutes' | 'minutes.desk',
  body: Body,
  status: number,
): Reply {
  const { title, section, crumbs } = framing(request, asked)
  const label = liveTexts(request.language)(key)
  const path = crumbs.map((crumb) => (crumb.href ? crumb : { ...crumb, href: asked.here }))
  return page({ title: `${label} · ${title}`, section, crumbs: [...path, { label }], body }, { status })
}

async function reply(request: PageRequest, asked: Asked): Promise<Reply> {
  if (asked.rehearsal) return absent()
  const { platform, viewer, form, language } = request
  const { speaker, cookies } = speakerOf(request)
  if (await isTooMuch(request, speaker, true)) return minutesPage(request, asked, 'too-much')
  const body = form.get('do') === 'back' ? '' : cut(form.get('body').trim(), MOST_LETTERS)
  if (form.get('do') !== 'back' && body === '') return minutesPage(request, asked, 'words-missing')
  const written = form.get('language')
  const wish = { meeting: asked.meeting, speaker, body, language: isLanguage(written) ? written : language }
  const done = await perform(platform, minutesReplied, { edition: asked.edition, actor: person(viewer), wish })
  return done.ok ? seeOther(`${asked.here}/minutes#reply`, cookies) : minutesPage(request, asked, done.refusal.code)
}

/** Lines as typed, each of one thing. */
const linesIn = (typed: string): string[] =>
  typed
    .split('\n')
    .map((line) => cut(singleLine(line), MOST_LETTERS))
    .filter(Boolean)
    .slice(0, MOST_LINES)

/** In the language it is said to be in, which is not always that of the page. */
function contentIn({ form, language }: PageRequest): Content {
  const said = form.get('language')
  return {
    language: isLanguage(said) ? said : language,
    items: linesIn(form.get('items')),
    decisions: linesIn(form.get('decisions')),
    actions: linesIn(form.get('actions')),
  }
}

async function deskPage(request: PageRequest, asked: Asked, refused: string | null = null): Promise<Reply> {
  if (asked.rehearsal) return absent()
  const { platform, viewer, language } = request
  const { edition, meeting } = asked
  const led = await ledOf(platform, asked)
  const isThere = led.floor.id !== ''
  const history = isThere ? await minutesOf(platform.db, led.floor) : NOTHING
  const transcript = isThere ? await captionsOf(platform.db, led.floor, language) : []
  const looked = await preview(platform, minutesApproved, { edition, actor: person(viewer), wish: { meeting } })
  const draft = draftOf(led, { language, zone: meeting.zone, transcript })
  const props = {
    ...(await floorProps(request, asked, led)),
    history,
    content:
      refused && PARTS.some((part) => request.form.get(part)) ? contentIn(request) : (history.versions[0] ?? draft),
    open: openOf(history),
    approved: approvedOf(history),
    unreachable: speakersOf(led).filter(({ personId }) => personId === null),
    seen: looked.ok ? (looked.value.seen ?? '') : '',
    until: request.form.get('until'),
    refusal: refused && sentenceFor(request, refused),
  }
  const status = refused === 'changed-meanwhile' ? 409 : refused ? 422 : 200
  return framed(request, asked, 'minutes.desk', <MinutesDeskPage {...props} />, status)
}

async function lead(request: PageRequest, asked: Asked): Promise<Reply> {
  if (asked.rehearsal) return absent()
  const { platform, viewer, form } = request
  const { edition, meeting } = asked
  const order = { edition, actor: person(viewer), seen: form.get('seen') }
  const done = await doneOf()
  return done === null || done.ok
    ? seeOther(`${asked.here}/chair/minutes`)
    : deskPage(request, asked, done.refusal.code)

  async function doneOf() {
    const does = form.get('do')
    if (does === 'keep')
      return perform(platform, minutesKept, { ...order, wish: { meeting, content: contentIn(request) } })
    if (does === 'approve') return perform(platform, minutesApproved, { ...order, wish: { meeting } })
    if (does !== 'send') return null
    const until = dayIn(form.get('until'), meeting.zone)
    return perform(platform, minutesSent, { ...order, wish: { meeting, until } })
  }
}

/** The end of a day as typed; what is none lies in the past, and is refused as such. */
const dayIn = (typed: string, zone: string): Date =>
  /^\d{4}-\d{2}-\d{2}$/.test(typed) && !Number.isNaN(Date.parse(typed)) ? endOfDay(typed, zone) : new Date(0)

export const minutesRoutes: Route[] = [
  get(
    '/:edition/live/:meeting/minutes',
    anyone,
    inMeeting((request, asked) => minutesPage(request, asked)),
  ),
  post('/:edition/live/:meeting/minutes', owner, inMeeting(reply)),
  get(
    '/:edition/live/:meeting/chair/minutes',
    mayChair,
    inMeeting((request, asked) => deskPage(request, asked)),
  ),
  post('/:edition/live/:meeting/chair/minutes', mayChair, inMeeting(lead)),
]
