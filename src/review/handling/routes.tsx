import { holding } from '../../access/public.ts'
import { type ActRefusal, perform, person } from '../../acts/public.ts'
import {
  absent,
  editionOf,
  get,
  type PageRequest,
  page,
  post,
  type Reply,
  type Route,
  seeOther,
} from '../../page/route.ts'
import { decidePage, queueIn, refused } from '../deciding/decide-page.tsx'
import { reasonIn } from '../deciding/form.ts'
import { listPath, withQuery } from '../desk-addresses.ts'
import { reviewTexts } from '../texts.ts'
import { whyNot } from '../views/parts.tsx'
import { wordsOfDesk } from '../words.ts'
import { submissionsMarked } from './mark.ts'
import { markRoutes } from './mark-routes.tsx'
import { noteEdited, noteRemoved, noteWritten } from './notes.ts'
import { snippetsOf, tagsOf, tagsWithCounts } from './reads.ts'
import { reasonChanged, reasonKept, reasonRemoved, reasonRestored } from './snippets.ts'
import { tagMade, tagMerged, tagRemoved, tagRenamed, tagRestored } from './tags.ts'
import { ReasonsPage } from './views/reasons.tsx'
import { TagsPage } from './views/tags.tsx'

const MAY_DECIDE = holding('mayDecide')
const AT = '/:edition/desk/submissions/:reference'

/** Who asks, and what the page of the form had shown. */
const byIn = (request: PageRequest) => ({
  edition: editionOf(request),
  actor: person(request.viewer),
  seen: request.form.get('seen'),
})
const backTo = (request: PageRequest, anchor = '') =>
  seeOther(withQuery(listPath(request, request.params.reference ?? ''), queueIn(request)) + anchor)

/** What the desk puts down for itself: who looks after what, tags, notes, and reasons that are given again. */
export const handlingRoutes: Route[] = [
  ...markRoutes,

  post(`${AT}/mark`, MAY_DECIDE, async (request) => {
    const { form, params, platform } = request
    const reference = params.reference ?? ''
    const tags = await tagsOf(platform.db, editionOf(request))
    const ticked = form.all('tag')
    const wish = form.get('whole')
      ? {
          assignee: form.get('assignee') || null,
          add: ticked,
          take: tags.map(({ id }) => id).filter((id) => !ticked.includes(id)),
        }
      : { assignee: form.get('take-up') || null, add: [], take: [] }
    const done = await perform(platform, submissionsMarked, {
      ...byIn(request),
      wish: { references: [reference], ...wish },
    })
    return done.ok ? backTo(request, '#mark') : refused(request, done.refusal, {})
  }),

  post(`${AT}/notes`, MAY_DECIDE, async (request) => {
    const { form, params, platform } = request
    const wish = { reference: params.reference ?? '', words: form.get('words'), tell: form.all('tell') }
    const done = await perform(platform, noteWritten, { ...byIn(request), wish })
    return done.ok ? backTo(request, `#note-${done.value}`) : noteRefused(request, done.refusal, '')
  }),

  post(`${AT}/notes/:note`, MAY_DECIDE, async (request) => {
    const { form, params, platform } = request
    const id = params.note ?? ''
    const done =
      form.get('act') === 'remove'
        ? await perform(platform, noteRemoved, { ...byIn(request), wish: { id } })
        : await perform(platform, noteEdited, { ...byIn(request), wish: { id, words: form.get('words') } })
    return done.ok ? backTo(request, `#note-${id}`) : noteRefused(request, done.refusal, id)
  }),

  get('/:edition/desk/submissions/tags', MAY_DECIDE, (request) => tagsPage(request)),
  post('/:edition/desk/submissions/tags', MAY_DECIDE, async (request) => {
    const done = await changeTags(request)
    if (!done) return absent()
    return done.ok ? seeOther(listPath(request, 'tags')) : tagsPage(request, done.refusal)
  }),

  get('/:edition/desk/submissions/reasons', MAY_DECIDE, (request) => reasonsPage(request)),
  post('/:edition/desk/submissions/reasons', MAY_DECIDE, async (request) => {
    const done = await changeReasons(request)
    if (!done) return absent()
    if (!done.ok) return reasonsPage(request, done.refusal)
    const removed = request.form.get('act') === 'remove' ? `removed=${encodeURIComponent(request.form.get('id'))}` : ''
    return seeOther(withQuery(listPath(request, 'reasons'), removed))
  }),
]

/** What was typed into a note is given back with the reason why it was not kept. */
const noteRefused = (request: PageRequest, refusal: ActRefusal<string>, noteId: string): Promise<Reply> =>
  refusal.code === 'changed-meanwhile'
    ? decidePage(request, {
        error: reviewTexts(request.language)('refusal.note-changed'),
        status: 409,
        note: { note: request.form.get('words'), noteId },
      })
    : refused(request, refusal, { note: { note: request.form.get('words'), noteId } })

function changeTags(request: PageRequest) {
  const { form, platform } = request
  const id = form.get('id')
  const words = { name: form.get('name'), colour: form.get('colour') }
  switch (form.get('act')) {
    case 'make':
      return perform(platform, tagMade, { ...byIn(request), wish: words })
    case 'rename':
      return perform(platform, tagRenamed, { ...byIn(request), wish: { id, ...words } })
    case 'merge':
      return perform(platform, tagMerged, { ...byIn(request), wish: { id, into: form.get('into') } })
    case 'restore':
      return perform(platform, tagRestored, { ...byIn(request), wish: { id } })
    case 'remove':
      return perform(platform, tagRemoved, { ...byIn(request), wish: { id } })
  }
  return null
}

async function tagsPage(request: PageRequest, refusal?: ActRefusal<string>): Promise<Reply> {
  const { platform, language, form } = request
  const edition = editionOf(request)
  const t = reviewTexts(language)
  const { tags, gone } = await tagsWithCounts(platform.db, edition)
  return page(
    {
      title: t('tags.title'),
      section: 'desk',
      crumbs: [{ label: t('desk.title'), href: listPath(request) }, { label: t('tags.title') }],
      body: (
        <TagsPage
          {...{ edition, language, tags, gone }}
          now={platform.clock.now()}
          typed={refusal ? { id: form.get('id'), name: form.get('name') } : null}
          error={refusal && whyNot(refusal, language)}
        />
      ),
    },
    { status: refusal ? (refusal.code === 'changed-meanwhile' ? 409 : 422) : 200 },
  )
}

const reasonWords = ({ form, language }: PageRequest) => ({
  name: form.get('name'),
  outcome: form.get('outcome'),
  kind: form.get('kind').slice(0, 60),
  suggested: form.get('suggested') === '1',
  reason: reasonIn(form, language),
})

function changeReasons(request: PageRequest) {
  const { form, platform } = request
  const id = form.get('id')
  switch (form.get('act')) {
    case 'keep':
      return id
        ? perform(platform, reasonChanged, { ...byIn(request), wish: { id, ...reasonWords(request) } })
        : perform(platform, reasonKept, { ...byIn(request), wish: reasonWords(request) })
    case 'remove':
      return perform(platform, reasonRemoved, { ...byIn(request), wish: { id } })
    case 'restore':
      return perform(platform, reasonRestored, { ...byIn(request), wish: { id } })
  }
  return null
}

async function reasonsPage(request: PageRequest, refusal?: ActRefusal<string>): Promise<Reply> {
  const { platform, language, form, query } = request
  const edition = editionOf(request)
  const t = reviewTexts(language)
  const [snippets, words] = await Promise.all([
    snippetsOf(platform.db, edition),
    wordsOfDesk(platform.db, edition, language),
  ])
  return page(
    {
      title: t('reasons.title'),
      section: 'desk',
      crumbs: [{ label: t('desk.title'), href: listPath(request) }, { label: t('reasons.title') }],
      body: (
        <ReasonsPage
          {...{ edition, language, snippets, words }}
          now={platform.clock.now()}
          open={query.get('open') ?? form.get('id')}
          removed={query.get('removed')}
          typed={refusal ? { id: form.get('id'), ...reasonWords(request) } : null}
          error={refusal && whyNot(refusal, language)}
        />
      ),
    },
    { status: refusal ? (refusal.code === 'changed-meanwhile' ? 409 : 422) : 200 },
  )
}
