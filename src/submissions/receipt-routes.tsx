import { owner } from '../access/public.ts'
import { callById } from '../consultation/public.ts'
import { formById } from '../forms/public.ts'
import { absent, data, editionOf, get, type PageRequest, type Reply } from '../page/route.ts'
import { contentText } from './content.ts'
import { framed, ownDraft } from './draft-frame.ts'
import { receiptKey } from './letters.ts'
import { mayAmend, mayWithdraw } from './lifecycle.ts'
import { submissionById, versionsOf } from './reads.ts'
import { receiptOf, receiptText } from './receipt.ts'
import { submissionsTexts } from './texts.ts'
import { ReceiptPage } from './views/receipt-page.tsx'

async function receiptReply(request: PageRequest): Promise<Reply> {
  const { platform, language, readerZone } = request
  const edition = editionOf(request)
  const draft = await ownDraft(request)
  const receipt = draft && (await receiptOf(platform.db, edition, draft.id))
  if (!draft || !receipt) return absent()
  const [submission, call] = await Promise.all([
    submissionById(platform.db, edition, receipt.submissionId),
    callById(platform.db, edition, draft.callId),
  ])
  const letter = await platform.mail.countsOf([receiptKey(draft.id)])
  const may = {
    withdrawn: submission?.state === 'withdrawn',
    letterTo: Object.values(letter).some((count) => count > 0) ? receipt.submitterEmail : null,
    mayAmend: !!submission && !!call && mayAmend(submission.state, call, platform.clock.now()).ok,
    mayWithdraw: !!submission && mayWithdraw(submission.state, 'x').ok,
    merged: submission?.state === 'merged',
  }
  const title = submissionsTexts(language)('receipt.title')
  return framed(request, title, <ReceiptPage {...{ edition, receipt, language, readerZone, ...may }} />)
}

/** The receipt as a page and as a file, and the very bytes its hash was made of. */
export const receiptRoutes = [
  get('/:edition/drafts/:id/receipt', owner, receiptReply),
  get('/:edition/drafts/:id/receipt.txt', owner, async (request) => {
    const draft = await ownDraft(request)
    const receipt = draft && (await receiptOf(request.platform.db, editionOf(request), draft.id))
    if (!receipt) return absent()
    const text = receiptText(receipt, editionOf(request), request.language)
    return data(text, 'text/plain; charset=utf-8', `${receipt.reference}-${receipt.version}.txt`)
  }),
  get('/:edition/drafts/:id/content.json', owner, async (request) => {
    const edition = editionOf(request)
    const draft = await ownDraft(request)
    const receipt = draft && (await receiptOf(request.platform.db, edition, draft.id))
    if (!receipt) return absent()
    const versions = await versionsOf(request.platform.db, receipt.submissionId)
    const version = versions.find((v) => v.version === receipt.version)
    if (!version) return absent()
    const form = await formById(request.platform.db, version.formId)
    const content = { edition: edition.slug, form: form.code, formVersion: form.version, language: version.language }
    const text = contentText({ ...content, answers: version.answers })
    return data(text, 'application/json; charset=utf-8', `${receipt.reference}-${receipt.version}.json`)
  }),
]
