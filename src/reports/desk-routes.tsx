import { holding, may } from '../access/public.ts'
import { type ActRefusal, perform, person, preview } from '../acts/public.ts'
import { vocabulariesOf } from '../forms/public.ts'
import { publishedReports, REPORT_STANDINGS, type Report, reportsOf, standingOf } from '../outcomes/public.ts'
import { csvFile } from '../page/csv.ts'
import {
  absent,
  data,
  editionOf,
  get,
  getFile,
  type PageRequest,
  page,
  post,
  type Reply,
  type Route,
  seeOther,
} from '../page/route.ts'
import { dayIn, pickText, shownEnd, type Written } from '../platform/languages/public.ts'
import { cut } from '../platform/text.ts'
import { reportsAsked } from './ask.ts'
import { reportExtended } from './extend.ts'
import { reportsPublished, reportsWithdrawn } from './publish.ts'
import { reportsDesk } from './reads.ts'
import { reportersReminded } from './remind.ts'
import { type Writing, writePage, writePosted } from './routes.tsx'
import { reportsTexts } from './texts.ts'
import { DeskReports, rowsOf } from './views/desk-reports.tsx'
import { DeskSession } from './views/desk-session.tsx'
import { NoReports } from './views/no-reports.tsx'
import { deskPath, statusOf, whyNot } from './words.ts'

const SEES = holding('maySeeDesk')
const HANDLES = holding('mayHandleReports')
const AT = '/:edition/desk/reports'
const MOST_WORDS = 2000

export const deskRoutes: Route[] = [
  get(AT, SEES, (request) => listPage(request)),
  post(AT, HANDLES, async (request) => {
    const { form, platform, language } = request
    const by = byIn(request)
    const act = form.get('act')
    if (act !== 'ask' && act !== 'remind') return absent()
    const done =
      act === 'ask'
        ? await perform(platform, reportsAsked, { ...by, wish: { number: null } })
        : await perform(platform, reportersReminded, { ...by, wish: { id: null } })
    return done.ok ? seeOther(deskPath(language, by.edition)) : listPage(request, done.refusal)
  }),
  getFile(`${AT}.csv`, SEES, (request) => csvReply(request)),

  get(`${AT}/:number`, SEES, (request) => sessionPage(request)),
  post(`${AT}/:number`, HANDLES, async (request) => {
    const done = await doToSession(request)
    if (!done) return absent()
    return done.ok
      ? seeOther(deskPath(request.language, editionOf(request), numberIn(request)))
      : sessionPage(request, done.refusal)
  }),

  get(`${AT}/:number/:report`, HANDLES, (request) => atDesk(request, (writing) => writePage(request, writing))),
  post(`${AT}/:number/:report`, HANDLES, (request) => atDesk(request, (writing) => writePosted(request, writing))),
]

/** Who asks, and what the page of the form had shown. */
const byIn = (request: PageRequest) => ({
  edition: editionOf(request),
  actor: person(request.viewer),
  seen: request.form.get('seen'),
})
const numberIn = ({ params }: PageRequest) => Number(/^\d{1,9}$/.exec(params.number ?? '')?.[0] ?? 0)
const idIn = (text: string | undefined) => /^[0-9a-f-]{36}$/.exec(text ?? '')?.[0] ?? null
const reasonIn = ({ form, language }: PageRequest): Written => ({
  text: cut(form.get('reason').trim(), MOST_WORDS),
  ...{ language, others: {} },
})

function doToSession(request: PageRequest) {
  const { form, platform } = request
  const by = byIn(request)
  const number = numberIn(request)
  const reason = reasonIn(request)
  const id = idIn(form.get('report'))
  switch (form.get('act')) {
    case 'publish':
      return perform(platform, reportsPublished, { ...by, wish: { number } })
    case 'withdraw':
      return perform(platform, reportsWithdrawn, { ...by, wish: { number, reason } })
    case 'remind':
      return id && perform(platform, reportersReminded, { ...by, wish: { id } })
    case 'extend':
      return id && perform(platform, reportExtended, { ...by, wish: { id, day: form.get('day'), reason } })
  }
  return null
}

async function listPage(request: PageRequest, refusal?: ActRefusal<string>): Promise<Reply> {
  const { platform, language, viewer, query } = request
  const edition = editionOf(request)
  const now = platform.clock.now()
  const desk = await reportsDesk(platform.db, edition, now)
  const title = reportsTexts(language)('desk.title')
  if (!desk) return page({ title, section: 'desk', body: <NoReports language={language} /> })
  const by = { edition, actor: person(viewer) }
  const [ask, remind] = await Promise.all([
    preview(platform, reportsAsked, { ...by, wish: { number: null } }),
    preview(platform, reportersReminded, { ...by, wish: { id: null } }),
  ])
  const body = (
    <DeskReports
      {...{ edition, language, now }}
      rows={rowsOf(desk)}
      standing={REPORT_STANDINGS.find((one) => one === query.get('standing')) ?? null}
      mayHandle={may(viewer, 'mayHandleReports', { edition })}
      ask={ask.ok ? { count: ask.value.facts.length, seen: ask.value.seen } : { count: 0, seen: null }}
      remind={remind.ok ? { count: remind.value.facts.length, seen: remind.value.seen } : { count: 0, seen: null }}
      problem={refusal && whyNot(refusal, language)}
    />
  )
  return page({ title, section: 'desk', body }, { status: statusOf(refusal) })
}

const COLUMNS = ['session', 'title', 'report', 'reporter', 'due', 'standing'] as const

async function csvReply({ platform, language, edition }: PageRequest): Promise<Reply> {
  const now = platform.clock.now()
  const desk = edition && (await reportsDesk(platform.db, edition, now))
  if (!desk) return absent()
  const t = reportsTexts(language)
  const rows = rowsOf(desk).map(({ number, title, report }) => [
    String(number),
    title,
    report ? pickText(report.of.form.title, language).text : '',
    report ? report.name : t('desk.nobody'),
    report ? dayIn(edition.zone, shownEnd(report.dueAt, edition.zone)) : '',
    report ? t(`standing.${standingOf(report, now)}`) : '',
  ])
  const file = csvFile([COLUMNS.map((column) => t(`col.${column}`)), ...rows])
  return data(file, 'text/csv; charset=utf-8', `${edition.slug}-reports.csv`)
}

async function sessionPage(request: PageRequest, refusal?: ActRefusal<string>): Promise<Reply> {
  const { platform, language, viewer } = request
  const edition = editionOf(request)
  const number = numberIn(request)
  const [[first, ...others], published, names] = await Promise.all([
    reportsOf(platform.db, edition, { number }),
    publishedReports(platform.db, edition, number),
    vocabulariesOf(platform.db, edition),
  ])
  if (!first) return absent()
  const t = reportsTexts(language)
  const title = t('one.title', { number })
  return page(
    {
      title,
      section: 'desk',
      crumbs: [{ label: t('desk.title'), href: deskPath(language, edition) }, { label: title }],
      body: (
        <DeskSession
          {...{ edition, language, published, names }}
          reports={[first, ...others]}
          may={{
            handle: may(viewer, 'mayHandleReports', { edition }),
            publish: may(viewer, 'mayPublishReports', { edition }),
          }}
          seen={await seenOn(request, [first, ...others])}
          problem={refusal && whyNot(refusal, language)}
          typed={request.form}
          now={platform.clock.now()}
        />
      ),
    },
    { status: statusOf(refusal) },
  )
}

/** What each form of the page confirms; null where it would be refused anyway. */
async function seenOn(request: PageRequest, reports: readonly Report[]) {
  const { platform, viewer } = request
  const by = { edition: editionOf(request), actor: person(viewer) }
  const number = numberIn(request)
  const reason = reasonIn(request)
  const [publish, withdraw] = await Promise.all([
    preview(platform, reportsPublished, { ...by, wish: { number } }),
    preview(platform, reportsWithdrawn, { ...by, wish: { number, reason } }),
  ])
  const of = new Map<string, { remind: string | null; extend: string | null }>()
  for (const { id } of reports) {
    const [remind, extend] = await Promise.all([
      preview(platform, reportersReminded, { ...by, wish: { id } }),
      preview(platform, reportExtended, { ...by, wish: { id, day: '', reason } }),
    ])
    of.set(id, { remind: remind.ok ? remind.value.seen : null, extend: extend.ok ? extend.value.seen : null })
  }
  return {
    of,
    publish: publish.ok && publish.value.decided.ok ? publish.value.seen : null,
    withdraw: withdraw.ok ? withdraw.value.seen : null,
  }
}

/** A report that somebody of the secretariat writes in for whoever sent it otherwise. */
async function atDesk(request: PageRequest, then: (writing: Writing) => Promise<Reply>): Promise<Reply> {
  const { platform, language, params } = request
  const edition = editionOf(request)
  const id = idIn(params.report)
  const [report] = id ? await reportsOf(platform.db, edition, { id, number: numberIn(request) }) : []
  if (!report) return absent()
  const to = deskPath(language, edition, report.session.number, report.id)
  return then({ report, whose: { id: report.id, atDesk: true }, to })
}
