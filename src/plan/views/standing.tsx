import type { EditionScope } from '../../access/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { pathTo } from '../../page/route.ts'
import type { Language } from '../../platform/languages/public.ts'
import { hasBegun, isCalledOff, type SessionState } from '../../sessions/public.ts'
import { planTexts } from '../texts.ts'

type Props = {
  edition: EditionScope
  language: Language
  session: { readonly number: number; readonly state: SessionState; readonly startsAt: Date | null }
}

/** The ways to call a session off or bring it back, each to a page of its own; one that has begun has none. */
export function Standing({ edition, language, session }: Props) {
  if (hasBegun(session.state)) return null
  const t = planTexts(language)
  const isOff = isCalledOff(session.state)
  const acts = isOff ? (['restore'] as const) : (['postpone', 'cancel'] as const)
  return (
    <Chapter id="standing" heading={t('standing.title')}>
      {isOff && session.startsAt && <p>{t('standing.kept')}</p>}
      <div class="toolbar">
        {acts.map((act) => (
          <a
            key={act}
            class="btn btn--second"
            href={pathTo(language, edition.slug, 'desk', 'sessions', session.number, act)}
          >
            {t(`standing.to.${act}`)}
          </a>
        ))}
      </div>
    </Chapter>
  )
}
