import { anyone } from '../access/public.ts'
import { facetsOf, vocabulariesOf } from '../forms/public.ts'
import { csvFile } from '../page/csv.ts'
import {
  absent,
  data,
  editionOf,
  get,
  getFile,
  type PageRequest,
  page,
  pathTo,
  type Reply,
  type Route,
} from '../page/route.ts'
import { pickText } from '../platform/languages/public.ts'
import { registerWords } from '../register/public.ts'
import { flowsOf } from './flows.ts'
import { publishedSynthesis } from './published.ts'
import { readableOf } from './reads.ts'
import { synthesisTexts } from './texts.ts'
import { OrganizationBecame, SubmissionBecame, ThemeBecame } from './views/became-page.tsx'
import type { Here } from './views/public-parts.tsx'
import { NothingYet, naming, SynthesisPage } from './views/synthesis-page.tsx'

/** What was released, in the reader's words; null before the first release. */
async function hereOf(request: PageRequest): Promise<Here | null> {
  const [edition, { db }, { language }] = [editionOf(request), request.platform, request]
  const published = await publishedSynthesis(db, edition)
  if (!published) return null
  const [names, facets] = await Promise.all([vocabulariesOf(db, edition), facetsOf(db, edition)])
  return { edition, language, published, words: registerWords(names, facets, language) }
}

const framed = (request: PageRequest, title: string, body: Parameters<typeof page>[0]['body']): Reply => {
  const { language } = request
  const [edition, t] = [editionOf(request), synthesisTexts(language)]
  const front = { label: pickText(edition.title, language).text, href: pathTo(language, edition.slug) }
  const whole = { label: t('public.title'), href: pathTo(language, edition.slug, 'synthesis') }
  const crumbs = title === t('public.title') ? [front, { label: title }] : [front, whole, { label: title }]
  return page({ title, section: 'synthesis', crumbs, body })
}

export const routes: Route[] = [
  get('/:edition/synthesis', anyone, async (request) => {
    const { language } = request
    const here = await hereOf(request)
    const title = synthesisTexts(language)('public.title')
    const nothing = <NothingYet here={{ edition: editionOf(request), language }} />
    return framed(request, title, here ? <SynthesisPage here={here} /> : nothing)
  }),

  getFile('/:edition/synthesis.csv', anyone, async (request) => {
    const here = await hereOf(request)
    if (!here) return absent()
    const t = synthesisTexts(request.language)
    const name = naming(here)
    const heads = [t('ways.group'), t('ways.theme'), t('ways.point'), t('ways.outcome'), t('ways.count')]
    const rows = flowsOf(here.published).map(({ group, theme, point, outcome, count }) => [
      ...[group ?? '', theme ?? '', String(point), outcome].map((key, column) => name(column, key)),
      String(count),
    ])
    return data(csvFile([heads, ...rows]), 'text/csv; charset=utf-8', `${here.edition.slug}-synthesis.csv`)
  }),

  get('/:edition/synthesis/submissions/:reference', anyone, async (request) => {
    const here = await hereOf(request)
    const readable = here ? await readableOf(request.platform.db, here.edition) : []
    const from = readable.find(({ reference }) => reference === request.params.reference)
    if (!here || !from) return absent()
    return framed(request, from.reference, <SubmissionBecame {...{ here, from }} />)
  }),

  get('/:edition/synthesis/organizations/:id', anyone, async (request) => {
    const here = await hereOf(request)
    const readable = here ? await readableOf(request.platform.db, here.edition) : []
    const of = readable.filter(({ organizationId }) => organizationId === request.params.id)
    const [first] = of
    if (!here || !first?.organizationId || !first.organization) return absent()
    const name = { id: first.organizationId, name: first.organization, language: first.organizationLanguage }
    return framed(request, first.organization, <OrganizationBecame {...{ here, of, name }} />)
  }),

  get('/:edition/synthesis/themes/:theme', anyone, async (request) => {
    const here = await hereOf(request)
    const theme = here?.published.themes.find(({ id }) => id === request.params.theme)
    if (!here || !theme) return absent()
    return framed(request, pickText(theme.name, request.language).text, <ThemeBecame {...{ here, theme }} />)
  }),
]
