import type { EditionScope } from '../../access/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { pathTo } from '../../page/route.ts'
import { pageTexts } from '../../page/texts.ts'
import type { Language } from '../../platform/languages/public.ts'
import { Own } from '../../sessions/parts.ts'
import { sessionTexts } from '../../sessions/public.ts'
import type { ChangedSession } from '../changed.ts'
import type { DeskSession } from '../desk-reads.ts'
import { planTexts } from '../texts.ts'
import { Changed } from './changed.tsx'
import { PlaceOf } from './desk.tsx'
import { ReasonField } from './form-parts.tsx'
import { Refused } from './parts.tsx'

type Props = {
  edition: EditionScope
  language: Language
  /** Those that may be taken out, and those chosen in vain. */
  placed: readonly DeskSession[]
  others: readonly DeskSession[]
  reason: string
  /** Mark of the sessions as shown; travels with the form. */
  seen: string
  changed: readonly ChangedSession[] | null
  error: string | undefined
}

/** Several sessions taken out of the plan at once: first which and how many, then the button that does it. */
export function UnplacePage(props: Props) {
  const { edition, language, placed, others, error, changed } = props
  const t = planTexts(language)
  const none = placed.length + others.length === 0
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('desk.unplace')}</h1>
        <p class="lede">{none ? pageTexts(language)('list.pick-first') : t('desk.unplace.lead')}</p>
      </div>
      <Changed items={changed} {...{ edition, language }} />
      {!changed && <Refused words={error} />}
      {others.length > 0 && (
        <Chapter id="others" heading={t('desk.unplace.not')}>
          <Named {...props} sessions={others} />
        </Chapter>
      )}
      {placed.length > 0 && (
        <Chapter id="placed" heading={sessionTexts(language)('sessions.count', { count: placed.length })}>
          <Confirm {...props} />
        </Chapter>
      )}
      <p class="mt-5">
        <a href={pathTo(language, edition.slug, 'desk', 'programme')}>{pageTexts(language)('list.back')}</a>
      </p>
    </div>
  )
}

const Named = ({ sessions, edition, language }: Props & { sessions: readonly DeskSession[] }) => (
  <ul class="plain stack">
    {sessions.map((session) => (
      <li key={session.number}>
        <b>{session.number}</b> <Own language={session.language}>{session.title}</Own>
        <p class="small soft">
          <PlaceOf {...{ session, edition, language }} />
        </p>
      </li>
    ))}
  </ul>
)

function Confirm(props: Props) {
  const { edition, language, placed, reason, seen } = props
  const t = planTexts(language)
  return (
    <form method="post" action={pathTo(language, edition.slug, 'desk', 'programme', 'together')} class="stack">
      <Named {...props} sessions={placed} />
      <input type="hidden" name="seen" value={seen} />
      {placed.map((s) => (
        <input key={s.number} type="hidden" name="pick" value={s.number} />
      ))}
      <ReasonField label={t('place.reason')} value={reason} rows={3} field="field mt-5" language={language} />
      <button type="submit" class="btn">
        {t('desk.unplace.confirm', { count: placed.length })}
      </button>
    </form>
  )
}
