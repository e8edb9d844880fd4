import { anyone, owner } from '../access/public.ts'
import { type ActRefusal, perform, person, preview } from '../acts/public.ts'
import { publishedAgenda } from '../agenda/public.ts'
import { type Answers, checkAnswers, type Fault, readSection, vocabulariesOf } from '../forms/public.ts'
import { type Report, reportOfLink, reportsOf } from '../outcomes/public.ts'
import {
  absent,
  editionOf,
  get,
  type PageRequest,
  page,
  pathTo,
  post,
  type Reply,
  type Route,
  seeOther,
} from '../page/route.ts'
import { isOver } from './reads.ts'
import { isReporter } from './reporter.ts'
import { reportsTexts } from './texts.ts'
import { DoorPage } from './views/door-page.tsx'
import { WritePage } from './views/write-page.tsx'
import { deskPath, statusOf, whyNot } from './words.ts'
import { reportWritten, type Whose } from './write.ts'

const BY_LINK = '/:edition/reports/:secret'
const OF_SESSION = '/:edition/sessions/:number/report'

/** Pages of whoever reports: by the link of the letter, or from the page of the session by sign-in. To everybody else there is no report. */
export const ownRoutes: Route[] = [
  get(BY_LINK, owner, (request) => byLink(request, (writing) => writePage(request, writing))),
  post(BY_LINK, owner, (request) => byLink(request, (writing) => writePosted(request, writing))),
  get(OF_SESSION, anyone, (request) => ofSession(request, (writing) => writePage(request, writing))),
  post(OF_SESSION, owner, (request) => ofSession(request, (writing) => writePosted(request, writing))),
]

/** A report somebody writes, and the address at which they do. */
export type Writing = { readonly report: Report; readonly whose: Whose; readonly to: string }
type Then = (writing: Writing) => Promise<Reply>

async function byLink(request: PageRequest, then: Then): Promise<Reply> {
  const { platform, language, params } = request
  const edition = editionOf(request)
  const secret = params.secret ?? ''
  const id = await reportOfLink(platform.db, edition, secret)
  const [report] = id ? await reportsOf(platform.db, edition, { id }) : []
  return report ? then({ report, whose: { secret }, to: pathTo(language, edition.slug, 'reports', secret) }) : absent()
}

async function ofSession(request: PageRequest, then: Then): Promise<Reply> {
  const { platform, language, viewer, params, query } = request
  const edition = editionOf(request)
  const number = Number(/^\d{1,9}$/.exec(params.number ?? '')?.[0] ?? 0)
  const entry = (await publishedAgenda(platform.db, edition))?.entries.find((one) => one.number === number)
  if (!entry) return absent()
  const all = viewer.person ? await reportsOf(platform.db, edition, { number }) : []
  const mine = all.filter((report) => isReporter(report, viewer))
  const report = mine.length === 1 ? mine[0] : mine.find(({ id }) => id === query.get('of'))
  const here = pathTo(language, edition.slug, 'sessions', number, 'report')
  if (report) return then({ report, whose: { id: report.id, atDesk: false }, to: `${here}?of=${report.id}` })
  return page({
    title: reportsTexts(language)('door.title'),
    section: 'programme',
    body: (
      <DoorPage
        {...{ edition, language, entry, mine }}
        over={isOver(entry, platform.clock.now())}
        signIn={viewer.person ? null : `${pathTo(language, 'sign-in')}?return=${encodeURIComponent(here)}`}
      />
    ),
  })
}

/** Reads what was typed, keeps it or hands it in, and shows how it stands; what was not done stands in the fields as it was typed. */
export async function writePosted(request: PageRequest, writing: Writing): Promise<Reply> {
  const { form, platform } = request
  const does = (['hand-in', 'keep'] as const).find((one) => one === form.get('act'))
  if (!does) return absent()
  const { report, whose, to } = writing
  const before = report.draft?.answers ?? report.last?.answers ?? {}
  const sections = report.of.form.sections.map(({ id }) => readSection(report.of.form, id, form, before))
  const typed = Object.assign({}, ...sections.map((one) => one.typed)) as Answers
  const tooLong = sections.flatMap((one) => one.tooLong)
  if (tooLong.length > 0) return writePage(request, writing, { typed, faults: tooLong })
  const by = { edition: editionOf(request), actor: person(request.viewer), seen: form.get('seen') }
  const done = await perform(platform, reportWritten, { ...by, wish: { whose, does, answers: typed } })
  if (done.ok) return seeOther(to)
  return done.refusal.code === 'report-unknown'
    ? absent()
    : writePage(request, writing, { typed, refusal: done.refusal })
}

type NotDone = {
  readonly typed: Answers
  readonly refusal?: ActRefusal<string>
  readonly faults?: readonly Fault[]
}

export async function writePage(request: PageRequest, { report, whose, to }: Writing, not?: NotDone): Promise<Reply> {
  const { platform, language, viewer } = request
  const edition = editionOf(request)
  const names = await vocabulariesOf(platform.db, edition)
  const kept = report.draft?.answers ?? report.last?.answers ?? {}
  const answers = not?.typed ?? kept
  const wish = { whose, does: 'keep' as const, answers }
  const looked = await preview(platform, reportWritten, { edition, actor: person(viewer), wish })
  if (!looked.ok) return absent()
  const { refusal } = not ?? {}
  const checked =
    refusal?.code === 'answers-faulty' ? checkAnswers(report.of.form, answers, names, report.language).faults : []
  const t = reportsTexts(language)
  const title = t('door.title')
  const { number } = report.session
  const atDesk = {
    section: 'desk' as const,
    crumbs: [
      { label: t('desk.title'), href: deskPath(language, edition) },
      { label: t('one.title', { number }), href: deskPath(language, edition, number) },
      { label: title },
    ],
  }
  return page(
    {
      title,
      ...('atDesk' in whose && whose.atDesk ? atDesk : { section: 'programme' as const }),
      body: (
        <WritePage
          {...{ edition, language, report, names, answers, to }}
          theirs={refusal?.code === 'changed-meanwhile' ? kept : null}
          faults={not?.faults ?? checked}
          seen={looked.value.seen}
          problem={refusal && refusal.code !== 'answers-faulty' ? whyNot(refusal, language) : undefined}
          now={platform.clock.now()}
        />
      ),
    },
    { status: not?.faults ? 422 : statusOf(refusal) },
  )
}
