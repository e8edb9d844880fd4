import { holding } from '../../access/public.ts'
import { type ActRefusal, perform, person, preview } from '../../acts/public.ts'
import { editionOf, get, type PageRequest, page, post, type Reply, type Route, seeOther } from '../../page/route.ts'
import { listPath, withQuery } from '../desk-addresses.ts'
import { listAsked } from '../list/asked.ts'
import { referencesIn } from '../list/reads.ts'
import { asReference } from '../standings.ts'
import { reviewTexts } from '../texts.ts'
import { whyNot } from '../views/parts.tsx'
import { colleaguesOf } from './colleagues.ts'
import { type MarkWish, submissionsMarked } from './mark.ts'
import { tagsOf } from './reads.ts'
import { MarkPage } from './views/mark-page.tsx'

const MAY_DECIDE = holding('mayDecide')
/** As many as may be decided upon together. */
const MOST_MARKED = 2000

/** Somebody put down, or tags given, for several submissions at once. */
export const markRoutes: Route[] = [
  get('/:edition/desk/submissions/mark', MAY_DECIDE, async (request) => {
    const { query, platform } = request
    const list = query.get('list') ?? ''
    if (query.get('all') !== '1') return markPage(request, query.getAll('pick').map(asReference), list)
    const asked = await listAsked(request, new URLSearchParams(list))
    return markPage(request, await referencesIn(platform.db, asked.list, MOST_MARKED + 1), list)
  }),

  post('/:edition/desk/submissions/mark', MAY_DECIDE, async (request) => {
    const { form, platform, viewer } = request
    const references = form.get('picks').split(/\s+/).filter(Boolean).map(asReference)
    const order = { edition: editionOf(request), actor: person(viewer), seen: form.get('seen') }
    const done = await perform(platform, submissionsMarked, { ...order, wish: wishIn(request, references) })
    const list = new URLSearchParams(form.get('list')).toString().slice(0, 2000)
    return done.ok ? seeOther(withQuery(listPath(request), list)) : markPage(request, references, list, done.refusal)
  }),
]

function wishIn({ form }: PageRequest, references: readonly string[]): MarkWish {
  const to = form.get('assignee')
  const wish = { references, add: form.all('add'), take: form.all('take') }
  if (to === '') return wish
  return { ...wish, assignee: to === 'nobody' ? null : to }
}

async function markPage(
  request: PageRequest,
  references: readonly string[],
  list: string,
  refusal?: ActRefusal<string>,
): Promise<Reply> {
  const { platform, language, viewer, form } = request
  const edition = editionOf(request)
  const t = reviewTexts(language)
  const tooMany = references.length > MOST_MARKED
  const wish = { references: tooMany ? [] : references, add: [], take: [] }
  const [looked, colleagues, known] = await Promise.all([
    preview(platform, submissionsMarked, { edition, actor: person(viewer), wish }),
    colleaguesOf(platform.db, edition),
    tagsOf(platform.db, edition),
  ])
  const problem = tooMany
    ? { code: 'too-many', facts: { count: references.length, max: MOST_MARKED } }
    : (refusal ?? null)
  const back = withQuery(listPath(request), new URLSearchParams(list).toString())
  return page(
    {
      title: t('mark.several'),
      section: 'desk',
      crumbs: [{ label: t('desk.title'), href: back }, { label: t('mark.several') }],
      body: (
        <MarkPage
          {...{ edition, language, colleagues, known, back, list }}
          marked={looked.ok ? looked.value.facts.marked : []}
          seen={looked.ok ? (looked.value.seen ?? '') : ''}
          typed={{ assignee: form.get('assignee'), add: form.all('add'), take: form.all('take') }}
          error={problem ? whyNot(problem, language) : undefined}
        />
      ),
    },
    { status: problem ? (problem.code === 'changed-meanwhile' ? 409 : 422) : 200 },
  )
}
