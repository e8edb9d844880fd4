import { anyone, holding } from '../../access/public.ts'
import { perform, person } from '../../acts/public.ts'
import { instantOf } from '../../consultation/public.ts'
import { absent, get, type PageRequest, page, post, type Reply, type Route, seeOther } from '../../page/route.ts'
import { isLanguage } from '../../platform/languages/public.ts'
import { cut, singleLine } from '../../platform/text.ts'
import { captionedIn } from '../captions/caption-reads.ts'
import { framing, inMeeting, sentenceFor } from '../floor-pages.ts'
import { type Asked, floorProps, ledOf, partOfAddress } from '../floor-request.ts'
import { liveTexts } from '../texts.ts'
import { MaterialsPage } from '../views/materials.tsx'
import { materialKept, materialLed } from './keep-material.ts'
import { MATERIAL_KINDS, materialAddress } from './material.ts'
import { materialsOf } from './material-reads.ts'

async function materialsPage(request: PageRequest, asked: Asked, refused: string | null = null): Promise<Reply> {
  if (asked.rehearsal) return absent()
  const { platform, readerZone, language, form } = request
  const led = await ledOf(platform, asked)
  const isThere = led.floor.id !== ''
  const all = isThere ? await materialsOf(platform.db, led.floor) : []
  const props = {
    ...(await floorProps(request, asked, led)),
    ...{ readerZone, mayChair: asked.mayChair },
    all: asked.mayChair ? all : all.filter(({ publishedAt }) => publishedAt !== null),
    captioned: isThere ? await captionedIn(platform.db, led.floor) : [],
    typed: (name: string) => (refused ? form.get(name) : ''),
    refusal: refused && sentenceFor(request, refused),
  }
  const { title, section, crumbs } = framing(request, asked)
  const label = liveTexts(language)('materials')
  const path = crumbs.map((crumb) => (crumb.href ? crumb : { ...crumb, href: asked.here }))
  return page(
    { title: `${label} · ${title}`, section, crumbs: [...path, { label }], body: <MaterialsPage {...props} /> },
    { status: refused ? 422 : 200 },
  )
}

/** What the form says of a recording or document; a recording begins with the meeting where nobody says otherwise. */
function typedIn({ form, language }: PageRequest, { meeting }: Asked) {
  const kind = MATERIAL_KINDS.find((one) => one === form.get('kind')) ?? 'document'
  const spoken = form.get('language')
  const begins = instantOf(form.get('begins'), meeting.zone)
  const why = cut(form.get('exception').trim(), 2000)
  return {
    kind,
    title: cut(singleLine(form.get('title')), 300),
    language: isLanguage(spoken) ? spoken : language,
    address: materialAddress(form.get('address')) ?? '',
    beginsAt: kind === 'recording' ? (begins.ok ? begins.value : meeting.startsAt) : null,
    exception: kind === 'recording' && why ? { text: why, language, others: {} } : null,
  }
}

async function lead(request: PageRequest, asked: Asked): Promise<Reply> {
  if (asked.rehearsal) return absent()
  const { platform, viewer, form } = request
  const { edition, meeting } = asked
  const order = { edition, actor: person(viewer) }
  const does = (['publish', 'withdraw'] as const).find((one) => one === form.get('do'))
  const done = does
    ? await perform(platform, materialLed, { ...order, wish: { meeting, id: form.get('material'), does } })
    : await perform(platform, materialKept, { ...order, wish: { meeting, material: typedIn(request, asked) } })
  return done.ok ? seeOther(`${asked.here}/materials`) : materialsPage(request, asked, done.refusal.code)
}

export const materialRoutes: Route[] = [
  get(
    '/:edition/live/:meeting/materials',
    anyone,
    inMeeting((request, asked) => materialsPage(request, asked)),
  ),
  post('/:edition/live/:meeting/chair/materials', holding('mayChair', partOfAddress), inMeeting(lead)),
]
