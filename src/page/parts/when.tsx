import {
  cityName,
  formatDate,
  formatOffset,
  formatTime,
  type Language,
  shownEnd,
  type WhereHeld,
  zoneCity,
} from '../../platform/languages/public.ts'
import { pageTexts } from '../texts.ts'

/**
 * One moment in one zone: date, hour, offset. `end` marks the end of an interval, which is never shown as 00:00; where another zone is
 * said beside it, `endOf` is the one that settles the minute, so that both lines are one instant.
 */
export function Moment({
  at,
  zone,
  language,
  end = false,
  endOf = zone,
  weekday = true,
  dated = weekday ? 'weekdayDate' : 'shortDate',
  seconds = false,
}: {
  at: Date
  zone: string
  language: Language
  end?: boolean
  endOf?: string
  weekday?: boolean
  dated?: 'weekdayDate' | 'date' | 'shortDate'
  seconds?: boolean
}) {
  const shown = end ? shownEnd(shownEnd(at, endOf), zone) : at
  return (
    <time datetime={at.toISOString()}>
      {formatDate(shown, language, zone, dated)}{' '}
      <span class="nowrap">
        <bdi dir="ltr">{formatTime(shown, language, zone, seconds)}</bdi>{' '}
        <bdi dir="ltr" class="soft">
          {formatOffset(shown, zone)}
        </bdi>
      </span>
    </time>
  )
}

type SpanProps = { from: Date; to: Date; zone: string; language: Language; endOf?: string }

/** From one moment to another in one zone, the day said once where it is one; `to` is never shown as 00:00. */
export function Span({ from, to, zone, language, endOf = zone }: SpanProps) {
  const end = shownEnd(shownEnd(to, endOf), zone)
  const day = (at: Date) => formatDate(at, language, zone, 'weekdayDate')
  if (day(from) !== day(end))
    return (
      <>
        <Moment at={from} zone={zone} language={language} /> –{' '}
        <Moment at={to} zone={zone} language={language} end endOf={endOf} />
      </>
    )
  return (
    <>
      {day(from)}{' '}
      <span class="nowrap">
        <bdi dir="ltr">
          <time datetime={from.toISOString()}>{formatTime(from, language, zone)}</time>–
          <time datetime={to.toISOString()}>{formatTime(end, language, zone)}</time>
        </bdi>{' '}
        <bdi dir="ltr" class="soft">
          {formatOffset(from, zone)}
        </bdi>
      </span>
    </>
  )
}

/** The time said whole, up to `to` if it lasts: in the forum's zone, and in the reader's when the browser has told it, else in universal time. */
export function BothTimes({
  at,
  to = null,
  held,
  readerZone,
  language,
  end = false,
  seconds = false,
}: {
  at: Date
  to?: Date | null
  held: WhereHeld
  readerZone: string | null
  language: Language
  end?: boolean
  seconds?: boolean
}) {
  const t = pageTexts(language)
  const { zone } = held
  const other = readerZone ?? 'UTC'
  const said = (inZone: string) =>
    to ? (
      <Span from={at} to={to} zone={inZone} language={language} endOf={zone} />
    ) : (
      <Moment at={at} zone={inZone} language={language} end={end} endOf={zone} seconds={seconds} />
    )
  return (
    <dl class="when">
      <div>
        <dt>{t('time.in', { city: cityName(zone, held, language) })}</dt>
        <dd>{said(zone)}</dd>
      </div>
      {other !== zone && (
        <div>
          <dt>{other === 'UTC' ? t('time.utc') : t('time.yours', { city: zoneCity(other, language) })}</dt>
          <dd>{said(other)}</dd>
        </div>
      )}
    </dl>
  )
}
