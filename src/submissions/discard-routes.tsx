import { owner } from '../access/public.ts'
import type { SectionPosted } from '../forms/public.ts'
import { absent, editionOf, type PageRequest, pathTo, post, type Reply, seeOther } from '../page/route.ts'
import { formatDate } from '../platform/languages/public.ts'
import { discardDraft, takeDraftBack } from './discard-draft.ts'
import { draftId, draftPath, framed, pageProps, theirDraft } from './draft-frame.ts'
import { discardedDraftOf, ownerOf } from './drafts.ts'
import { keptUntil } from './sweep.ts'
import { submissionsTexts } from './texts.ts'
import { DiscardedPage } from './views/discarded-page.tsx'

/** A draft that was discarded, wherever it is asked for: what was typed into an old page of it is given back, and it can be taken back. */
export async function discardedReply(request: PageRequest, posted: SectionPosted | null = null): Promise<Reply> {
  const { platform, language, viewer } = request
  const edition = editionOf(request)
  const draft = await discardedDraftOf(platform.db, edition, { id: draftId(request), owner: ownerOf(viewer) })
  if (!draft) return absent()
  const { form, names } = await pageProps(request, draft)
  const typed = form.questions.flatMap((question) => {
    const answer = posted?.typed[question.id]
    return answer === undefined ? [] : [{ question, answer }]
  })
  const until = formatDate(keptUntil(draft.discardedAt), language, edition.zone)
  const title = submissionsTexts(language)('discarded.title')
  const back = draftPath(request, 'take-back')
  return framed(
    request,
    title,
    <DiscardedPage {...{ typed, names, language, until, back }} written={draft.language} />,
    { status: posted ? 409 : 200 },
  )
}

export const discardRoutes = [
  {
    ...post('/:edition/drafts/:id/discard', owner, async (request) => {
      const { platform, viewer, language } = request
      const done = await discardDraft(platform, editionOf(request), viewer, draftId(request))
      if (done.ok) return seeOther(`${pathTo(language, 'me')}?discarded=1#discarded`)
      return done.refusal.code === 'already-submitted' ? seeOther(draftPath(request, 'receipt')) : absent()
    }),
    theirs: theirDraft,
  },
  {
    ...post('/:edition/drafts/:id/take-back', owner, async (request) => {
      const { platform, viewer, language } = request
      const done = await takeDraftBack(platform, editionOf(request), viewer, draftId(request))
      if (done.ok) return seeOther(draftPath(request))
      return done.refusal.code === 'overtaken' ? seeOther(`${pathTo(language, 'me')}?overtaken=1#discarded`) : absent()
    }),
    theirs: theirDraft,
  },
]
