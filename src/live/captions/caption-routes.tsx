import { anyone, holding } from '../../access/public.ts'
import { perform, person } from '../../acts/public.ts'
import {
  absent,
  data,
  get,
  getFile,
  madeOnce,
  type PageRequest,
  page,
  post,
  type Reply,
  seeOther,
} from '../../page/route.ts'
import { isLanguage } from '../../platform/languages/public.ts'
import { cut } from '../../platform/text.ts'
import { CAPTION_WRITTEN, newsReply } from '../floor-news.ts'
import { framing, inMeeting, sentenceFor } from '../floor-pages.ts'
import { type Asked, floorProps, ledOf, partOfAddress } from '../floor-request.ts'
import { materialsOf } from '../materials/material-reads.ts'
import { floorOf } from '../reads.ts'
import { liveTexts } from '../texts.ts'
import { CaptionLines, CaptionsPage } from '../views/captions.tsx'
import { TranscriptPage } from '../views/transcript.tsx'
import { webVtt } from './caption.ts'
import { captionById, captionedIn, captionsOf } from './caption-reads.ts'
import { followCaptions, LINES_SHOWN } from './follow-captions.ts'
import { captionCorrected, captionWritten } from './write-caption.ts'

const mayChair = holding('mayChair', partOfAddress)
const MOST_LETTERS = 500

const written = ({ form }: PageRequest) => cut(form.get('body').trim(), MOST_LETTERS)

/** In which language somebody reads: as asked for, else their own where there are captions in it, else the first there is. */
export async function readIn(request: PageRequest, asked: Asked) {
  const { platform, language, query, form } = request
  const led = await ledOf(platform, asked)
  const isThere = led.floor.id !== ''
  const all = isThere ? await captionedIn(platform.db, led.floor) : []
  const wished = form.get('in') || query.get('in') || ''
  const own = all.includes(language) ? language : (all[0] ?? language)
  return { led, isThere, all, chosen: isLanguage(wished) ? wished : own }
}

async function captionsPage(request: PageRequest, asked: Asked, refused: string | null = null): Promise<Reply> {
  const { platform, language, readerZone, query } = request
  const { led, isThere, all, chosen } = await readIn(request, asked)
  const props = {
    ...(await floorProps(request, asked, led)),
    ...{ all, chosen, readerZone, mayChair: asked.mayChair },
    large: query.get('size') === 'large',
    captions: isThere ? await captionsOf(platform.db, led.floor, chosen, LINES_SHOWN) : [],
    typed: written(request),
    refusal: refused && sentenceFor(request, refused),
  }
  return framed(request, asked, {
    label: liveTexts(language)('captions'),
    body: <CaptionsPage {...props} />,
    status: refused ? 422 : 200,
  })
}

/** The lines alone, for pages that stand open: the same for everybody, and made once for all who have heard of a line in one moment. */
async function linesReply({ platform, language, query }: PageRequest, { edition, meeting, rehearsal, here }: Asked) {
  const chosen = query.get('in')
  const floor = await floorOf(platform.db, edition, { ...meeting, rehearsal })
  if (!isLanguage(chosen)) return absent()
  const captions = floor ? await captionsOf(platform.db, floor, chosen, LINES_SHOWN) : []
  const props = { language, here, chosen, captions, large: query.get('size') === 'large' }
  const mark = captions.map(({ id, body }) => `${id} ${body}`).join('\n')
  const title = liveTexts(language)('captions')
  return madeOnce(`captions ${mark}`, () => page({ title, inside: true, body: <CaptionLines {...props} /> }), {
    forAll: true,
  })
}

async function transcriptPage(request: PageRequest, asked: Asked, refused: string | null = null): Promise<Reply> {
  const { platform, language, readerZone, query, form } = request
  const { led, isThere, all, chosen } = await readIn(request, asked)
  const line = form.get('caption') || query.get('line') || ''
  const props = {
    ...(await floorProps(request, asked, led)),
    ...{ all, chosen, readerZone, mayChair: asked.mayChair },
    captions: isThere ? await captionsOf(platform.db, led.floor, chosen) : [],
    correcting: asked.mayChair && isThere && line ? ((await captionById(platform.db, led.floor, line)) ?? null) : null,
    typed: refused ? written(request) : null,
    refusal: refused && sentenceFor(request, refused),
  }
  return framed(request, asked, {
    label: liveTexts(language)('transcript'),
    body: <TranscriptPage {...props} />,
    status: refused ? 409 : 200,
  })
}

type Shown = { readonly label: string; readonly body: Parameters<typeof page>[0]['body']; readonly status: number }

function framed(request: PageRequest, asked: Asked, { label, body, status }: Shown) {
  const { title, section, crumbs } = framing(request, asked)
  const path = crumbs.map((crumb) => (crumb.href ? crumb : { ...crumb, href: asked.here }))
  return page({ title: `${label} · ${title}`, section, crumbs: [...path, { label }], body }, { status })
}

async function write(request: PageRequest, asked: Asked): Promise<Reply> {
  const { platform, viewer, form } = request
  const { edition, meeting, rehearsal } = asked
  const language = form.get('in')
  if (!isLanguage(language)) return absent()
  const wish = { meeting, rehearsal, language, body: written(request) }
  const done = await perform(platform, captionWritten, { edition, actor: person(viewer), wish })
  return done.ok
    ? seeOther(`${asked.here}/captions?in=${language}#caption-body`)
    : captionsPage(request, asked, done.refusal.code)
}

async function correct(request: PageRequest, asked: Asked): Promise<Reply> {
  const { platform, viewer, form } = request
  const { edition, meeting, rehearsal } = asked
  const wish = {
    meeting,
    rehearsal,
    caption: form.get('caption'),
    was: form.get('was').replaceAll('\r\n', '\n'),
    body: written(request),
  }
  const done = await perform(platform, captionCorrected, { edition, actor: person(viewer), wish })
  if (!done.ok) return transcriptPage(request, asked, done.refusal.code)
  const language = form.get('in')
  return seeOther(`${asked.here}/transcript${isLanguage(language) ? `?in=${language}` : ''}`)
}

/** Counted from the beginning of the recording that is asked for, else from when the meeting was to begin. */
async function vtt(request: PageRequest, asked: Asked): Promise<Reply> {
  const { led, isThere, all, chosen } = await readIn(request, asked)
  if (!isThere || !all.includes(chosen)) return absent()
  const { db } = request.platform
  const captions = await captionsOf(db, led.floor, chosen)
  const recording = (await materialsOf(db, led.floor)).find(({ id }) => id === request.query.get('of'))
  return data(
    webVtt(captions, recording?.beginsAt ?? asked.meeting.startsAt),
    'text/vtt; charset=utf-8',
    `${asked.meeting.key}.${chosen}.vtt`,
  )
}

/** With a language the lines themselves; without one only that something has changed, as for whoever writes them. */
async function captionNews({ platform, query }: PageRequest, asked: Asked): Promise<Reply> {
  const language = query.get('in')
  const { edition, meeting, rehearsal } = asked
  return isLanguage(language)
    ? followCaptions(platform, { edition, key: meeting.key, rehearsal, language })
    : newsReply(platform, asked, CAPTION_WRITTEN)
}

export const captionRoutes = [
  get('/:edition/live/:meeting/captions', anyone, inMeeting(captionsPage)),
  get('/:edition/live/:meeting/captions/lines', anyone, inMeeting(linesReply)),
  get('/:edition/live/:meeting/transcript', anyone, inMeeting(transcriptPage)),
  getFile('/:edition/live/:meeting/captions.vtt', anyone, inMeeting(vtt)),
  get('/:edition/live/:meeting/captions/news', anyone, inMeeting(captionNews)),
  post('/:edition/live/:meeting/chair/caption', mayChair, inMeeting(write)),
  post('/:edition/live/:meeting/chair/transcript', mayChair, inMeeting(correct)),
]
