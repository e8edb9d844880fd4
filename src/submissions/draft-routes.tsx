import { anyone, owner } from '../access/public.ts'
import { callById, formById, vocabulariesOf } from '../consultation/public.ts'
import { ensureBrowserKey } from '../identity/public.ts'
import {
  absent,
  type Crumb,
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
import { formatTime, pickText } from '../platform/languages/public.ts'
import { knownOrganizations } from '../stakeholders/public.ts'
import type { Answer, Fault, FileAnswer } from './answers.ts'
import { attachFile } from './attach-file.ts'
import { contentText } from './content.ts'
import { draftText } from './draft-text.ts'
import { browserHash, type Draft, draftByLink, draftOf, ownerOf } from './drafts.ts'
import { mayAmend, mayWithdraw } from './lifecycle.ts'
import { checkAnswers } from './questions/check-answer.ts'
import { readSection, type SectionPosted } from './read-section.ts'
import { submissionById, versionsOf } from './reads.ts'
import { receiptOf, receiptText } from './receipt.ts'
import { returnToDraft, sendDraftLink } from './return-to-draft.ts'
import { markOf, saveDraft } from './save-draft.ts'
import { startDraft } from './start-draft.ts'
import { submitDraft } from './submit-draft.ts'
import { submissionsTexts } from './texts.ts'
import { CheckPage } from './views/check-page.tsx'
import type { DraftPageProps } from './views/draft-parts.tsx'
import { HandedInPage } from './views/handed-in-page.tsx'
import { LatePage } from './views/late-page.tsx'
import { ReceiptPage } from './views/receipt-page.tsx'
import { DRAFT_FORM, SectionPage } from './views/section-page.tsx'
import { SimplePage } from './views/simple-page.tsx'
import { TaskListPage } from './views/task-list-page.tsx'

const MEGABYTE = 1024 * 1024
const id = (request: PageRequest) => request.params.id ?? ''

async function pageProps(request: PageRequest, draft: Draft): Promise<DraftPageProps> {
  const { platform, language, readerZone } = request
  const edition = editionOf(request)
  const [call, form, names, amended] = await Promise.all([
    callById(platform.db, edition, draft.callId),
    formById(platform.db, draft.formId),
    vocabulariesOf(platform.db, edition),
    draft.amends && draft.submissionId ? submissionById(platform.db, edition, draft.submissionId) : null,
  ])
  if (!call) throw new Error(`Draft ${draft.id} belongs to a call its edition does not have`)
  const { faults } = checkAnswers(form, draft.answers, names, draft.language)
  const now = platform.clock.now()
  return { edition, call, form, draft, faults, names, language, readerZone, now, amends: amended?.reference ?? null }
}

const mine = (request: PageRequest) =>
  draftOf(request.platform.db, editionOf(request), id(request), ownerOf(request.viewer))
const draftPath = (request: PageRequest, ...rest: string[]) =>
  pathTo(request.language, editionOf(request).slug, 'drafts', id(request), ...rest)

const framed = (
  request: PageRequest,
  title: string,
  body: Parameters<typeof page>[0]['body'],
  more: { status?: number; above?: Crumb[]; saves?: string; faulty?: boolean } = {},
): Reply => {
  const { status = 200, above = [], saves, faulty = false } = more
  const t = submissionsTexts(request.language)
  return page(
    {
      title: faulty ? t('fault.title', { title }) : title,
      section: 'consultation',
      crumbs: [
        {
          label: pickText(editionOf(request).title, request.language).text,
          href: pathTo(request.language, editionOf(request).slug),
        },
        ...above,
        { label: title },
      ],
      ...(saves ? { saves } : {}),
      body,
    },
    { status },
  )
}

/** The way from the call to a part of its draft. */
const aboveDraft = (request: PageRequest, { call }: DraftPageProps, inside = true): Crumb[] => [
  {
    label: pickText(call.title, request.language).text,
    href: pathTo(request.language, editionOf(request).slug, 'calls', call.code),
  },
  ...(inside ? [{ label: submissionsTexts(request.language)('draft.title'), href: draftPath(request) }] : []),
]

async function sectionReply(
  request: PageRequest,
  props: DraftPageProps,
  more: { shown?: Fault[]; elsewhere?: boolean; adding?: string | null } = {},
): Promise<Reply> {
  const section = request.params.section ?? ''
  const title = pickText(props.form.sections.find((s) => s.id === section)?.title, request.language).text
  const { shown = [], elsewhere = false, adding = null } = more
  const organizations = await knownOrganizations(request.platform.db)
  return framed(request, title, <SectionPage {...props} {...{ section, shown, elsewhere, adding, organizations }} />, {
    status: shown.length > 0 ? 422 : 200,
    above: aboveDraft(request, props),
    saves: DRAFT_FORM,
    faulty: shown.length > 0,
  })
}

/** Keeps the files of a post: checked ones join their question's answer, the others leave a fault. */
async function takeFiles(request: PageRequest, posted: SectionPosted, form: DraftPageProps['form']): Promise<Fault[]> {
  const faults: Fault[] = []
  for (const q of form.questions) {
    if ((q.type !== 'file' && q.type !== 'photo') || posted.answers[q.id] === undefined) continue
    const kept = [...(posted.answers[q.id] as FileAnswer[])]
    for (const upload of request.form.files(q.id)) {
      const attached = await attachFile(request.platform, q, upload)
      if (!attached.ok) faults.push({ question: q.id, ...attached.refusal })
      else if (!kept.some((f) => f.sha256 === attached.value.sha256)) kept.push(attached.value)
    }
    posted.answers[q.id] = kept
  }
  return faults
}

async function saveSection(request: PageRequest): Promise<Reply> {
  const { platform, language, viewer } = request
  const edition = editionOf(request)
  const section = request.params.section ?? ''
  const draft = await mine(request)
  if (!draft) return absent()
  const form = await formById(platform.db, draft.formId)
  if (!form.sections.some((s) => s.id === section)) return absent()
  const posted = readSection(form, section, request.form, draft.answers)
  const fileFaults = posted.autosave ? [] : await takeFiles(request, posted, form)
  const saved = await saveDraft(platform, edition, ownerOf(viewer), draft.id, posted)
  if (!saved.ok) return saved.refusal.code === 'draft-unknown' ? absent() : handedInReply(request, draft, posted)
  const { answers, revision, elsewhere, savedAt } = saved.value
  if (posted.autosave) {
    const said = submissionsTexts(language)('draft.saved', { time: formatTime(savedAt, language, edition.zone) })
    // The page has not been drawn anew: what it shows now is what it sent.
    const shown = Object.entries(posted.typed).map(([question, answer]) => `${question}:${markOf(answer)}`)
    return data(JSON.stringify({ said, revision, shown: shown.join(' ') }), 'application/json; charset=utf-8')
  }
  const kept = await pageProps(request, { ...draft, answers, revision, savedAt })
  // A text too long to keep is shown again as typed, but not counted: that would hold up everybody else.
  const tooLong = Object.fromEntries(posted.tooLong.map((f) => [f.question, posted.typed[f.question] ?? '']))
  const props = { ...kept, draft: { ...kept.draft, answers: { ...answers, ...tooLong } } }
  const stopping = [...posted.tooLong, ...fileFaults]
  const { does } = posted
  if (does.kind === 'add' || does.kind === 'remove')
    return sectionReply(request, props, {
      shown: stopping,
      elsewhere,
      adding: does.kind === 'add' ? does.question : null,
    })
  const here = new Set(form.questions.filter((q) => q.section === section).map((q) => q.id))
  const faults = [
    ...stopping,
    ...props.faults.filter((f) => here.has(f.question) && !stopping.some((s) => s.question === f.question)),
  ]
  if (stopping.length > 0 || elsewhere) return sectionReply(request, props, { shown: faults, elsewhere })
  if (does.kind === 'later') return seeOther(draftPath(request))
  if (does.kind === 'stay') return seeOther(draftPath(request, section))
  if (does.kind === 'go' && form.sections.some((s) => s.id === does.section))
    return seeOther(draftPath(request, does.section))
  if (faults.length > 0) return sectionReply(request, props, { shown: faults })
  const next = form.sections[form.sections.findIndex((s) => s.id === section) + 1]
  return seeOther(draftPath(request, next?.id ?? 'check'))
}

/** A page of a draft that another window handed in: to the receipt, unless something typed here would be lost without a word. */
async function handedInReply(request: PageRequest, draft: Draft, posted: SectionPosted): Promise<Reply> {
  const receiptHref = draftPath(request, 'receipt')
  const { form, names } = await pageProps(request, draft)
  const lost = form.questions.filter(
    (q) => posted.typed[q.id] !== undefined && markOf(posted.typed[q.id]) !== markOf(draft.answers[q.id]),
  )
  if (lost.length === 0) return seeOther(receiptHref)
  const { language } = request
  const typed = lost.map((q) => ({ question: q, answer: posted.typed[q.id] as Answer }))
  const title = submissionsTexts(language)('handed-in.title')
  return framed(
    request,
    title,
    <HandedInPage {...{ typed, names, language, receiptHref, written: draft.language }} />,
    {
      status: 409,
    },
  )
}

async function submit(request: PageRequest): Promise<Reply> {
  const arrivedAt = request.platform.clock.now() // the whole request has been read
  const edition = editionOf(request)
  const done = await submitDraft(request.platform, edition, {
    owner: ownerOf(request.viewer),
    draftId: id(request),
    arrivedAt,
  })
  if (done.ok) return seeOther(draftPath(request, 'receipt'))
  const { code, facts } = done.refusal
  if (code === 'draft-unknown') return absent()
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

/** The parts of a draft. `wrongEmail` is an address no link could be sent to, as typed. */
async function taskListReply(request: PageRequest, draft: Draft, wrongEmail: string | null = null): Promise<Reply> {
  const title = submissionsTexts(request.language)('draft.title')
  const linkSent = request.query.get('sent') === '1'
  const props = await pageProps(request, draft)
  return framed(request, title, <TaskListPage {...props} {...{ linkSent, wrongEmail }} />, {
    above: aboveDraft(request, props, false),
    ...(wrongEmail === null ? {} : { status: 422, faulty: true }),
  })
}

async function receiptReply(request: PageRequest): Promise<Reply> {
  const { platform, language, readerZone } = request
  const edition = editionOf(request)
  const draft = await mine(request)
  const receipt = draft && (await receiptOf(platform.db, edition, draft.id))
  if (!draft || !receipt) return absent()
  const [submission, call] = await Promise.all([
    submissionById(platform.db, edition, receipt.submissionId),
    callById(platform.db, edition, draft.callId),
  ])
  const may = {
    mayAmend: !!submission && !!call && mayAmend(submission.state, call, platform.clock.now()).ok,
    mayWithdraw: !!submission && mayWithdraw(submission.state, 'x').ok,
  }
  const title = submissionsTexts(language)('receipt.title')
  return framed(request, title, <ReceiptPage {...{ edition, receipt, language, readerZone, ...may }} />)
}

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

  get('/:edition/return/:token', anyone, async (request) => {
    const t = submissionsTexts(request.language)
    const known = await draftByLink(request.platform.db, editionOf(request), request.params.token ?? '')
    return framed(
      request,
      t('draft.return.title'),
      <SimplePage title={t('draft.return.title')} text={t(known ? 'draft.link.text' : 'draft.return.unknown')}>
        {known && (
          <form method="post">
            <button type="submit" class="btn">
              {t('draft.open')}
            </button>
          </form>
        )}
      </SimplePage>,
      { status: known ? 200 : 404 },
    )
  }),
  post('/:edition/return/:token', anyone, async (request) => {
    const { key, cookies } = ensureBrowserKey(request)
    const edition = editionOf(request)
    const whose = { browserHash: browserHash(key), personId: request.viewer.person?.id ?? null }
    const back = await returnToDraft(request.platform, edition, request.params.token ?? '', whose)
    return back.ok ? seeOther(pathTo(request.language, edition.slug, 'drafts', back.value.id), cookies) : absent()
  }),

  get('/:edition/drafts/:id', owner, async (request) => {
    const draft = await mine(request)
    if (!draft) return absent()
    return draft.submittedAt ? seeOther(draftPath(request, 'receipt')) : taskListReply(request, draft)
  }),
  get('/:edition/drafts/:id/check', owner, async (request) => {
    const draft = await mine(request)
    if (!draft) return absent()
    if (draft.submittedAt) return seeOther(draftPath(request, 'receipt'))
    const props = await pageProps(request, draft)
    const title = submissionsTexts(request.language)('check.title')
    return framed(request, title, <CheckPage {...props} />, { above: aboveDraft(request, props) })
  }),
  get('/:edition/drafts/:id/receipt', owner, receiptReply),
  get('/:edition/drafts/:id/receipt.txt', owner, async (request) => {
    const draft = await mine(request)
    const receipt = draft && (await receiptOf(request.platform.db, editionOf(request), draft.id))
    if (!receipt) return absent()
    const text = receiptText(receipt, editionOf(request), request.language)
    return data(text, 'text/plain; charset=utf-8', `${receipt.reference}-${receipt.version}.txt`)
  }),
  get('/:edition/drafts/:id/content.json', owner, async (request) => {
    const edition = editionOf(request)
    const draft = await mine(request)
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
  get('/:edition/drafts/:id/download', owner, async (request) => {
    const draft = await mine(request)
    if (!draft) return absent()
    const { answers, language, savedAt } = draft
    return data(
      JSON.stringify({ language, savedAt, answers }, null, 2),
      'application/json; charset=utf-8',
      'draft.json',
    )
  }),
  get('/:edition/drafts/:id/download.txt', owner, async (request) => {
    const draft = await mine(request)
    if (!draft) return absent()
    const { form, names } = await pageProps(request, draft)
    const text = draftText(editionOf(request), form, draft, names, request.language)
    return data(text, 'text/plain; charset=utf-8', 'draft.txt')
  }),
  post('/:edition/drafts/:id/submit', owner, submit),
  post('/:edition/drafts/:id/link', owner, async (request) => {
    const { platform, language, viewer } = request
    const draft = await mine(request)
    if (!draft) return absent()
    const wish = { draftId: draft.id, email: request.form.get('email').trim().toLowerCase(), language }
    const sent = await sendDraftLink(platform, editionOf(request), ownerOf(viewer), wish)
    if (sent.ok) return seeOther(`${draftPath(request)}?sent=1#link`)
    return sent.refusal.code === 'draft-unknown' ? absent() : taskListReply(request, draft, request.form.get('email'))
  }),
  get('/:edition/drafts/:id/:section', owner, async (request) => {
    const draft = await mine(request)
    if (!draft) return absent()
    if (draft.submittedAt) return seeOther(draftPath(request, 'receipt'))
    const props = await pageProps(request, draft)
    return props.form.sections.some((s) => s.id === request.params.section) ? sectionReply(request, props) : absent()
  }),
  post('/:edition/drafts/:id/:section', owner, saveSection, 40 * MEGABYTE),
]
