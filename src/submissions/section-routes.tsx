import { owner } from '../access/public.ts'
import { callState } from '../consultation/public.ts'
import { lookOf } from '../forms/parts.ts'
import {
  type Answer,
  type Answers,
  type Fault,
  type FileAnswer,
  type Form,
  fieldThatMeans,
  filesIn,
  formById,
  kindOf,
  PICKED,
  type Question,
  readSection,
  rowsIn,
  type SectionPosted,
} from '../forms/public.ts'
import { absent, data, editionOf, get, type PageRequest, post, type Reply, seeOther } from '../page/route.ts'
import type { DraftId } from '../platform/db/schema.ts'
import { fileName } from '../platform/files/names.ts'
import { formatTime, pickText } from '../platform/languages/public.ts'
import { refuse } from '../platform/result.ts'
import { knownOrganizations, lookalikes } from '../stakeholders/public.ts'
import { attachFile, type Upload } from './attach-file.ts'
import { discardedReply } from './discard-routes.tsx'
import { aboveDraft, draftPath, framed, ownDraft, pageProps, theirDraft } from './draft-frame.ts'
import { type Draft, discardedDraftOf, ownerOf, UUID } from './drafts.ts'
import { markOf, saveDraft } from './save-draft.ts'
import { submissionsTexts } from './texts.ts'
import { mayUpload } from './upload-limits.ts'
import { arrivedFile, removeUpload } from './uploads/upload-store.ts'
import type { DraftPageProps } from './views/draft-parts.tsx'
import { HandedInPage } from './views/handed-in-page.tsx'
import { DRAFT_FORM, SectionPage } from './views/section-page.tsx'

const MEGABYTE = 1024 * 1024
/** Of a question that names no number of its own. */
const MOST_FILES = 10

async function sectionReply(
  request: PageRequest,
  props: DraftPageProps,
  more: { shown?: Fault[]; adding?: string | null } = {},
): Promise<Reply> {
  const section = request.params.section ?? ''
  const title = pickText(props.form.sections.find((s) => s.id === section)?.title, request.language).text
  const { shown = [], adding = null } = more
  const organizations = await knownOrganizations(request.platform.db)
  return framed(request, title, <SectionPage {...props} {...{ section, shown, adding, organizations }} />, {
    status: shown.length > 0 ? 422 : 200,
    above: aboveDraft(request, props),
    ...(callState(props.call, props.now) === 'open'
      ? { saves: { form: DRAFT_FORM, does: submissionsTexts(request.language)('button.continue') } }
      : {}),
    faulty: shown.length > 0,
  })
}

/** Keeps the files of a post: checked ones join their question's answer, the others leave a fault. */
async function takeFiles(
  request: PageRequest,
  draft: Draft,
  posted: SectionPosted,
  form: DraftPageProps['form'],
): Promise<Fault[]> {
  const faults: Fault[] = []
  for (const q of form.questions) {
    if (!kindOf(q).files || posted.answers[q.id] === undefined) continue
    const sent = [...arrivedFor(request, draft, q), ...request.form.files(q.id).map((one) => async () => one)]
    posted.answers[q.id] = await takeFilesOf(request, q, { answers: posted.answers, sent, faults })
  }
  return faults
}

/** Read when its turn comes, so that never more than one of those that arrived before is in memory; null: it is not there. */
type Sent = () => Promise<(Upload & { readonly counted?: true }) | null>
type Taking = { readonly answers: Answers; readonly sent: readonly Sent[]; readonly faults: Fault[] }

/** Files that arrived before the form did, in pieces: the question of each by its id, each once however often it is named. */
const arrivedBefore = ({ form }: PageRequest): ReadonlyMap<string, string> =>
  new Map(
    form.all('_upload').flatMap((mark) => {
      const [question = '', id = ''] = mark.split(' ')
      return UUID.test(id) ? [[id.toLowerCase(), question] as const] : []
    }),
  )

/** Those of one question, which were counted as they came. */
const arrivedFor = (request: PageRequest, draft: Draft, q: Question): Sent[] =>
  [...arrivedBefore(request)].flatMap(([id, question]): Sent[] => {
    if (question !== q.id) return []
    const at = { draftId: draft.id as DraftId, question, id }
    return [
      async () => {
        const file = await arrivedFile(request.platform.db, editionOf(request), at)
        return file && { ...file, counted: true }
      },
    ]
  })

/** Once the answer stands, or the file is refused, its pieces go; where the house was only busy, they stay. */
async function forgetArrived(request: PageRequest, draft: Draft, faults: readonly Fault[]): Promise<void> {
  if (faults.some(({ code }) => code === 'file-busy')) return
  for (const id of arrivedBefore(request).keys())
    await removeUpload(request.platform.db, editionOf(request), { draftId: draft.id as DraftId, id })
}

async function takeFilesOf(
  request: PageRequest,
  q: Question,
  { answers, sent, faults }: Taking,
): Promise<FileAnswer[]> {
  const kept = [...filesIn(answers[q.id])]
  const most = q.limits?.max_items ?? MOST_FILES
  const { platform, viewer, remote } = request
  const owner = viewer.person?.id ?? viewer.draftKey ?? ''
  for (const read of sent) {
    if (kept.length >= most) {
      faults.push({ question: q.id, code: 'too-many-items', facts: { max: most, count: most + 1 } })
      break
    }
    const upload = await read()
    if (!upload) continue
    const weight = {
      bytes: upload.counted ? 0 : upload.bytes.length,
      answers: { ...answers, [q.id]: kept },
      owner,
      remote,
    }
    const attached = (await mayUpload(platform, editionOf(request), weight))
      ? await attachFile(platform, q, upload)
      : refuse('file-quota' as const, { name: fileName(upload.name, null) })
    if (!attached.ok) faults.push({ question: q.id, ...attached.refusal })
    else if (!kept.some((f) => f.sha256 === attached.value.sha256)) kept.push(attached.value)
  }
  return kept
}

async function saveSection(request: PageRequest): Promise<Reply> {
  const { platform, language, viewer } = request
  const edition = editionOf(request)
  const section = request.params.section ?? ''
  const draft = await ownDraft(request)
  if (!draft) return discardedSection(request)
  const form = await formById(platform.db, draft.formId)
  if (!form.sections.some((s) => s.id === section)) return absent()
  const posted = readSection(form, section, request.form, draft.answers)
  const fileFaults = posted.autosave ? [] : await takeFiles(request, draft, posted, form)
  const saved = await saveDraft(platform, edition, ownerOf(viewer), draft.id, {
    ...posted,
    seen: posted.autosave ? [] : posted.seen,
  })
  if (!saved.ok)
    return saved.refusal.code === 'draft-unknown'
      ? discardedReply(request, posted)
      : handedInReply(request, draft, posted)
  // A save by itself takes no files: what has arrived waits for the form.
  if (!posted.autosave) await forgetArrived(request, draft, fileFaults)
  const { answers, revision, saves, setAside, aside, savedAt } = saved.value
  if (posted.autosave) {
    const t = submissionsTexts(language)
    const time = formatTime(savedAt, language, edition.zone)
    const said = aside.length > 0 ? t('draft.other-tab.typing', { time }) : t('draft.saved', { time })
    // The page has not been drawn anew: what it shows now is what it sent.
    const shown = Object.entries(posted.typed).map(([question, answer]) => `${question}:${markOf(answer)}`)
    return data(JSON.stringify({ said, shown: shown.join(' ') }), 'application/json; charset=utf-8')
  }
  const kept = await pageProps(request, { ...draft, answers, revision, saves, setAside, savedAt })
  // A text too long to keep is shown again as typed, but not counted: that would hold up everybody else.
  const tooLong = Object.fromEntries(posted.tooLong.map((f) => [f.question, posted.typed[f.question] ?? '']))
  const props = { ...kept, draft: { ...kept.draft, answers: { ...answers, ...tooLong } } }
  const stopping = [...posted.tooLong, ...fileFaults]
  const { does } = posted
  if (does.kind === 'add' || does.kind === 'remove')
    return sectionReply(request, props, {
      shown: stopping,
      adding: does.kind === 'add' ? does.question : null,
    })
  const here = new Set(form.questions.filter((q) => q.section === section).map((q) => q.id))
  const faults = [
    ...stopping,
    ...props.faults.filter((f) => here.has(f.question) && !stopping.some((s) => s.question === f.question)),
  ]
  if (stopping.length > 0 || aside.length > 0) return sectionReply(request, props, { shown: faults })
  if (does.kind === 'later') return seeOther(draftPath(request))
  if (does.kind === 'stay') return seeOther(draftPath(request, section))
  if (does.kind === 'go' && form.sections.some((s) => s.id === does.section))
    return seeOther(draftPath(request, does.section))
  if (faults.length > 0 || (await namesUnclear(request, form, section, props.draft.answers)))
    return sectionReply(request, props, { shown: faults })
  const next = form.sections[form.sections.findIndex((s) => s.id === section) + 1]
  return seeOther(draftPath(request, next?.id ?? 'check'))
}

/** Whether a name on this page is like that of a known organization, and its writer has not said yet which one is meant. */
async function namesUnclear({ platform }: PageRequest, form: Form, section: string, answers: Answers) {
  const here = form.questions.filter((q) => q.section === section && lookOf(q).suggestsOrganizations)
  if (here.length === 0) return false
  const known = await knownOrganizations(platform.db)
  return here.some((q) => {
    const name = fieldThatMeans(q, 'organization.name')?.id ?? ''
    return rowsIn(answers[q.id]).some((row) => !row[PICKED] && lookalikes(row[name] ?? '', known).length > 0)
  })
}

/** A section of a draft that another window discarded: what was typed here is given back. */
async function discardedSection(request: PageRequest): Promise<Reply> {
  const { platform, params, form: sent, viewer } = request
  const draft = await discardedDraftOf(platform.db, editionOf(request), { id: params.id ?? '', owner: ownerOf(viewer) })
  const form = draft && (await formById(platform.db, draft.formId))
  if (!draft || !form?.sections.some((s) => s.id === params.section)) return absent()
  return discardedReply(request, readSection(form, params.section ?? '', sent, draft.answers))
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

/** A section of the form, read and saved. Its address takes any last part, so these come after the other pages of a draft. */
export const sectionRoutes = [
  get('/:edition/drafts/:id/:section', owner, async (request) => {
    const draft = await ownDraft(request)
    if (!draft) return discardedReply(request)
    if (draft.submittedAt) return seeOther(draftPath(request, 'receipt'))
    const props = await pageProps(request, draft)
    return props.form.sections.some((s) => s.id === request.params.section) ? sectionReply(request, props) : absent()
  }),
  {
    ...post('/:edition/drafts/:id/:section', owner, saveSection, 40 * MEGABYTE),
    theirs: theirDraft,
    givesBack: true as const,
  },
]
