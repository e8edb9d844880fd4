import { anyone, holding } from '../../access/public.ts'
import { perform, person } from '../../acts/public.ts'
import {
  absent,
  data,
  events,
  get,
  getFile,
  type PageRequest,
  page,
  post,
  type Reply,
  seeOther,
} from '../../page/route.ts'
import { isLanguage } from '../../platform/languages/public.ts'
import { cut } from '../../platform/text.ts'
import { CAPTION_WRITTEN } from '../floor-news.ts'
import { framing, inMeeting, sentenceFor } from '../floor-pages.ts'
import { type Asked, floorProps, ledOf, partOfAddress } from '../floor-request.ts'
import { materialsOf } from '../materials/material-reads.ts'
import { floorOf } from '../reads.ts'
import { liveTexts } from '../texts.ts'
import { CaptionsPage } from '../views/captions.tsx'
import { TranscriptPage } from '../views/transcript.tsx'
import { webVtt } from './caption.ts'
import { captionById, captionedIn, captionsOf } from './caption-reads.ts'
import { captionCorrected, captionWritten } from './write-caption.ts'

const mayChair = holding('mayChair', partOfAddress)
const MOST_LETTERS = 500
const LINES_SHOWN = 8

const written = ({ form }: PageRequest) => cut(form.get('body').trim(), MOST_LETTERS)

/** In which language somebody reads: as asked for, else their own where there are captions in it, else the first there is. */
async function readIn(request: PageRequest, asked: Asked) {
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

export const captionRoutes = [
  get('/:edition/live/:meeting/captions', anyone, inMeeting(captionsPage)),
  get('/:edition/live/:meeting/transcript', anyone, inMeeting(transcriptPage)),
  getFile('/:edition/live/:meeting/captions.vtt', anyone, inMeeting(vtt)),
  get(
    '/:edition/live/:meeting/captions/news',
    anyone,
    inMeeting(async ({ platform }, { edition, meeting, rehearsal }) => {
      let known = (await floorOf(platform.db, edition, { ...meeting, rehearsal }))?.id
      return events((tell) =>
        platform.live.listen(CAPTION_WRITTEN, async (id) => {
          known ??= (await floorOf(platform.db, edition, { ...meeting, rehearsal }))?.id
          if (id === null || id === known) tell('changed')
        }),
      )
    }),
  ),
  post('/:edition/live/:meeting/chair/caption', mayChair, inMeeting(write)),
  post('/:edition/live/:meeting/chair/transcript', mayChair, inMeeting(correct)),
]
