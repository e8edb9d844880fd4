import type { EditionScope } from '../../access/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { Knot } from '../../page/parts/icons.tsx'
import { Named } from '../../page/parts/named.tsx'
import { pathTo } from '../../page/route.ts'
import { dayIn, formatDate, formatDays, type Language } from '../../platform/languages/public.ts'
import { Own } from '../../sessions/parts.ts'
import { sessionTexts } from '../../sessions/public.ts'
import type { Origin } from '../origin-reads.ts'
import { agendaTexts } from '../texts.ts'
import type { SessionProps } from './session-props.ts'

/** The thread back: every submission that flowed in, then the session. */
export function Origins({ edition, entry, origins, language }: SessionProps) {
  const t = agendaTexts(language)
  const tSession = sessionTexts(language)
  const days = origins.map((o) => dayIn(edition.zone, o.receivedAt)).sort()
  const count = origins.length
  return (
    <Chapter id="origin" heading={t('session.origin')} aside={count > 0 && t('session.origin.count', { count })}>
      <ol class="thread">
        {count > 0 && (
          <li class="knot">
            <Knot kind="submission" />
            <p class="knot__kind">
              <b>{count > 1 ? t('organization.submissions') : tSession('session.submission')}</b> ·{' '}
              {formatDays(days[0] ?? '', days.at(-1) ?? '', language)}
            </p>
            {count === 1 ? (
              origins.map((origin) => <OriginLink key={origin.reference} {...{ edition, origin, language }} />)
            ) : (
              <ul class="joins">
                {origins.map((origin) => (
                  <li key={origin.reference}>
                    <OriginLink {...{ edition, origin, language }} />
                  </li>
                ))}
              </ul>
            )}
          </li>
        )}
        <li class="knot">
          <Knot kind="session" />
          <p class="knot__kind">
            <b>{tSession('session.number', { number: entry.number })}</b>
          </p>
          <p>
            <Named content={entry.room.name} language={language} /> ·{' '}
            {formatDate(entry.startsAt, language, edition.zone, 'weekdayDate')}
          </p>
        </li>
      </ol>
    </Chapter>
  )
}

const OriginLink = ({ edition, origin, language }: { edition: EditionScope; origin: Origin; language: Language }) => (
  <p>
    <b>
      <bdi dir="ltr">{origin.reference}</bdi>
    </b>{' '}
    <a href={pathTo(language, edition.slug, 'submissions', origin.reference)}>
      <Own language={origin.language}>{origin.title}</Own>
    </a>
  </p>
)
