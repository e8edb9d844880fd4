import type { ComponentChildren } from 'preact'
import { Named } from '../../page/parts/named.tsx'
import { pathTo } from '../../page/route.ts'
import { minutesBetween } from '../../platform/clock.ts'
import { dayIn, formatTime } from '../../platform/languages/public.ts'
import { sessionTexts, type Words } from '../../sessions/public.ts'
import type { AgendaEntry } from '../agenda.ts'
import { tideOf } from '../agenda-live.ts'
import { agendaTexts } from '../texts.ts'
import { EntryTitle } from './entry-words.tsx'
import type { SessionProps } from './session-props.ts'

const span = (from: Date, to: Date) => Math.floor(minutesBetween(from, to))

/** How far a running session has come, for the bar of the page. */
export function elapsedStyle(entry: AgendaEntry, now: Date): string {
  const share = span(entry.startsAt, now) / span(entry.startsAt, entry.endsAt)
  return `.elapsed{--now:${Math.round(Math.min(1, Math.max(0, share)) * 100)}%}`
}

/** A running session with how far it has come, and what follows in its room and on its main subject the same day. */
export function NowAndNext({ edition, entry, all, language, now, words }: SessionProps) {
  const t = agendaTexts(language)
  const live = entry.standing === 'on' && tideOf(entry, now) === 'now'
  const day = dayIn(edition.zone, entry.startsAt)
  const after = all.filter(
    (e) => e.standing === 'on' && e.startsAt >= entry.endsAt && dayIn(edition.zone, e.startsAt) === day,
  )
  const [subject] = entry.subjects
  const inRoom = after.find((e) => e.room.code === entry.room.code)
  const onLine = subject && after.find((e) => e.subjects.includes(subject) && e !== inRoom)
  if (!live && !inRoom && !onLine) return null
  const time = (at: Date) => <bdi dir="ltr">{formatTime(at, language, edition.zone)}</bdi>
  return (
    <div class="nownext no-print">
      {live && (
        <div class="is-now stack">
          <p class="now">
            <span>{t('agenda.live')}</span>
          </p>
          <p>
            <b>
              <bdi dir="ltr">{formatTime(now, language, edition.zone)}</bdi>
            </b>{' '}
            <span class="soft">
              {t.parts('session.minute', {
                minute: span(entry.startsAt, now) + 1,
                total: span(entry.startsAt, entry.endsAt),
                end: time(entry.endsAt),
              })}
            </span>
          </p>
          <div class="elapsed" />
        </div>
      )}
      {inRoom && (
        <Next {...{ edition, language }} entry={inRoom}>
          {t.parts('session.next-room', {
            room: <Named content={entry.room.name} language={language} />,
            time: time(inRoom.startsAt),
          })}
        </Next>
      )}
      {subject && onLine && (
        <Next {...{ edition, language }} entry={onLine}>
          {t.parts('session.next-line', {
            line: subjectInWords(words.subject(subject)),
            time: time(onLine.startsAt),
          })}
        </Next>
      )}
    </div>
  )
}

const subjectInWords = ({ code, name }: ReturnType<Words['subject']>) => [code, name].filter(Boolean).join(' ')

function Next({
  entry,
  edition,
  language,
  children,
}: Pick<SessionProps, 'entry' | 'edition' | 'language'> & { children: ComponentChildren }) {
  return (
    <div>
      <p class="soft small">{children}</p>
      <p>
        <a href={pathTo(language, edition.slug, 'sessions', entry.number)}>
          <b>
            <EntryTitle {...{ entry, language }} />
          </b>
        </a>
      </p>
      <p class="small soft">
        {sessionTexts(language)('session.number', { number: entry.number })} ·{' '}
        <Named content={entry.room.name} language={language} />
      </p>
    </div>
  )
}
