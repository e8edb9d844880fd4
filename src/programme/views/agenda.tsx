import type { EditionScope } from '../../access/public.ts'
import { Icon } from '../../page/parts/icons.tsx'
import { StripDrawing } from '../../page/parts/strip.tsx'
import { cityName } from '../../page/parts/when.tsx'
import { pathTo } from '../../page/route.ts'
import { formatDate, formatOffset, formatTime, type Language } from '../../platform/languages/public.ts'
import type { AgendaEntry } from '../agenda.ts'
import type { AgendaChange } from '../agenda-changes.ts'
import { type AgendaChoice, type AgendaDay, byStart, byWeek } from '../agenda-choice.ts'
import { tideOfAll } from '../agenda-live.ts'
import { programmeTexts } from '../texts.ts'
import type { Words } from '../words.ts'
import { EntryItem, Now } from './entry.tsx'
import { Filters } from './filters.tsx'
import { DayGrid } from './grid.tsx'

export type AgendaProps = {
  edition: EditionScope
  language: Language
  version: { version: number; publishedAt: Date; changes: readonly AgendaChange[] } | null
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
  now: Date
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
const weekday = (day: string, language: Language) => formatDate(noon(day), language, 'UTC', 'weekday')
const dayMonth = (day: string, language: Language) => formatDate(noon(day), language, 'UTC', 'dayMonth')

export function AgendaPage(props: AgendaProps) {
  const { edition, language, version, choice, shown } = props
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
      <StripDrawing />
      <Title {...props} version={version} />
      <Days {...props} />
      <Zone {...props} />
      <div class={choice.view === 'list' ? 'with-rail mt-4' : 'mt-4'}>
        <Filters {...props} />
        <div>{shown.length > 0 ? <Shown {...props} version={version} /> : <Nothing {...props} />}</div>
      </div>
    </div>
  )
}

function Shown(props: AgendaProps & { version: NonNullable<AgendaProps['version']> }) {
  const { edition, language, version, shown, choice, zone, count, now } = props
  const t = programmeTexts(language)
  const moved = new Map(version.changes.filter((c) => c.kind === 'moved').map((c) => [c.number, c]))
  return (
    <>
      <p class="small soft">{t('agenda.count', { count })}</p>
      {shown.map((day) => (
        <section class="day" key={day.day} aria-labelledby={`day-${day.day}`}>
          <h2 id={`day-${day.day}`}>{dayName(day.day, language)}</h2>
          {choice.view === 'day' ? (
            <DayGrid day={day} name={dayName(day.day, language)} {...{ edition, language, zone, now }} />
          ) : (
            <DayList day={day} {...{ edition, language, zone, now, moved }} />
          )}
        </section>
      ))}
    </>
  )
}

/** Nothing fits: which wishes stand in the way, and the way out. */
function Nothing({ edition, language }: AgendaProps) {
  const t = programmeTexts(language)
  return (
    <div class="empty">
      <p>{t('agenda.nothing')}</p>
      <p>
        <a href={pathTo(language, edition.slug, 'agenda')}>{t('agenda.clear')}</a>
      </p>
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
        <p class="small soft row">
          <span>{t('agenda.version', { version: version.version, when })}</span>
          <span class="row no-print">
            <a href={pathTo(language, edition.slug, 'agenda', 'versions')}>{t('agenda.changed')}</a>
            <a href={pathTo(language, edition.slug, 'agenda.ics')}>{t('agenda.calendar')}</a>
          </span>
        </p>
      </div>
      <div class="row no-print">
        <nav class="seg" aria-label={t('agenda.view')}>
          {(['list', 'day'] as const).map((view) => (
            <a
              key={view}
              href={withQuery(props, { view: view === 'list' ? '' : view })}
              aria-current={choice.view === view ? 'page' : undefined}
            >
              {t(`agenda.view.${view}`)}
            </a>
          ))}
        </nav>
        <button type="button" class="btn btn--second btn--small" data-print hidden>
          <Icon name="print" /> {t('agenda.print')}
        </button>
      </div>
    </div>
  )
}

/** One link a week; the days of the week that is shown stand below it. */
function Days(props: AgendaProps) {
  const { days, shown, language, choice } = props
  const t = programmeTexts(language)
  const shownDays = new Set(shown.map((d) => d.day))
  const weeks = byWeek(days)
  const open = weeks.filter((week) => week.days.some((d) => shownDays.has(d.day)))
  const opened = open.length === 1 ? open[0] : undefined
  const all = choice.view === 'list' && choice.day === '' && open.length === weeks.length
  return (
    <nav class="no-print" aria-label={t('agenda.days')}>
      {weeks.length > 1 && (
        <ul class="days">
          {choice.view === 'list' && (
            <li>
              <a href={withQuery(props, { day: '' })} aria-current={all ? 'date' : undefined}>
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
                {dayMonth(week.from, language)}
                {week.to !== week.from && <small>– {dayMonth(week.to, language)}</small>}
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
                {weekday(day, language)} <small>{dayMonth(day, language)}</small>
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
    <p class="small soft row zone">
      <Icon name="clock" />
      <span>
        {t('agenda.zone', { city: cityName(zone, language) })} <bdi dir="ltr">{[...offsets].join(' / ')}</bdi>
      </span>
      {others.map((other) => (
        <a class="no-print" key={other} href={withQuery(props, { zone: other === edition.zone ? '' : other })}>
          {t('agenda.zone.use', { city: cityName(other, language) })}
        </a>
      ))}
    </p>
  )
}

type DayProps = {
  day: AgendaDay
  edition: EditionScope
  language: Language
  zone: string
  now: Date
  moved: ReadonlyMap<number, AgendaChange>
}

function DayList({ day, edition, language, zone, now, moved }: DayProps) {
  const t = programmeTexts(language)
  return (
    <>
      {byStart(day.entries).map((slot) => {
        const from = formatTime(new Date(slot.startsAt), language, zone)
        const last = slot.entries.map((e) => e.endsAt).reduce((a, b) => (a > b ? a : b))
        const tide = tideOfAll(
          slot.entries.filter((e) => e.standing === 'on'),
          now,
        )
        return (
          <section class={`slot is-${tide}`} key={slot.startsAt} aria-label={from}>
            <p class="slot__time">
              <time datetime={slot.startsAt}>
                <b>
                  <bdi dir="ltr">{from}</bdi>
                </b>
              </time>
              <small>{t('agenda.until', { time: formatTime(new Date(last), language, zone) })}</small>
              {tide === 'now' && <Now {...{ now, zone, language }} />}
            </p>
            <ul class="slot__items">
              {slot.entries.map((entry) => (
                <EntryItem
                  key={entry.number}
                  {...{ entry, edition, zone, language, now }}
                  moved={moved.get(entry.number)}
                />
              ))}
            </ul>
          </section>
        )
      })}
    </>
  )
}
