import type { EditionScope } from '../../access/public.ts'
import { SaidBy } from '../../page/parts/named.tsx'
import { Moment } from '../../page/parts/when.tsx'
import type { Language } from '../../platform/languages/public.ts'
import type { ChangedSession } from '../changed.ts'
import { planTexts } from '../texts.ts'
import { PlaceOf } from './desk.tsx'
import { SessionLink } from './session-link.tsx'

type Props = { items: readonly ChangedSession[] | null; edition: EditionScope; language: Language }

/** Nothing was done, because something is no longer as it was shown: session by session what is so now, who did it and when. */
export function Changed({ items, edition, language }: Props) {
  if (!items) return null
  const t = planTexts(language)
  return (
    <div class="errors stack" role="alert" tabindex={-1}>
      <p>{t('changed.title')}</p>
      <ul class="plain stack">
        {items.map(({ session, lines }) => (
          <li key={session.number}>
            <p>
              {session.number} <SessionLink {...{ edition, language, session }} />
            </p>
            <p class="small">
              <PlaceOf {...{ session, edition, language }} />
            </p>
            {lines.map((line) => (
              <p class="small" key={line.id}>
                <b>{t(`history.${line.kind}`)}</b> ·{' '}
                <Moment at={line.at} zone={edition.zone} language={language} weekday={false} /> · <bdi>{line.by}</bdi>{' '}
                <SaidBy said={line.reason} language={language} />
              </p>
            ))}
          </li>
        ))}
      </ul>
    </div>
  )
}
