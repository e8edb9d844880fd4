import { anyone, holding } from '../../access/public.ts'
import { perform, person } from '../../acts/public.ts'
import { instantOf } from '../../consultation/public.ts'
import {
  absent,
  get,
  getFile,
  type PageRequest,
  page,
  post,
  type Reply,
  type Route,
  seeOther,
  stream,
} from '../../page/route.ts'
import { HANDED_OUT } from '../../platform/files/handed-out.ts'
import { keepFile } from '../../platform/files/keep-file.ts'
import { kindOfFile } from '../../platform/files/kind-of-file.ts'
import { fileName } from '../../platform/files/names.ts'
import { isLanguage, LANGUAGES, type Language, type Localized } from '../../platform/languages/public.ts'
import { cut, singleLine } from '../../platform/text.ts'
import { captionedIn } from '../captions/caption-reads.ts'
import { framing, inMeeting, sentenceFor } from '../floor-pages.ts'
import { type Asked, floorProps, ledOf, partOfAddress } from '../floor-request.ts'
import { liveTexts } from '../texts.ts'
import { MaterialsPage } from '../views/materials.tsx'
import { materialKept, materialLed } from './keep-material.ts'
import { MATERIAL_KINDS, type MaterialFile, materialAddress } from './material.ts'
import { materialsOf } from './material-reads.ts'

const LONGEST_TITLE = 300

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

const MOST_BYTES = 30 * 1024 * 1024

/** A document that was sent, stored; null when none was. */
async function sentIn({ platform, form }: PageRequest): Promise<MaterialFile | null> {
  const [sent] = form.files('sent')
  if (!sent || sent.bytes.length === 0) return null
  const mediaType = await kindOfFile(sent.bytes)
  const name = fileName(sent.name, mediaType)
  if (!(mediaType in HANDED_OUT)) return { sha256: '', size: 0, name, mediaType } // to be refused, and not stored
  return { ...(await keepFile(platform, sent.bytes, { mediaType, at: platform.clock.now() })), name, mediaType }
}

/** What it is called in other languages than its own. */
const titlesIn = ({ form }: PageRequest, own: Language): Localized =>
  Object.fromEntries(
    LANGUAGES.flatMap((one) => {
      const words = one === own ? '' : cut(singleLine(form.get(`title-${one}`)), LONGEST_TITLE)
      return words ? [[one, words]] : []
    }),
  )

/** A document that is kept here, for everybody once it is published; withdrawn it is absent. */
async function materialFile({ platform, params }: PageRequest, asked: Asked): Promise<Reply> {
  const led = await ledOf(platform, asked)
  const all = asked.rehearsal || led.floor.id === '' ? [] : await materialsOf(platform.db, led.floor)
  const found = all.find(({ id, publishedAt }) => id === params.material && (publishedAt !== null || asked.mayChair))
  const parts = found?.file && (await platform.files.read(found.file.sha256))
  return found?.file && parts ? stream(parts, { type: found.file.mediaType, filename: found.file.name }) : absent()
}

/** What the form says of a recording or document; a recording begins with the meeting where nobody says otherwise. */
async function typedIn(request: PageRequest, { meeting }: Asked) {
  const { form, language } = request
  const kind = MATERIAL_KINDS.find((one) => one === form.get('kind')) ?? 'document'
  const typed = form.get('language')
  const spoken = isLanguage(typed) ? typed : language
  const file = await sentIn(request)
  const begins = instantOf(form.get('begins'), meeting.zone)
  const why = cut(form.get('exception').trim(), 2000)
  return {
    kind,
    title: cut(singleLine(form.get('title')), LONGEST_TITLE),
    titles: titlesIn(request, spoken),
    language: spoken,
    ...{ file, address: file ? null : materialAddress(form.get('address')) },
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
    : await perform(platform, materialKept, { ...order, wish: { meeting, material: await typedIn(request, asked) } })
  return done.ok ? seeOther(`${asked.here}/materials`) : materialsPage(request, asked, done.refusal.code)
}

export const materialRoutes: Route[] = [
  get(
    '/:edition/live/:meeting/materials',
    anyone,
    inMeeting((request, asked) => materialsPage(request, asked)),
  ),
  getFile('/:edition/live/:meeting/materials/:material', anyone, inMeeting(materialFile)),
  post('/:edition/live/:meeting/chair/materials', holding('mayChair', partOfAddress), inMeeting(lead), MOST_BYTES),
]
