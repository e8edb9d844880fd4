import { anyone, owner } from '../access/public.ts'
import { formsTexts } from '../forms/public.ts'
import { emailKey, ensureBrowserKey } from '../identity/public.ts'
import { absent, data, editionOf, get, type PageRequest, pathTo, post, type Reply, seeOther } from '../page/route.ts'
import { discardedReply, discardRoutes } from './discard-routes.tsx'
import { aboveDraft, draftId, draftPath, framed, ownDraft, pageProps, theirDraft } from './draft-frame.ts'
import { draftText } from './draft-text.ts'
import { browserHash, type Draft, ownerOf } from './drafts.ts'
import { receiptRoutes } from './receipt-routes.tsx'
import { returnRoutes } from './return-routes.tsx'
import { sendDraftLink } from './return-to-draft.ts'
import { sectionRoutes } from './section-routes.tsx'
import { startDraft } from './start-draft.ts'
import { submitDraft } from './submit-draft.ts'
import { submissionsTexts } from './texts.ts'
import { CheckPage } from './views/check-page.tsx'
import { LatePage } from './views/late-page.tsx'
import { TaskListPage } from './views/task-list-page.tsx'

async function submit(request: PageRequest): Promise<Reply> {
  const { arrivedAt } = request
  const edition = editionOf(request)
  const done = await submitDraft(request.platform, edition, {
    owner: ownerOf(request.viewer),
    draftId: draftId(request),
    arrivedAt,
    remote: request.remote,
  })
  if (done.ok) return seeOther(draftPath(request, 'receipt'))
  const { code, facts } = done.refusal
  if (code === 'draft-unknown') return discardedReply(request)
  if (code !== 'too-late') return seeOther(draftPath(request, 'check'))
  const title = submissionsTexts(request.language)('late.title')
  const closesAt = new Date(String(facts.closesAt))
  const { language, readerZone } = request
  return framed(
    request,
    title,
    <LatePage {...{ edition, language, readerZone, arrivedAt, closesAt }} draftHref={draftPath(request)} />,
    { status: 409 },
  )
}

/** The parts of a draft; `unsent` is an address no link was sent to, as typed, and why. */
async function taskListReply(
  request: PageRequest,
  draft: Draft,
  unsent: { email: string; problem: string; status: number } | null = null,
): Promise<Reply> {
  const title = submissionsTexts(request.language)('draft.title')
  const linkSent = request.query.get('sent') === '1'
  const props = await pageProps(request, draft)
  return framed(request, title, <TaskListPage {...props} {...{ linkSent, unsent }} />, {
    above: aboveDraft(request, props, false),
    ...(unsent ? { status: unsent.status, faulty: true } : {}),
  })
}

async function sendLink(request: PageRequest): Promise<Reply> {
  const { platform, language, viewer, remote } = request
  const draft = await ownDraft(request)
  if (!draft) return absent()
  const email = request.form.get('email')
  const wish = { draftId: draft.id, email: emailKey(email), language, remote }
  const sent = await sendDraftLink(platform, editionOf(request), ownerOf(viewer), wish)
  if (sent.ok) return seeOther(`${draftPath(request)}?sent=1#link`)
  const { code } = sent.refusal
  if (code === 'draft-unknown') return absent()
  return code === 'too-many'
    ? taskListReply(request, draft, { email, problem: submissionsTexts(language)('draft.link.too-many'), status: 429 })
    : taskListReply(request, draft, { email, problem: formsTexts(language)('fault.email'), status: 422 })
}

/** From the start at a call to handing in. */
export const draftRoutes = [
  post('/:edition/calls/:call/start', anyone, async (request) => {
    const { key, cookies } = ensureBrowserKey(request)
    const edition = editionOf(request)
    const wish = { call: request.params.call ?? '', form: request.form.get('form'), language: request.language }
    const whose = { browserHash: browserHash(key), personId: request.viewer.person?.id ?? null }
    const started = await startDraft(request.platform, edition, { ...wish, owner: whose })
    if (!started.ok)
      return started.refusal.code === 'call-unknown'
        ? absent()
        : seeOther(pathTo(request.language, edition.slug, 'calls', wish.call))
    return seeOther(pathTo(request.language, edition.slug, 'drafts', started.value.id), cookies)
  }),

  ...returnRoutes,

  get('/:edition/drafts/:id', owner, async (request) => {
    const draft = await ownDraft(request)
    if (!draft) return discardedReply(request)
    return draft.submittedAt ? seeOther(draftPath(request, 'receipt')) : taskListReply(request, draft)
  }),
  get('/:edition/drafts/:id/check', owner, async (request) => {
    const draft = await ownDraft(request)
    if (!draft) return discardedReply(request)
    if (draft.submittedAt) return seeOther(draftPath(request, 'receipt'))
    const props = await pageProps(request, draft)
    const title = submissionsTexts(request.language)('check.title')
    return framed(request, title, <CheckPage {...props} />, { above: aboveDraft(request, props) })
  }),
  ...receiptRoutes,
  get('/:edition/drafts/:id/download', owner, async (request) => {
    const draft = await ownDraft(request)
    if (!draft) return absent()
    const { answers, language, savedAt } = draft
    return data(
      JSON.stringify({ language, savedAt, answers }, null, 2),
      'application/json; charset=utf-8',
      'draft.json',
    )
  }),
  get('/:edition/drafts/:id/download.txt', owner, async (request) => {
    const draft = await ownDraft(request)
    if (!draft) return absent()
    const { form, names } = await pageProps(request, draft)
    const text = draftText(editionOf(request), form, draft, { names, language: request.language })
    return data(text, 'text/plain; charset=utf-8', 'draft.txt')
  }),
  { ...post('/:edition/drafts/:id/submit', owner, submit), theirs: theirDraft },
  { ...post('/:edition/drafts/:id/link', owner, sendLink), theirs: theirDraft },
  ...discardRoutes,
  ...sectionRoutes,
]
