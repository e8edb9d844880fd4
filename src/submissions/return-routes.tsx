import { anyone } from '../access/public.ts'
import { ensureBrowserKey, maskedAddress } from '../identity/public.ts'
import { absent, editionOf, get, pathTo, post, seeOther } from '../page/route.ts'
import { framed } from './draft-frame.ts'
import { browserHash, draftByLink } from './drafts.ts'
import { returnToDraft } from './return-to-draft.ts'
import { submissionsTexts } from './texts.ts'
import { SimplePage } from './views/simple-page.tsx'

/** Coming back to a draft by the link in a letter: seen first, opened by a button, so that a mail scanner opens nothing. */
export const returnRoutes = [
  get('/:edition/return/:token', anyone, async (request) => {
    const t = submissionsTexts(request.language)
    const known = await draftByLink(
      request.platform.db,
      editionOf(request),
      request.params.token ?? '',
      request.platform.clock.now(),
    )
    return framed(
      request,
      t('draft.return.title'),
      <SimplePage
        title={t('draft.return.title')}
        text={
          known ? t('draft.return.sent-to', { address: maskedAddress(known.email ?? '') }) : t('draft.return.unknown')
        }
      >
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
]
