import type { EditionScope } from '../../access/public.ts'
import { formatTime, type Language } from '../../platform/languages/public.ts'
import type { AgendaChange } from '../agenda-changes.ts'
import { type AgendaDay, byStart } from '../agenda-choice.ts'
import { tideOfAll } from '../agenda-live.ts'
import { agendaTexts } from '../texts.ts'
import { EntryItem, Now } from './entry.tsx'

type DayProps = {
  day: AgendaDay
  edition: EditionScope
  language: Language
  zone: string
  now: Date
  moved: ReadonlyMap<number, AgendaChange>
}

/** The sessions of a day, one start after the other. */
export function DayList({ day, edition, language, zone, now, moved }: DayProps) {
  const t = agendaTexts(language)
  return (
    <>
      {byStart(day.entries).map((slot) => {
        const from = formatTime(slot.startsAt, language, zone)
        const last = slot.entries.map((e) => e.endsAt).reduce((a, b) => (a > b ? a : b))
        const tide = tideOfAll(
          slot.entries.filter((e) => e.standing === 'on'),
          now,
        )
        return (
          <section class={`slot is-${tide}`} key={+slot.startsAt} aria-label={from}>
            <p class="slot__time">
              <time datetime={slot.startsAt.toISOString()}>
                <b>
                  <bdi dir="ltr">{from}</bdi>
                </b>
              </time>
              <small>{t('agenda.until', { time: formatTime(last, language, zone) })}</small>
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
