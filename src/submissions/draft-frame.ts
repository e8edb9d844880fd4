import { callById } from '../consultation/public.ts'
import { checkAnswers, formById, vocabulariesOf } from '../forms/public.ts'
import {
  type Crumb,
  editionOf,
  type PageRequest,
  type PageView,
  page,
  pathTo,
  type Reply,
  type Route,
} from '../page/route.ts'
import { pickText } from '../platform/languages/public.ts'
import { type Draft, discardedDraftOf, draftOf, ownerOf } from './drafts.ts'
import { submissionById } from './reads.ts'
import { submissionsTexts } from './texts.ts'
import type { DraftPageProps } from './views/draft-parts.tsx'

export const draftId = (request: PageRequest) => request.params.id ?? ''

/** What every page of a draft shows: its call, its form, its answers and what is still wrong with them. */
export async function pageProps(request: PageRequest, draft: Draft): Promise<DraftPageProps> {
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

/** The draft of the address if it belongs to whoever asks. */
export const ownDraft = (request: PageRequest) =>
  draftOf(request.platform.db, editionOf(request), draftId(request), ownerOf(request.viewer))

/** Whether the draft of an address, discarded or not, belongs to whoever asks: forms of others are not even read. */
export const theirDraft: Route['theirs'] = async ({ platform: { db }, viewer, edition, params }) => {
  if (!edition) return false
  const [id, owner] = [params.id ?? '', ownerOf(viewer)]
  return (
    (await draftOf(db, edition, id, owner)) !== null || (await discardedDraftOf(db, edition, { id, owner })) !== null
  )
}

export const draftPath = (request: PageRequest, ...rest: string[]) =>
  pathTo(request.language, editionOf(request).slug, 'drafts', draftId(request), ...rest)

/** A page under the edition; `saves` names the form that saves itself, `faulty` says so in the title. */
export const framed = (
  request: PageRequest,
  title: string,
  body: Parameters<typeof page>[0]['body'],
  more: { status?: number; above?: Crumb[]; saves?: PageView['saves']; faulty?: boolean } = {},
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
export const aboveDraft = (request: PageRequest, { call }: DraftPageProps, inside = true): Crumb[] => [
  {
    label: pickText(call.title, request.language).text,
    href: pathTo(request.language, editionOf(request).slug, 'calls', call.code),
  },
  ...(inside ? [{ label: submissionsTexts(request.language)('draft.title'), href: draftPath(request) }] : []),
]
