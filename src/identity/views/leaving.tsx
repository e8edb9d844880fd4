import { pathTo } from '../../page/route.ts'
import type { Language } from '../../platform/languages/public.ts'
import { identityTexts } from '../texts.ts'

/** Asked before signing out while drafts begun in this browser belong to nobody yet. */
export function LeavingPage({ language, unclaimed }: { language: Language; unclaimed: number }) {
  const t = identityTexts(language)
  return (
    <div class="wrap measure">
      <div class="title">
        <h1>{t('leaving.title')}</h1>
        <p class="lede">{t('leaving.text', { count: unclaimed })}</p>
      </div>
      <form method="post" action={pathTo(language, 'sign-out')} class="actions">
        <button type="submit" class="btn" name="drafts" value="take">
          {t('leaving.take')}
        </button>
        <button type="submit" class="btn btn--second" name="drafts" value="leave">
          {t('leaving.leave')}
        </button>
      </form>
    </div>
  )
}
