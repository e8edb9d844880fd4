import type { EditionScope } from '../../access/public.ts'
import { pathTo } from '../../page/route.ts'
import { formatTime, type Language } from '../../platform/languages/public.ts'
import type { AgendaEntry } from '../agenda.ts'
import { type AgendaDay, byStart } from '../agenda-choice.ts'
import { programmeTexts } from '../texts.ts'
import { Hours, Own } from './entry.tsx'

type Props = { day: AgendaDay; name: string; edition: EditionScope; language: Language; zone: string }

/** Rooms across, times down: a table, so that it reads in order and scrolls by keyboard. Only rooms that are used that day. */
export function DayGrid({ day, name, edition, language, zone }: Props) {
  const t = programmeTexts(language)
  const rooms = [...new Map(day.entries.map((e) => [e.room.code, e.room])).values()].sort(
    (a, b) => a.kind.localeCompare(b.kind) * -1 || (b.seats ?? 0) - (a.seats ?? 0) || a.code.localeCompare(b.code),
  )
  return (
    <section class="scroll" tabindex={0} aria-label={t('grid.scroll')}>
      <table class="grid">
        <caption class="hidden">{t('grid.caption', { day: name })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('grid.time')}</th>
            {rooms.map((room) => (
              <th scope="col" key={room.code}>
                <bdi>{room.name}</bdi>
                {room.seats !== null && room.kind === 'on_site' && (
                  <small>{t('grid.places', { count: room.seats })}</small>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {byStart(day.entries).map((slot) => (
            <tr key={slot.startsAt}>
              <th scope="row">
                <bdi dir="ltr">{formatTime(new Date(slot.startsAt), language, zone)}</bdi>
              </th>
              {rooms.map((room) => (
                <td key={room.code}>
                  {slot.entries
                    .filter((entry) => entry.room.code === room.code)
                    .map((entry) => (
                      <Cell key={entry.number} {...{ entry, edition, language, zone }} />
                    ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Cell({ entry, edition, language, zone }: { entry: AgendaEntry } & Omit<Props, 'day' | 'name'>) {
  const t = programmeTexts(language)
  const spoken = [...new Set([...entry.workingLanguages, ...entry.interpretationLanguages])]
  return (
    <a
      class={entry.standing === 'on' ? 'cell' : 'cell cell--cut'}
      href={pathTo(language, edition.slug, 'sessions', entry.number)}
    >
      <span class="no">
        <span>{entry.number}</span>
        {entry.standing !== 'on' && <span class="state state--wrong">{t(`standing.${entry.standing}`)}</span>}
      </span>
      <span class="cell__t">
        <Own language={entry.language}>{entry.title}</Own>
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
