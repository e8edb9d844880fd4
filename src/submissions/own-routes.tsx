import { anyone, owner, signedIn } from '../access/public.ts'
import {
  absent,
  data,
  editionOf,
  get,
  type PageRequest,
  page,
  pathTo,
  post,
  type Reply,
  seeOther,
} from '../page/route.ts'
import { amendSubmissionOf } from './amend-submission.ts'
import { ownerOf } from './drafts.ts'
import { fileOf } from './files.ts'
import { takeToAccount } from './join-drafts.ts'
import { myWork, ownsSubmission, type Submission, submissionByNumber } from './reads.ts'
import { submissionsTexts } from './texts.ts'
import { MyWorkPage } from './views/my-work.tsx'
import { WithdrawPage } from './views/receipt-page.tsx'
import { withdrawSubmission } from './withdraw-submission.ts'

/** The submission of the address if it is this reader's own. */
async function mine(request: PageRequest): Promise<Submission | null> {
  const prefix = `${editionOf(request).submissionPrefix}-`
  const said = (request.params.number ?? '').toUpperCase()
  const number = Number(said.startsWith(prefix) ? said.slice(prefix.length) : said)
  if (!Number.isInteger(number) || number < 1 || number > 1_000_000) return null
  const submission = await submissionByNumber(request.platform.db, editionOf(request), number)
  return submission && (await ownsSubmission(request.platform.db, submission.id, ownerOf(request.viewer)))
    ? submission
    : null
}

const withdrawPage = (request: PageRequest, of: Submission, problem: string | null = null): Reply => {
  const { language } = request
  const { number, reference } = of
  const title = submissionsTexts(language)('withdraw.title')
  const body = <WithdrawPage {...{ edition: editionOf(request), number, reference, language, problem }} />
  return page({ title, section: 'me', body }, { status: problem ? 422 : 200 })
}

/** Everything of one's own; its first word is fixed, so it stands before the addresses of editions. */
/** How an answer is shown, for the pages of the desk; the web layer hands it on. */
export { AnswerText } from '../forms/parts.ts'

export const myRoutes = [
  post('/me/take', signedIn, async ({ platform, viewer, language }) => {
    await takeToAccount(platform, ownerOf(viewer))
    return seeOther(pathTo(language, 'me'))
  }),
  get('/me', anyone, async ({ platform, viewer, language, query }) => {
    const work = await myWork(platform.db, viewer)
    const said = query.has('overtaken') ? 'overtaken' : query.has('discarded') ? 'done' : null
    return page({
      title: submissionsTexts(language)('me.title'),
      section: 'me',
      body: <MyWorkPage {...{ work, language, said }} now={platform.clock.now()} name={viewer.person?.name ?? null} />,
    })
  }),
]

export const ownRoutes = [
  post('/:edition/submissions/:number/amend', owner, async (request) => {
    const { platform, viewer, language } = request
    const edition = editionOf(request)
    const submission = await mine(request)
    if (!submission) return absent()
    const begun = await amendSubmissionOf(platform, edition, ownerOf(viewer), submission.id, language)
    return begun.ok
      ? seeOther(pathTo(language, edition.slug, 'drafts', begun.value.draftId))
      : seeOther(pathTo(language, edition.slug, 'submissions', submission.number))
  }),
  get('/:edition/submissions/:number/withdraw', owner, async (request) => {
    const submission = await mine(request)
    return submission && submission.state !== 'withdrawn' ? withdrawPage(request, submission) : absent()
  }),
  post('/:edition/submissions/:number/withdraw', owner, async (request) => {
    const { platform, viewer, language } = request
    const submission = await mine(request)
    if (!submission) return absent()
    const wish = {
      submissionId: submission.id,
      reason: request.form.get('reason').trim(),
      language,
      remote: request.remote,
    }
    const done = await withdrawSubmission(platform, editionOf(request), ownerOf(viewer), wish)
    if (done.ok || submission.state === 'withdrawn')
      return seeOther(pathTo(language, editionOf(request).slug, 'submissions', submission.reference))
    const t = submissionsTexts(language)
    return withdrawPage(
      request,
      submission,
      t(done.refusal.code === 'decided' ? 'withdraw.decided' : 'withdraw.reason.missing'),
    )
  }),
  get('/:edition/submissions/:number/files/:file', anyone, async (request) => {
    const found = await fileOf(
      request.platform,
      editionOf(request),
      request.params.number ?? '',
      request.params.file ?? '',
    )
    return found ? data(found.bytes, found.mediaType, found.filename) : absent()
  }),
]
