import type { EditionScope } from '../../access/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { BothTimes } from '../../page/parts/when.tsx'
import type { Language } from '../../platform/languages/public.ts'
import { submissionsTexts } from '../texts.ts'

/** It arrived too late: both times, and where the draft is. */
export function LatePage({
  edition,
  language,
  readerZone,
  arrivedAt,
  closesAt,
  draftHref,
}: {
  edition: EditionScope
  language: Language
  readerZone: string | null
  arrivedAt: Date
  closesAt: Date
  draftHref: string
}) {
  const t = submissionsTexts(language)
  const times = (at: Date) => <BothTimes at={at} held={edition} readerZone={readerZone} language={language} seconds />
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('late.title')}</h1>
        <p class="lede">{t('late.text')}</p>
      </div>
      <Chapter id="arrived" heading={t('late.arrived')}>
        {times(arrivedAt)}
      </Chapter>
      <Chapter id="closed" heading={t('late.closed')}>
        {times(closesAt)}
      </Chapter>
      <p class="actions">
        <a class="btn" href={draftHref}>
          {t('draft.open')}
        </a>
      </p>
    </div>
  )
}
