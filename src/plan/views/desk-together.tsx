import type { EditionScope } from '../../access/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { pathTo } from '../../page/route.ts'
import { pageTexts } from '../../page/texts.ts'
import type { Language } from '../../platform/languages/public.ts'
import { Own } from '../../sessions/parts.ts'
import { sessionTexts } from '../../sessions/public.ts'
import type { DeskSession } from '../desk-reads.ts'
import { planTexts } from '../texts.ts'
import { PlaceOf } from './desk.tsx'

type Props = {
  edition: EditionScope
  language: Language
  /** Those that may be taken out, and those chosen in vain. */
  placed: readonly DeskSession[]
  others: readonly DeskSession[]
  reason: string
  error: string | undefined
}

/** Several sessions taken out of the plan at once: first which and how many, then the button that does it. */
export function UnplacePage({ edition, language, placed, others, reason, error }: Props) {
  const t = planTexts(language)
  const tSession = sessionTexts(language)
  const base = pathTo(language, edition.slug, 'desk', 'programme')
  const named = (sessions: readonly DeskSession[]) => (
    <ul class="plain stack">
      {sessions.map((s) => (
        <li key={s.number}>
          <b>{s.number}</b> <Own language={s.language}>{s.title}</Own>
          <p class="small soft">
            <PlaceOf session={s} {...{ edition, language }} />
          </p>
        </li>
      ))}
    </ul>
  )
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('desk.unplace')}</h1>
        <p class="lede">
          {placed.length + others.length === 0 ? pageTexts(language)('list.pick-first') : t('desk.unplace.lead')}
        </p>
      </div>
      {error && (
        <div class="errors" role="alert" tabindex={-1}>
          <p>{error}</p>
        </div>
      )}
      {others.length > 0 && (
        <Chapter id="others" heading={t('desk.unplace.not')}>
          {named(others)}
        </Chapter>
      )}
      {placed.length > 0 && (
        <Chapter id="placed" heading={tSession('sessions.count', { count: placed.length })}>
          <form method="post" action={`${base}/together`} class="stack">
            {named(placed)}
            <input type="hidden" name="seen" value={placed.length} />
            {placed.map((s) => (
              <input key={s.number} type="hidden" name="pick" value={s.number} />
            ))}
            <div class="field mt-5">
              <label class="field__label" for="reason">
                {t('place.reason')}
              </label>
              <textarea class="input" id="reason" name="reason" rows={3} maxlength={2000} dir="auto">
                {reason}
              </textarea>
            </div>
            <button type="submit" class="btn">
              {t('desk.unplace.confirm', { count: placed.length })}
            </button>
          </form>
        </Chapter>
      )}
      <p class="mt-5">
        <a href={base}>{pageTexts(language)('list.back')}</a>
      </p>
    </div>
  )
}
