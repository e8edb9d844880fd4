import type { ComponentChildren } from 'preact'
import type { EditionScope } from '../../access/public.ts'
import { Icon } from '../../page/parts/icons.tsx'
import { Named, SaidBy } from '../../page/parts/named.tsx'
import { SessionStrip } from '../../page/parts/strip.tsx'
import { pathTo } from '../../page/route.ts'
import {
  dayIn,
  formatDate,
  formatList,
  formatTime,
  isBlank,
  type Language,
  languageName,
  pickText,
  shownEnd,
} from '../../platform/languages/public.ts'
import { Own } from '../../sessions/parts.ts'
import { sessionTexts } from '../../sessions/public.ts'
import type { AgendaEntry } from '../agenda.ts'
import { type AgendaChange, sameName } from '../agenda-changes.ts'
import { tideOf } from '../agenda-live.ts'
import { KeepButton } from '../mine/views/keep-button.tsx'
import { agendaTexts } from '../texts.ts'
import { EntryTitle } from './entry-words.tsx'

/** From and until, as one stretch that keeps its order in every script; an end on the next day says which day that is. */
export function Hours({ entry, zone, language }: { entry: AgendaEntry; zone: string; language: Language }) {
  const time = (at: Date) => formatTime(at, language, zone)
  const end = shownEnd(entry.endsAt, zone)
  return (
    <>
      <bdi dir="ltr">
        {time(entry.startsAt)}–{time(end)}
      </bdi>
      {dayIn(zone, end) !== dayIn(zone, entry.startsAt) && (
        <small class="soft"> {formatDate(end, language, zone, 'dayMonth')}</small>
      )}
    </>
  )
}

/** The present moment, marked in copper. */
export function Now({ now, zone, language }: { now: Date; zone: string; language: Language }) {
  return (
    <span class="now">
      <span>
        {agendaTexts(language).parts('agenda.now', {
          time: <bdi dir="ltr">{formatTime(now, language, zone)}</bdi>,
        })}
      </span>
    </span>
  )
}

/** What one should know before going: it does not take place, it runs now, or it was moved with the last version. */
function News({
  entry,
  moved,
  edition,
  zone,
  language,
}: Pick<ItemProps, 'entry' | 'moved' | 'edition' | 'zone' | 'language'>) {
  const t = agendaTexts(language)
  if (entry.standing !== 'on')
    return (
      <p class="small row--base">
        <b class="state state--wrong">
          <Icon name="wrong" /> {t(`standing.${entry.standing}`)}
        </b>{' '}
        {!isBlank(entry.reason) && (
          <span class="soft">
            <SaidBy said={entry.reason} language={language} />
          </span>
        )}
      </p>
    )
  if (!moved?.from) return null
  const sameDay = dayIn(zone, moved.from.startsAt) === dayIn(zone, entry.startsAt)
  const at = moved.from.startsAt
  const where = [
    sameDay ? '' : formatDate(at, language, zone, 'dayMonth'),
    formatTime(at, language, zone),
    sameName(moved.from.room.name, entry.room.name) ? '' : pickText(moved.from.room.name, language).text,
  ]
  return (
    <p class="small">
      <a class="state state--care" href={pathTo(language, edition.slug, 'agenda', 'versions')}>
        <Icon name="note" /> {t('change.moved')}
      </a>{' '}
      <span class="soft">
        {t('change.was', { where: where.filter(Boolean).join(' · ') })}
        {!isBlank(moved.reason) && (
          <>
            {' · '}
            <SaidBy said={moved.reason} language={language} />
          </>
        )}
      </span>
    </p>
  )
}

type ItemProps = {
  entry: AgendaEntry
  edition: EditionScope
  zone: string
  language: Language
  now: Date
  moved?: AgendaChange | undefined
  children?: ComponentChildren
}

/** A session in a list: title, number, room, hours, languages, organizers, where it grew from. */
export function EntryItem(props: ItemProps) {
  const { entry, edition, zone, language, now, moved, children } = props
  const t = agendaTexts(language)
  const spoken = [...new Set([...entry.workingLanguages, ...entry.interpretationLanguages])]
  const title = <EntryTitle {...{ entry, language }} />
  return (
    <li class="item">
      <h3>
        <a href={pathTo(language, edition.slug, 'sessions', entry.number)}>
          {entry.standing === 'on' ? title : <s>{title}</s>}
        </a>
      </h3>
      <p class="item__meta">
        <span>{entry.number}</span>
        <span>
          <Named content={entry.room.name} language={language} />
        </span>
        <span>
          <Hours entry={entry} zone={zone} language={language} />
        </span>
        {entry.standing === 'on' && tideOf(entry, now) === 'now' && <b class="state state--live">{t('agenda.live')}</b>}
        {spoken.length > 0 && (
          <span>
            {formatList(
              spoken.map((code) => languageName(code, language)),
              language,
            )}
          </span>
        )}
        {entry.organizations.slice(0, 2).map((o) => (
          <span key={o.id}>
            <Own language={o.language}>{o.name}</Own>
          </span>
        ))}
      </p>
      <News {...{ entry, moved, edition, zone, language }} />
      {entry.submission && (
        <p class="strip">
          <SessionStrip />
          <span>
            {t.parts('agenda.grew', {
              reference: (
                <a href={pathTo(language, edition.slug, 'submissions', entry.submission.number)}>
                  <bdi dir="ltr">{entry.submission.reference}</bdi>
                </a>
              ),
            })}
          </span>
        </p>
      )}
      {children ?? <Take {...props} />}
    </li>
  )
}

/** What can be done with a session that lies ahead: keep it, or take it into a calendar. */
function Take({ entry, edition, language, now }: ItemProps) {
  if (entry.standing !== 'on' || tideOf(entry, now) === 'past') return null
  const number = sessionTexts(language)('session.number', { number: entry.number })
  return (
    <p class="item__side no-print">
      <KeepButton {...{ language, number: entry.number, title: number }} />
      <a class="btn btn--second btn--small" href={pathTo(language, edition.slug, 'sessions', `${entry.number}.ics`)}>
        <Icon name="plus" /> {agendaTexts(language)('agenda.to-calendar')}
        <span class="hidden"> · {number}</span>
      </a>
    </p>
  )
}
