import { anyone } from '../../access/public.ts'
import {
  absent,
  editionOf,
  get,
  getFile,
  madeOnce,
  type PageRequest,
  page,
  pathTo,
  type Reply,
} from '../../page/route.ts'
import { stampOf } from '../../platform/stamps.ts'
import { publishedAgenda, versionNumbered } from '../published.ts'
import { agendaTexts } from '../texts.ts'
import { FilesPage } from '../views/files.tsx'
import { type ForFile, fileOf } from './files.ts'
import { type FileFormat, FORMATS, formatNamed } from './formats.ts'

/** Files are the same until another version is out, or the edition is named otherwise. */
const once = async (request: PageRequest, make: () => Promise<Reply>): Promise<Reply> =>
  madeOnce(await stampOf(request.platform.db, ['published', 'edition']), make, { forAll: true, anySearch: true })

const whole = (format: FileFormat) => (request: PageRequest) =>
  once(request, async () => {
    const edition = editionOf(request)
    return fileOf(request, edition, format, await publishedAgenda(request.platform.db, edition))
  })

/** One version, under an address of its own: always the same, but for people who object to being named. */
async function ofVersion(request: PageRequest): Promise<Reply> {
  const { params, platform } = request
  const edition = editionOf(request)
  const format = formatNamed(params.file ?? '')
  const version = /^[1-9]\d{0,5}$/.test(params.version ?? '') ? Number(params.version) : 0
  if (!format || version === 0) return absent()
  return once(request, async () => {
    const shown: ForFile = await versionNumbered(platform.db, edition, version)
    return shown ? fileOf(request, edition, format, shown) : absent()
  })
}

/** A calendar of one session, for whoever wants no more. */
export const sessionCalendar = (request: PageRequest, number: number): Promise<Reply> =>
  once(request, async () => {
    const edition = editionOf(request)
    const agenda = await publishedAgenda(request.platform.db, edition)
    const entries = agenda?.entries.filter((entry) => entry.number === number) ?? []
    const format = formatNamed('agenda.ics')
    return agenda && format && entries.length > 0 ? fileOf(request, edition, format, { ...agenda, entries }) : absent()
  })

async function filesPage(request: PageRequest): Promise<Reply> {
  const { platform, language } = request
  const edition = editionOf(request)
  const t = agendaTexts(language)
  const version = await publishedAgenda(platform.db, edition)
  return page({
    title: t('files.title'),
    section: 'programme',
    crumbs: [{ label: t('agenda.title'), href: pathTo(language, edition.slug, 'agenda') }, { label: t('files.title') }],
    body: <FilesPage {...{ edition, language, version: version?.version ?? null, origin: platform.config.origin }} />,
  })
}

export const exportRoutes = [
  ...FORMATS.map((format) => getFile(`/:edition/${format.name}`, anyone, whole(format))),
  getFile('/:edition/agenda/versions/:version/:file', anyone, ofVersion),
  get('/:edition/agenda/files', anyone, filesPage),
]
