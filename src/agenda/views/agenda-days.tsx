import { formatDays, weekdayOf } from '../../platform/languages/public.ts'
import { byWeek } from '../agenda-choice.ts'
import { agendaTexts } from '../texts.ts'
import { withQuery } from './agenda-address.ts'
import type { AgendaProps } from './agenda-props.ts'

/** One link a week; the days of the week that is shown stand below it. */
export function Days(props: AgendaProps) {
  const { days, shown, language, choice } = props
  const t = agendaTexts(language)
  const shownDays = new Set(shown.map((d) => d.day))
  const weeks = byWeek(days)
  const open = weeks.filter((week) => week.days.some((d) => shownDays.has(d.day)))
  const opened = open.length === 1 ? open[0] : undefined
  const all = choice.view === 'list' && shown.length === days.length
  return (
    <nav class="no-print" aria-label={t('agenda.days')}>
      {weeks.length > 1 && (
        <ul class="days">
          {choice.view === 'list' && (
            <li>
              <a href={withQuery(props, { day: 'all' })} aria-current={all ? 'date' : undefined}>
                {t('agenda.all')}
              </a>
            </li>
          )}
          {weeks.map((week) => (
            <li key={week.from}>
              <a
                href={withQuery(props, { day: `${week.from}..${week.to}` })}
                aria-current={week === opened ? 'date' : undefined}
              >
                {formatDays(week.from, week.to, language, 'dayMonth')}
              </a>
            </li>
          ))}
        </ul>
      )}
      {opened && (
        <ul class="days">
          {opened.days.map(({ day }) => (
            <li key={day}>
              <a
                href={withQuery(props, { day })}
                aria-current={shown.length === 1 && shownDays.has(day) ? 'date' : undefined}
              >
                {weekdayOf(day, language)} <small>{formatDays(day, day, language, 'dayMonth')}</small>
              </a>
            </li>
          ))}
        </ul>
      )}
    </nav>
  )
}
