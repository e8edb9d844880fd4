import { holding } from '../../access/public.ts'
import { perform, person } from '../../acts/public.ts'
import { LIMITS, type Reading, sentenceOf } from '../../interchange/public.ts'
import { listCsv, wishFrom } from '../../page/list.ts'
import { absent, data, editionOf, get, type PageRequest, page, post, type Reply, seeOther } from '../../page/route.ts'
import { cut } from '../../platform/text.ts'
import { crumbs, programmeDesk } from '../addresses.ts'
import { byIn } from '../asking.ts'
import { askToRead } from '../thread/ask.ts'
import { bringIn, filePutAway } from './bring-in.ts'
import { type Became, chosenRows, rowsOf, shownIn } from './dry-run.ts'
import { type ImportRefusal, importSchedule, previewImport } from './import-schedule.ts'
import { importOfDesk, importsOfDesk } from './reads.ts'
import { importTexts } from './texts.ts'
import { importColumns } from './views/columns.tsx'
import { DryRunPage, UnreadPage } from './views/dry-run-page.tsx'
import { ImportPage } from './views/import-page.tsx'

const mayImport = holding('mayEditSessions')
const address = (request: PageRequest, ...more: string[]) => programmeDesk(request, 'import', ...more)

async function importPage(request: PageRequest, refusal: 'file-missing' | 'import-gone' | null = null): Promise<Reply> {
  const { platform, language } = request
  const edition = editionOf(request)
  const title = importTexts(language)('title')
  return page(
    {
      title,
      section: 'desk',
      crumbs: crumbs(request, title),
      body: (
        <ImportPage
          {...{ edition, language, refusal }}
          here={address(request)}
          brought={await importsOfDesk(platform.db, edition)}
          megabytes={LIMITS.fileBytes / MEGABYTE}
        />
      ),
    },
    { status: refusal ? 422 : 200 },
  )
}

const MEGABYTE = 1024 * 1024
/** Beside the file a form holds a few words. */
const FORM_BYTES = LIMITS.fileBytes + MEGABYTE

/** The file of the address, read; null where it is gone. The zone its local times are said to be in stands in the address. */
async function fileOf(request: PageRequest) {
  const { platform, params, query } = request
  const file = await importOfDesk(platform.db, editionOf(request), params.id ?? '')
  if (!file) return null
  const bytes = await platform.files.get(file.sha256)
  if (!bytes) throw new Error(`the file of the import ${file.id} is not in the store`)
  const zone = file.takenAt ? file.zone : query.get('zone') || null
  return { file, zone, read: await askToRead({ bytes: new Uint8Array(bytes), zone }) }
}
type OnDesk = NonNullable<Awaited<ReturnType<typeof fileOf>>>

/** What each event would become now, or became when the file was taken over. */
async function becomesOf(request: PageRequest, { file, zone }: OnDesk, { schedule }: Reading) {
  const of = (items: readonly (Became & { readonly guid: string })[]) =>
    new Map(items.map(({ guid, ...became }) => [guid, became] as const))
  if (file.takenAt) return { becomes: of(file.became), seen: null }
  const by = { edition: editionOf(request), actor: person(request.viewer) }
  const looked = await previewImport(request.platform, by, { schedule, from: { id: file.id, zone } })
  if (!looked.ok) return { becomes: new Map<string, Became>(), seen: null }
  const { facts, seen } = looked.value
  const items = facts.steps.steps.map(({ event, outcome, place, before }) => ({
    guid: event.guid,
    outcome,
    place,
    number: before?.number ?? null,
  }))
  return { becomes: of(items), seen }
}

async function listOf(request: PageRequest, onDesk: OnDesk, reading: Reading) {
  const { language, query } = request
  const { becomes, seen } = await becomesOf(request, onDesk, reading)
  const rows = rowsOf(reading, becomes, language)
  const columns = importColumns({ edition: editionOf(request), language, taken: onDesk.file.takenAt !== null })
  const wish = wishFrom(query, columns, 'n')
  const shown = shownIn(query)
  return {
    rows,
    columns,
    wish,
    shown,
    seen,
    found: chosenRows(rows, { shown, text: query.get('q') ?? '' }, wish, language),
  }
}

async function dryRun(request: PageRequest, refusal?: ImportRefusal): Promise<Reply> {
  const { language, query } = request
  const edition = editionOf(request)
  const onDesk = await fileOf(request)
  if (!onDesk) return refusal ? importPage(request, 'import-gone') : absent()
  const { file, read } = onDesk
  const t = importTexts(language)
  const here = address(request, file.id)
  const view = {
    title: file.fileName,
    section: 'desk',
    crumbs: [...crumbs(request), { label: t('title'), href: address(request) }, { label: file.fileName }],
  }
  if (!read.ok) {
    const asksZone = read.refusal.code === 'zone-needed' || read.refusal.code === 'zone-unknown'
    const why = sentenceOf(read.refusal, language)
    const zone = query.get('zone') ?? edition.zone
    return page({ ...view, body: <UnreadPage {...{ language, edition, here, file, why, asksZone, zone }} /> })
  }
  const list = await listOf(request, onDesk, read.value)
  const differing = differingIn(refusal, read.value)
  const words = refusal ? t(`refusal.${refusal.code}`) : null
  const body = (
    <DryRunPage
      {...{ edition, language, here, file, query, ...list, differing }}
      reading={read.value}
      refusal={words}
    />
  )
  return page({ ...view, body }, { status: refusal ? 422 : 200 })
}

/** Titles of what is another than its page had shown; at most so many, the whole report stands below. */
function differingIn(refusal: ImportRefusal | undefined, { schedule }: Reading): string[] {
  if (!refusal || !('difference' in refusal)) return []
  const { added, changed } = refusal.difference
  return [...added, ...changed].flatMap((n) => schedule.events[Number(n) - 1]?.title ?? []).slice(0, 20)
}

async function takeOver(request: PageRequest): Promise<Reply> {
  const onDesk = await fileOf(request)
  if (!onDesk) return importPage(request, 'import-gone')
  const { file, read, zone } = onDesk
  if (!read.ok) return dryRun(request)
  const wish = { schedule: read.value.schedule, from: { id: file.id, zone } }
  const done = await importSchedule(request.platform, byIn(request), wish)
  if (!done.ok && done.refusal.code !== 'import-taken') return dryRun(request, done.refusal)
  return seeOther(address(request, file.id)) // taken over by a colleague, or by oneself where the answer was lost: the page says when
}

/** Programmes of other systems on the desk: brought in, looked at, taken over or put away. */
export const importRoutes = [
  get('/:edition/desk/programme/import', mayImport, (request) => importPage(request)),

  post(
    '/:edition/desk/programme/import',
    mayImport,
    async (request) => {
      const [file] = request.form.files('file')
      if (!file) return importPage(request, 'file-missing')
      const done = await bringIn(request.platform, byIn(request), { name: cut(file.name, 200), bytes: file.bytes })
      if (!done.ok) throw new Error(`a file was not brought in: ${done.refusal.code}`)
      return seeOther(address(request, done.value))
    },
    FORM_BYTES,
  ),

  get('/:edition/desk/programme/import/:id', mayImport, (request) =>
    request.params.id?.endsWith('.csv') ? reportFile(request) : dryRun(request),
  ),

  post('/:edition/desk/programme/import/:id', mayImport, takeOver),

  post('/:edition/desk/programme/import/:id/put-away', mayImport, async (request) => {
    const by = { edition: editionOf(request), actor: person(request.viewer) }
    const done = await perform(request.platform, filePutAway, { ...by, wish: request.params.id ?? '' })
    if (!done.ok && done.refusal.code === 'import-taken') return seeOther(address(request, request.params.id ?? ''))
    return seeOther(address(request)) // whoever put it away
  }),
]

async function reportFile(request: PageRequest): Promise<Reply> {
  const id = (request.params.id ?? '').replace(/\.csv$/, '')
  const onDesk = await fileOf({ ...request, params: { ...request.params, id } })
  if (!onDesk?.read.ok) return absent()
  const { columns, wish, found } = await listOf(request, onDesk, onDesk.read.value)
  return data(listCsv(columns, wish, found), 'text/csv; charset=utf-8', `${editionOf(request).slug}-import.csv`)
}
