import { staff, staffOrAuditor } from '../access/public.ts'
import { absent, editionOf, get, type PageRequest, page, pathTo, post, type Route, seeOther } from '../page/route.ts'
import { pickText } from '../platform/languages/public.ts'
import { keepDecision, type ReleaseEffects, releaseDecisions, takeBackDecision } from './actions.ts'
import { type DeskQuery, deskCounts, deskSubmissions, kindsOnDesk, submissionOnDesk } from './reads.ts'
import { reviewTexts } from './texts.ts'
import { DecidePage, ReleasePage } from './views/decide.tsx'
import { DeskPage } from './views/desk.tsx'

/** `effects`: what a release does in submissions and programme. */
export function reviewRoutes(effects: ReleaseEffects): Route[] {
  return [
    get('/:edition/desk', staffOrAuditor, (request) => seeOther(deskPath(request))),

    get('/:edition/desk/submissions', staffOrAuditor, async (request) => {
      const { platform, language, viewer } = request
      const edition = editionOf(request)
      const query = deskQuery(request.query)
      const [found, counts, kinds] = await Promise.all([
        deskSubmissions(platform.db, edition, query),
        deskCounts(platform.db, edition),
        kindsOnDesk(platform.db, edition),
      ])
      const title = reviewTexts(language)('desk.title')
      return page({
        title,
        section: 'desk',
        crumbs: [
          { label: pickText(edition.title, language).text, href: pathTo(language, edition.slug) },
          { label: title },
        ],
        body: (
          <DeskPage {...{ edition, language, query, found, counts, kinds, mayDecide: staff.allows(viewer, edition) }} />
        ),
      })
    }),

    get('/:edition/desk/submissions/:reference', staffOrAuditor, (request) => decidePage(request, 200)),

    post('/:edition/desk/submissions/:reference/decide', staff, async (request) => {
      const { platform, language, params, form, viewer } = request
      const wish = {
        reference: params.reference ?? '',
        outcome: form.get('outcome'),
        intoReference: form.get('into'),
        reason: form.get('reason').slice(0, 2000),
        language,
      }
      const kept = await keepDecision(platform, editionOf(request), viewer, wish)
      if (kept.ok) return seeOther(deskPath(request, wish.reference))
      return decidePage(request, 422, reviewTexts(language)(`refusal.${kept.refusal.code}`, kept.refusal.facts))
    }),

    post('/:edition/desk/submissions/:reference/revoke', staff, async (request) => {
      const reference = request.params.reference ?? ''
      const done = await takeBackDecision(request.platform, editionOf(request), request.viewer, reference)
      return done.ok ? seeOther(deskPath(request, reference)) : absent()
    }),

    get('/:edition/desk/release', staff, async (request) => {
      const { platform, language } = request
      const edition = editionOf(request)
      const { pending } = await deskCounts(platform.db, edition)
      const title = reviewTexts(language)('release.title')
      return page({
        title,
        section: 'desk',
        crumbs: [{ label: reviewTexts(language)('desk.title'), href: deskPath(request) }, { label: title }],
        body: <ReleasePage edition={edition} language={language} count={pending} />,
      })
    }),

    post('/:edition/desk/release', staff, async (request) => {
      await releaseDecisions(request.platform, editionOf(request), request.viewer, effects)
      return seeOther(`${deskPath(request)}?stage=released`)
    }),
  ]
}

const deskPath = (request: PageRequest, ...more: string[]) =>
  pathTo(request.language, editionOf(request).slug, 'desk', 'submissions', ...more)

async function decidePage(request: PageRequest, status: number, error?: string) {
  const { platform, language, params, form, viewer } = request
  const edition = editionOf(request)
  const onDesk = await submissionOnDesk(platform.db, edition, params.reference ?? '')
  if (!onDesk) return absent()
  const typed = { outcome: form.get('outcome'), into: form.get('into'), reason: form.get('reason') }
  return page(
    {
      title: onDesk.submission.reference,
      section: 'desk',
      crumbs: [
        { label: reviewTexts(language)('desk.title'), href: deskPath(request) },
        { label: onDesk.submission.reference },
      ],
      body: <DecidePage {...{ edition, language, onDesk, error, typed, mayDecide: staff.allows(viewer, edition) }} />,
    },
    { status },
  )
}

const oneOf = <T extends string>(value: string | null, ...allowed: [T, ...T[]]): T =>
  allowed.find((a) => a === value) ?? allowed[0]

const deskQuery = (q: URLSearchParams): DeskQuery => ({
  search: (q.get('q') ?? '').slice(0, 200).trim(),
  stage: oneOf(q.get('stage'), 'all', 'undecided', 'pending', 'released'),
  kind: (q.get('kind') ?? '').slice(0, 60),
  language: (q.get('language') ?? '').slice(0, 2),
  order: oneOf(q.get('order'), 'newest', 'oldest', 'title'),
  page: Math.min(10_000, Math.max(1, Number.parseInt(q.get('page') ?? '1', 10) || 1)),
})
