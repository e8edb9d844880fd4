import {
  formatDate,
  formatOffset,
  formatTime,
  type Language,
  shownEnd,
  zoneCity,
} from '../../platform/languages/public.ts'
import { pageTexts } from '../texts.ts'

/** One moment in one zone: date, hour, offset. `end` marks the end of an interval, which is never shown as 00:00. */
export function Moment({
  at,
  zone,
  language,
  end = false,
  weekday = true,
  seconds = false,
}: {
  at: Date
  zone: string
  language: Language
  end?: boolean
  weekday?: boolean
  seconds?: boolean
}) {
  const shown = end ? shownEnd(at, zone) : at
  return (
    <time datetime={at.toISOString()}>
      {formatDate(shown, language, zone, weekday ? 'weekdayDate' : 'shortDate')}{' '}
      <span class="nowrap">
        <bdi dir="ltr">{formatTime(shown, language, zone, seconds)}</bdi>{' '}
        <bdi dir="ltr" class="soft">
          {formatOffset(shown, zone)}
        </bdi>
      </span>
    </time>
  )
}

/** The time said whole: in the forum's zone, and in the reader's when the browser has told it, else in universal time. */
export function BothTimes({
  at,
  zone,
  readerZone,
  language,
  end = false,
  seconds = false,
}: {
  at: Date
  zone: string
  readerZone: string | null
  language: Language
  end?: boolean
  seconds?: boolean
}) {
  const t = pageTexts(language)
  const other = readerZone ?? 'UTC'
  return (
    <dl class="when">
      <div>
        <dt>{t('time.in', { city: cityName(zone, language) })}</dt>
        <dd>
          <Moment at={at} zone={zone} language={language} end={end} seconds={seconds} />
        </dd>
      </div>
      {other !== zone && (
        <div>
          <dt>{other === 'UTC' ? t('time.utc') : t('time.yours', { city: zoneCity(other) })}</dt>
          <dd>
            <Moment at={at} zone={other} language={language} end={end} seconds={seconds} />
          </dd>
        </div>
      )}
    </dl>
  )
}

const GENEVA: Record<Language, string> = {
  ar: 'جنيف',
  zh: '日内瓦',
  en: 'Geneva',
  fr: 'Genève',
  ru: 'Женева',
  es: 'Ginebra',
}

/** The forum's city in words. Geneva keeps the time of Zurich in the zone list but is where people meet. */
export const cityName = (zone: string, language: Language): string =>
  zone === 'Europe/Zurich' ? GENEVA[language] : zoneCity(zone)
