import { formatDay } from '../../platform/languages/public.ts'
import { byDay } from '../agenda-choice.ts'
import { tideOf } from '../agenda-live.ts'
import { agendaTexts } from '../texts.ts'
import type { AgendaProps } from './agenda-props.ts'
import { EntryItem } from './entry.tsx'

/** How far "next" reaches: what begins within it after the first session that does. */
const NEXT_MINUTES = 90

/** What runs at this moment in every room, and what begins next; of the sessions the reader asked for. */
export function RunningAndNext({ days, edition, language, zone, now }: AgendaProps) {
  const t = agendaTexts(language)
  const on = days.flatMap((day) => day.entries).filter((entry) => entry.standing === 'on')
  const running = on.filter((entry) => tideOf(entry, now) === 'now')
  const ahead = on.filter((entry) => tideOf(entry, now) === 'ahead')
  const until = (ahead[0]?.startsAt.getTime() ?? 0) + NEXT_MINUTES * 60_000
  const next = byDay(
    ahead.filter((entry) => +entry.startsAt < until),
    zone,
  )
  const show = { edition, language, zone, now }
  return (
    <div class="stack">
      <section class="day" aria-labelledby="running">
        <h2 id="running">{t('now.running')}</h2>
        {running.length === 0 && <p class="soft">{t('now.none')}</p>}
        <ul class="slot__items">
          {running.map((entry) => (
            <EntryItem key={entry.number} entry={entry} {...show} />
          ))}
        </ul>
      </section>
      <section class="day" aria-labelledby="next">
        <h2 id="next">{t('now.next')}</h2>
        {next.length === 0 && <p class="soft">{t('now.over')}</p>}
        {next.map(({ day, entries }) => (
          <div key={day}>
            <p class="soft small">{formatDay(day, language)}</p>
            <ul class="slot__items">
              {entries.map((entry) => (
                <EntryItem key={entry.number} entry={entry} {...show} />
              ))}
            </ul>
          </div>
        ))}
      </section>
    </div>
  )
}
