import { anyone } from '../../access/public.ts'
import { get, type PageRequest, page, type Reply, type Route } from '../../page/route.ts'
import { captionsOf } from '../captions/caption-reads.ts'
import { readIn } from '../captions/caption-routes.tsx'
import { LINES_SHOWN } from '../captions/follow-captions.ts'
import { framing, inMeeting } from '../floor-pages.ts'
import { type Asked, floorProps, ledOf } from '../floor-request.ts'
import { liveTexts } from '../texts.ts'
import { TextOnlyPage } from '../views/text-only.tsx'
import { TryingPage } from '../views/trying.tsx'

/** A page beside the one of the meeting. */
function beside(request: PageRequest, asked: Asked, label: string) {
  const { title, section, crumbs } = framing(request, asked)
  const path = crumbs.map((crumb) => (crumb.href ? crumb : { ...crumb, href: asked.here }))
  return { title: `${label} · ${title}`, section, crumbs: [...path, { label }] }
}

async function tryingPage(request: PageRequest, asked: Asked): Promise<Reply> {
  const led = await ledOf(request.platform, asked)
  const props = { ...(await floorProps(request, asked, led)), readerZone: request.readerZone }
  const framed = beside(request, asked, liveTexts(request.language)('try'))
  return page({ ...framed, camera: true, microphone: true, body: <TryingPage {...props} /> })
}

async function textOnlyPage(request: PageRequest, asked: Asked): Promise<Reply> {
  const { led, isThere, all, chosen } = await readIn(request, asked)
  const props = {
    ...(await floorProps(request, asked, led)),
    ...{ all, chosen, readerZone: request.readerZone },
    captions: isThere ? await captionsOf(request.platform.db, led.floor, chosen, LINES_SHOWN) : [],
  }
  return page({
    ...beside(request, asked, liveTexts(request.language)('text')),
    body: <TextOnlyPage {...props} />,
  })
}

/** Before a meeting, and where sound and picture do not arrive. */
export const readyRoutes: Route[] = [
  get('/:edition/live/:meeting/try', anyone, inMeeting(tryingPage)),
  get('/:edition/live/:meeting/text', anyone, inMeeting(textOnlyPage)),
]
