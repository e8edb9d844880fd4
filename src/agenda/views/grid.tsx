import type { EditionScope } from '../../access/public.ts'
import { Named } from '../../page/parts/named.tsx'
import { pathTo } from '../../page/route.ts'
import { formatTime, type Language } from '../../platform/languages/public.ts'
import { sessionTexts } from '../../sessions/public.ts'
import type { AgendaEntry } from '../agenda.ts'
import { type AgendaDay, byStart } from '../agenda-choice.ts'
import { tideOf, tideOfAll } from '../agenda-live.ts'
import { agendaTexts } from '../texts.ts'
import { Hours, Now } from './entry.tsx'
import { EntryTitle } from './entry-words.tsx'

type Props = { day: AgendaDay; name: string; edition: EditionScope; language: Language; zone: string; now: Date }

/** The widest a grid can be without a rule of its own in the style sheet. */
const WIDEST = 12

/** Rooms across, times down: a table, so that it reads in order and scrolls by keyboard. Only rooms that are used that day. */
export function DayGrid({ day, name, edition, language, zone, now }: Props) {
  const t = sessionTexts(language)
  const rooms = [...new Map(day.entries.map((e) => [e.room.code, e.room])).values()].sort(
    (a, b) =>
      Number(a.kind === 'online') - Number(b.kind === 'online') ||
      (b.seats ?? 0) - (a.seats ?? 0) ||
      a.code.localeCompare(b.code),
  )
  return (
    // biome-ignore lint/a11y/useSemanticElements: a section with a name would be a landmark of its own for each day
    <div class="scroll" role="group" tabindex={0} aria-label={t('grid.scroll')}>
      <table class={`grid grid--${Math.min(rooms.length, WIDEST)}`}>
        <caption class="hidden">{t('grid.caption', { day: name })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('grid.time')}</th>
            {rooms.map((room) => (
              <th scope="col" key={room.code}>
                <bdi>
                  <Named content={room.name} language={language} />
                </bdi>
                {room.seats !== null && room.kind === 'on_site' && (
                  <small>{t('grid.places', { count: room.seats })}</small>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {byStart(day.entries).map((slot) => (
            <tr key={+slot.startsAt} class={runsNow(slot.entries, now) ? 'is-now' : undefined}>
              <th scope="row">
                <bdi dir="ltr">{formatTime(slot.startsAt, language, zone)}</bdi>
                <small>
                  <bdi dir="ltr">{formatTime(lastEnd(slot.entries), language, zone)}</bdi>
                </small>
                {runsNow(slot.entries, now) && <Now {...{ now, zone, language }} />}
              </th>
              {rooms.map((room) => (
                <td key={room.code}>
                  {slot.entries
                    .filter((entry) => entry.room.code === room.code)
                    .map((entry) => (
                      <Cell key={entry.number} {...{ entry, edition, language, zone, now }} />
                    ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const lastEnd = (entries: readonly AgendaEntry[]) => entries.map((e) => e.endsAt).reduce((a, b) => (a > b ? a : b))
const runsNow = (entries: readonly AgendaEntry[], now: Date) =>
  tideOfAll(
    entries.filter((e) => e.standing === 'on'),
    now,
  ) === 'now'

function Cell({ entry, edition, language, zone, now }: { entry: AgendaEntry } & Omit<Props, 'day' | 'name'>) {
  const t = agendaTexts(language)
  const spoken = [...new Set([...entry.workingLanguages, ...entry.interpretationLanguages])]
  const live = entry.standing === 'on' && tideOf(entry, now) === 'now'
  return (
    <a
      class={['cell', entry.standing !== 'on' && 'cell--cut', live && 'is-live'].filter(Boolean).join(' ')}
      href={pathTo(language, edition.slug, 'sessions', entry.number)}
    >
      <span class="no">
        <span>{entry.number}</span>
        {live && <span class="state state--live">{t('agenda.live')}</span>}
        {entry.standing !== 'on' && <span class="state state--wrong">{t(`standing.${entry.standing}`)}</span>}
      </span>
      <span class="cell__t">
        <EntryTitle {...{ entry, language }} />
      </span>
      <span class="cell__m">
        <Hours entry={entry} zone={zone} language={language} />
        {spoken.length > 0 && (
          <>
            {' · '}
            <bdi dir="ltr">{spoken.map((code) => code.toUpperCase()).join(' ')}</bdi>
          </>
        )}
      </span>
    </a>
  )
}
