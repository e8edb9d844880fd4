import type { EditionScope } from '../../access/public.ts'
import { cityName } from '../../page/parts/when.tsx'
import { pathTo } from '../../page/route.ts'
import { formatDate, formatOffset, formatTime, type Language } from '../../platform/languages/public.ts'
import type { AgendaEntry } from '../agenda.ts'
import { type AgendaChoice, type AgendaDay, byStart, byWeek } from '../agenda-choice.ts'
import { programmeTexts } from '../texts.ts'
import type { Words } from '../words.ts'
import { EntryItem } from './entry.tsx'
import { Filters } from './filters.tsx'
import { DayGrid } from './grid.tsx'

export type AgendaProps = {
  edition: EditionScope
  language: Language
  version: { version: number; publishedAt: Date } | null
  /** Every published session, for the choices offered. */
  all: readonly AgendaEntry[]
  count: number
  days: readonly AgendaDay[]
  shown: readonly AgendaDay[]
  choice: AgendaChoice
  zone: string
  readerZone: string | null
  query: URLSearchParams
  words: Words
}

/** The page's address with some wishes said otherwise. */
export function withQuery(
  props: Pick<AgendaProps, 'edition' | 'language' | 'query'>,
  said: Record<string, string>,
): string {
  const query = new URLSearchParams(props.query)
  for (const [name, value] of Object.entries(said)) {
    if (value) query.set(name, value)
    else query.delete(name)
  }
  const path = pathTo(props.language, props.edition.slug, 'agenda')
  return query.size > 0 ? `${path}?${query}` : path
}

const noon = (day: string) => new Date(`${day}T12:00:00Z`)
const dayName = (day: string, language: Language) => formatDate(noon(day), language, 'UTC', 'weekdayDate')
const shortDay = (day: string, language: Language) => formatDate(noon(day), language, 'UTC', 'shortDate')

export function AgendaPage(props: AgendaProps) {
  const { edition, language, version, shown, choice, zone, count } = props
  const t = programmeTexts(language)
  if (!version) {
    return (
      <div class="wrap">
        <div class="title">
          <h1>{t('agenda.title')}</h1>
          <p class="lede">{t('agenda.none')}</p>
        </div>
        <p>{t('agenda.none.next')}</p>
        <p>
          <a href={pathTo(language, edition.slug, 'submissions')}>{t('agenda.none.link')}</a>
        </p>
      </div>
    )
  }
  return (
    <div class="wrap">
      <Title {...props} version={version} />
      <Days {...props} />
      <Zone {...props} />
      <div class="with-rail mt-5">
        <Filters {...props} />
        <div>
          <p class="small soft">{count === 0 ? t('agenda.nothing') : t('agenda.count', { count })}</p>
          {shown.map((day) => (
            <section key={day.day} aria-labelledby={`day-${day.day}`}>
              <h2 id={`day-${day.day}`}>{dayName(day.day, language)}</h2>
              {choice.view === 'day' ? (
                <DayGrid day={day} name={dayName(day.day, language)} {...{ edition, language, zone }} />
              ) : (
                <DayList day={day} {...{ edition, language, zone }} />
              )}
            </section>
          ))}
        </div>
      </div>
    </div>
  )
}

function Title(props: AgendaProps & { version: NonNullable<AgendaProps['version']> }) {
  const { edition, language, version, choice } = props
  const t = programmeTexts(language)
  const when = [formatDate, formatTime].map((format) => format(version.publishedAt, language, edition.zone)).join(' · ')
  return (
    <div class="title split">
      <div class="stack">
        <h1>{t('agenda.title')}</h1>
        <p class="small soft">
          {t('agenda.version', { version: version.version, when })}{' '}
          <a href={pathTo(language, edition.slug, 'agenda', 'versions')}>{t('agenda.changed')}</a>
        </p>
      </div>
      <nav class="seg no-print" aria-label={t('agenda.view')}>
        <a href={withQuery(props, { view: '' })} aria-current={choice.view === 'list' ? 'page' : undefined}>
          {t('agenda.view.list')}
        </a>
        <a href={withQuery(props, { view: 'day' })} aria-current={choice.view === 'day' ? 'page' : undefined}>
          {t('agenda.view.day')}
        </a>
        <a href={`${pathTo(language, edition.slug, 'agenda.ics')}`}>{t('agenda.calendar')}</a>
      </nav>
    </div>
  )
}

/** One link a week; the days of the week that is shown stand below it. */
function Days(props: AgendaProps) {
  const { days, shown, language } = props
  const t = programmeTexts(language)
  const shownDays = new Set(shown.map((d) => d.day))
  const weeks = byWeek(days)
  const open = weeks.filter((week) => week.days.some((d) => shownDays.has(d.day)))
  const opened = open.length === 1 ? open[0] : undefined
  return (
    <nav class="no-print" aria-label={t('agenda.days')}>
      {weeks.length > 1 && (
        <ul class="days">
          {weeks.map((week) => (
            <li key={week.from}>
              <a
                href={withQuery(props, { day: `${week.from}..${week.to}` })}
                aria-current={week === opened ? 'date' : undefined}
              >
                {shortDay(week.from, language)}
                {week.to !== week.from && <small>– {shortDay(week.to, language)}</small>}
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
                {dayName(day, language)}
              </a>
            </li>
          ))}
        </ul>
      )}
    </nav>
  )
}

function Zone(props: AgendaProps) {
  const { edition, language, zone, readerZone, shown } = props
  const t = programmeTexts(language)
  const others = [edition.zone, readerZone ?? 'UTC'].filter((other) => other !== zone)
  const offsets = new Set(shown.flatMap((day) => day.entries.map((e) => formatOffset(new Date(e.startsAt), zone))))
  return (
    <p class="small soft">
      {t('agenda.zone', { city: cityName(zone, language) })} <bdi dir="ltr">{[...offsets].join(' / ')}</bdi>{' '}
      {others.map((other) => (
        <>
          <a key={other} href={withQuery(props, { zone: other === edition.zone ? '' : other })}>
            {t('agenda.zone.use', { city: cityName(other, language) })}
          </a>{' '}
        </>
      ))}
    </p>
  )
}

function DayList({
  day,
  edition,
  language,
  zone,
}: {
  day: AgendaDay
  edition: EditionScope
  language: Language
  zone: string
}) {
  const t = programmeTexts(language)
  return (
    <>
      {byStart(day.entries).map((slot) => {
        const from = formatTime(new Date(slot.startsAt), language, zone)
        const last =
          slot.entries
            .map((e) => e.endsAt)
            .sort()
            .at(-1) ?? slot.startsAt
        return (
          <section class="slot" key={slot.startsAt} aria-label={from}>
            <p class="slot__time">
              <time datetime={slot.startsAt}>
                <b>
                  <bdi dir="ltr">{from}</bdi>
                </b>
              </time>
              <small>{t('agenda.until', { time: formatTime(new Date(last), language, zone) })}</small>
            </p>
            <ul class="slot__items">
              {slot.entries.map((entry) => (
                <EntryItem key={entry.number} {...{ entry, slug: edition.slug, zone, language }} />
              ))}
            </ul>
          </section>
        )
      })}
    </>
  )
}
