import type { Language } from '../../platform/languages/public.ts'
import { documentTexts } from '../texts.ts'

/** A document that could not be made: why, and what one can do. */
export function NotNow({ language, again, why }: { language: Language; again: string; why: 'why' | 'fault' }) {
  const t = documentTexts(language)
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('later.title')}</h1>
        <p class="lede">{t(`later.${why}`)}</p>
        <p>
          <a href={again}>{t('later.again')}</a>
        </p>
      </div>
    </div>
  )
}
