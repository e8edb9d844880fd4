import { StripDrawing } from '../../page/parts/strip.tsx'
import { pathTo } from '../../page/route.ts'
import { formatDate, formatDay, formatTime, pickText } from '../../platform/languages/public.ts'
import { agendaTexts } from '../texts.ts'
import { withQuery } from './agenda-address.ts'
import type { AgendaProps } from './agenda-props.ts'
import { DayList } from './day-list.tsx'

/** The programme as another site shows it: day by day, each session leading to its page here. */
export function InsidePage(props: AgendaProps) {
  const { edition, language, version, days, shown, zone, now } = props
  const t = agendaTexts(language)
  const moved = new Map((version?.changes ?? []).filter((c) => c.kind === 'moved').map((c) => [c.number, c]))
  return (
    <div class="wrap">
      <StripDrawing />
      <div class="title">
        <h1>
          <a href={pathTo(language, edition.slug, 'agenda')}>{pickText(edition.title, language).text}</a>
        </h1>
        {version ? (
          <p class="small soft">
            {t('agenda.version', {
              version: version.version,
              when: [formatDate, formatTime].map((say) => say(version.publishedAt, language, edition.zone)).join(' · '),
            })}
          </p>
        ) : (
          <p class="lede">{t('agenda.none')}</p>
        )}
      </div>
      {days.length > 1 && (
        <nav class="no-print" aria-label={t('agenda.days')}>
          <ul class="days">
            {days.map(({ day }) => (
              <li key={day}>
                <a
                  href={withQuery(props, { day })}
                  target="_self"
                  aria-current={shown.length === 1 && shown[0]?.day === day ? 'date' : undefined}
                >
                  {formatDay(day, language)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {shown.map((day) => (
        <section class="day" key={day.day} aria-labelledby={`day-${day.day}`}>
          <h2 id={`day-${day.day}`}>{formatDay(day.day, language)}</h2>
          <DayList day={day} {...{ edition, language, zone, now, moved }} bare />
        </section>
      ))}
    </div>
  )
}
