import { anyone } from '../access/public.ts'
import {
  absent,
  data,
  editionOf,
  get,
  getFile,
  madeOnce,
  type PageRequest,
  page,
  pathTo,
  type Reply,
  seeOther,
} from '../page/route.ts'
import { stampOf } from '../platform/stamps.ts'
import { differenceOf } from './agenda-changes.ts'
import { changesFeed } from './atom.ts'
import { lastPublished, versionNumbered } from './published.ts'
import { agendaTexts } from './texts.ts'
import { versionsOf } from './versions.ts'
import { ChangesPage } from './views/changes.tsx'
import { VersionsPage } from './views/versions.tsx'

const once = async (request: PageRequest, make: () => Promise<Reply>, forAll = false): Promise<Reply> =>
  madeOnce(await stampOf(request.platform.db, ['published', 'edition']), make, { forAll })

const crumbs = (request: PageRequest, label: string, between: { label: string; href: string }[] = []) => {
  const edition = editionOf(request)
  const agenda = pathTo(request.language, edition.slug, 'agenda')
  return [{ label: agendaTexts(request.language)('agenda.title'), href: agenda }, ...between, { label }]
}

async function versionsPage(request: PageRequest): Promise<Reply> {
  const edition = editionOf(request)
  const { language } = request
  const title = agendaTexts(language)('versions.title')
  return page({
    title,
    section: 'programme',
    crumbs: crumbs(request, title),
    body: <VersionsPage {...{ edition, versions: await versionsOf(request.platform.db, edition), language }} />,
  })
}

/** What differs between two versions asked for, older and newer whatever the order; without a wish, what the last one changed. */
async function changesPage(request: PageRequest): Promise<Reply> {
  const { platform, language, query } = request
  const edition = editionOf(request)
  const newest = await lastPublished(platform.db, edition)
  if (newest === 0) return seeOther(pathTo(language, edition.slug, 'agenda', 'versions'))
  const asked = (name: string, otherwise: number) => {
    const said = query.get(name) ?? ''
    return /^[1-9]\d{0,5}$/.test(said) ? Number(said) : otherwise
  }
  const [a, b] = [asked('from', Math.max(1, newest - 1)), asked('to', newest)]
  const chosen = { from: Math.min(a, b), to: Math.max(a, b) }
  const [older, newer] = await Promise.all([
    versionNumbered(platform.db, edition, chosen.from),
    versionNumbered(platform.db, edition, chosen.to),
  ])
  if (!older || !newer) return absent()
  const t = agendaTexts(language)
  const title = t('changes.between', chosen)
  const all = { label: t('versions.title'), href: pathTo(language, edition.slug, 'agenda', 'versions') }
  return page({
    title,
    section: 'programme',
    crumbs: crumbs(request, title, [all]),
    body: (
      <ChangesPage
        {...{ edition, language, chosen }}
        versions={Array.from({ length: newest }, (_, n) => newest - n)}
        changes={differenceOf(older.entries, newer.entries)}
      />
    ),
  })
}

async function feed(request: PageRequest): Promise<Reply> {
  const { platform, language } = request
  const edition = editionOf(request)
  const versions = await versionsOf(platform.db, edition)
  const home = pathTo(language, edition.slug)
  const text = changesFeed(versions, { edition, language, origin: platform.config.origin, home })
  return { ...data(text, 'application/atom+xml; charset=utf-8'), open: true }
}

export const versionRoutes = [
  get('/:edition/agenda/versions', anyone, (request) => once(request, () => versionsPage(request))),
  get('/:edition/agenda/changes', anyone, (request) => once(request, () => changesPage(request))),
  getFile('/:edition/agenda/changes.atom', anyone, (request) => once(request, () => feed(request), true)),
]
