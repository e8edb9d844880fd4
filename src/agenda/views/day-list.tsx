import type { EditionScope } from '../../access/public.ts'
import { formatTime, type Language } from '../../platform/languages/public.ts'
import type { AgendaChange } from '../agenda-changes.ts'
import { type AgendaDay, type AgendaSlot, byStart } from '../agenda-choice.ts'
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
  /** Nothing can be done with the sessions here. */
  bare?: boolean
}

/** The sessions of a day, one start after the other; on a day that is half over, those that are past stand folded above the others. */
export function DayList(props: DayProps) {
  const { day, language, now } = props
  const t = agendaTexts(language)
  const slots = byStart(day.entries)
  const open = slots.findIndex((slot) => slot.entries.some((entry) => entry.endsAt > now))
  const [over, ahead] = open < 0 ? [[], slots] : [slots.slice(0, open), slots.slice(open)]
  return (
    <>
      {over.length > 0 && (
        <details class="earlier">
          <summary>{t('agenda.earlier', { count: over.flatMap((slot) => slot.entries).length })}</summary>
          {over.map((slot) => (
            <Slot key={+slot.startsAt} slot={slot} {...props} />
          ))}
        </details>
      )}
      {ahead.map((slot) => (
        <Slot key={+slot.startsAt} slot={slot} {...props} />
      ))}
    </>
  )
}

/** Sessions that begin together. */
function Slot({ slot, edition, language, zone, now, moved, bare }: Omit<DayProps, 'day'> & { slot: AgendaSlot }) {
  const from = formatTime(slot.startsAt, language, zone)
  const last = slot.entries.map((e) => e.endsAt).reduce((a, b) => (a > b ? a : b))
  const tide = tideOfAll(
    slot.entries.filter((e) => e.standing === 'on'),
    now,
  )
  return (
    <div class={`slot is-${tide}`}>
      <p class="slot__time">
        <time datetime={slot.startsAt.toISOString()}>
          <b>
            <bdi dir="ltr">{from}</bdi>
          </b>
        </time>
        <small>{agendaTexts(language)('agenda.until', { time: formatTime(last, language, zone) })}</small>
        {tide === 'now' && <Now {...{ now, zone, language }} />}
      </p>
      <ul class="slot__items">
        {slot.entries.map((entry) => (
          <EntryItem key={entry.number} {...{ entry, edition, zone, language, now }} moved={moved.get(entry.number)}>
            {bare ? [] : undefined}
          </EntryItem>
        ))}
      </ul>
    </div>
  )
}
