import type { ComponentChildren } from 'preact'
import type { EditionScope } from '../../access/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { Icon, Knot } from '../../page/parts/icons.tsx'
import { cityName } from '../../page/parts/when.tsx'
import { pathTo } from '../../page/route.ts'
import { pageTexts } from '../../page/texts.ts'
import {
  direction,
  formatDate,
  formatDays,
  formatList,
  formatOffset,
  formatTime,
  type Language,
} from '../../platform/languages/public.ts'
import type { AgendaEntry, AgendaPerson } from '../agenda.ts'
import { dayIn } from '../agenda-choice.ts'
import { tideOf } from '../agenda-live.ts'
import type { Origin } from '../origin-reads.ts'
import { programmeTexts } from '../texts.ts'
import { languageName, type Words } from '../words.ts'
import { Hours, Own } from './entry.tsx'

type Props = {
  edition: EditionScope
  entry: AgendaEntry
  /** The whole agenda, for what comes next. */
  all: readonly AgendaEntry[]
  origins: readonly Origin[]
  language: Language
  readerZone: string | null
  words: Words
  now: Date
}

const MINUTE = 60_000
const span = (from: string, to: Date) => Math.floor((to.getTime() - Date.parse(from)) / MINUTE)

/** How far a running session has come, for the bar of this page. */
export function elapsedStyle(entry: AgendaEntry, now: Date): string {
  const share = span(entry.startsAt, now) / span(entry.startsAt, new Date(entry.endsAt))
  return `.elapsed{--now:${Math.round(Math.min(1, Math.max(0, share)) * 100)}%}`
}

export function SessionPage(props: Props) {
  const { edition, entry, language, words, now } = props
  const t = programmeTexts(language)
  const over = tideOf(entry, now) === 'past'
  return (
    <div class="wrap">
      <div class="title">
        <p class="over">
          <b>{t('session.number', { number: entry.number })}</b> · {words('session_types', entry.type)}
          {over && entry.standing === 'on' && ` · ${t('session.over')}`}
        </p>
        <h1>
          <Own language={entry.language}>{entry.title}</Own>
        </h1>
        {entry.standing === 'on' && !over && (
          <p class="actions no-print">
            <a class="btn btn--second" href={pathTo(language, edition.slug, 'sessions', `${entry.number}.ics`)}>
              <Icon name="plus" /> {t('session.add')}
            </a>
          </p>
        )}
      </div>
      {entry.standing !== 'on' && (
        <div class="notice notice--wrong" role="status">
          <Icon name="wrong" />
          <div>
            <p>
              <b>{t(`standing.${entry.standing}`)}</b>
            </p>
            {entry.reason && <p dir="auto">{entry.reason}</p>}
          </div>
        </div>
      )}
      <NowAndNext {...props} />
      <When {...props} />
      <Chapter id="about" heading={t('session.about')}>
        <div class="stack">
          {entry.abstract && (
            <p class="voice" lang={entry.language} dir={direction(entry.language)}>
              {entry.abstract}
            </p>
          )}
          {entry.objectives && (
            <p class="voice voice--s" lang={entry.language} dir={direction(entry.language)}>
              {entry.objectives}
            </p>
          )}
        </div>
      </Chapter>
      {entry.people.length > 0 && (
        <Chapter id="people" heading={t('session.people')}>
          <ul class="plain people">
            {entry.people.map((person) => (
              <Person key={`${person.id} ${person.role}`} person={person} {...props} />
            ))}
          </ul>
        </Chapter>
      )}
      {entry.organizations.length > 0 && (
        <Chapter id="organizers" heading={t('session.organizers')}>
          <ul class="plain stack">
            {entry.organizations.map((o) => (
              <li key={o.id}>
                <a href={pathTo(language, edition.slug, 'organizations', o.id)}>
                  <Own language={o.language}>{o.name}</Own>
                </a>
              </li>
            ))}
          </ul>
        </Chapter>
      )}
      {entry.actionLines.length + entry.sdgs.length > 0 && <Lines {...props} />}
      {entry.submission && <Origins {...props} />}
    </div>
  )
}

/** A running session with how far it has come, and what follows in its room and on its first action line the same day. */
function NowAndNext({ edition, entry, all, language, now, words }: Props) {
  const t = programmeTexts(language)
  const live = entry.standing === 'on' && tideOf(entry, now) === 'now'
  const day = dayIn(edition.zone, entry.startsAt)
  const after = all.filter(
    (e) => e.standing === 'on' && e.startsAt >= entry.endsAt && dayIn(edition.zone, e.startsAt) === day,
  )
  const [line] = entry.actionLines
  const inRoom = after.find((e) => e.room.code === entry.room.code)
  const onLine = line && after.find((e) => e.actionLines.includes(line) && e !== inRoom)
  if (!live && !inRoom && !onLine) return null
  const time = (at: string) => <bdi dir="ltr">{formatTime(new Date(at), language, edition.zone)}</bdi>
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
                total: span(entry.startsAt, new Date(entry.endsAt)),
                end: time(entry.endsAt),
              })}
            </span>
          </p>
          <div class="elapsed" />
        </div>
      )}
      {inRoom && (
        <Next {...{ edition, language }} entry={inRoom}>
          {t.parts('session.next-room', { room: <bdi>{entry.room.name}</bdi>, time: time(inRoom.startsAt) })}
        </Next>
      )}
      {onLine && (
        <Next {...{ edition, language }} entry={onLine}>
          {t.parts('session.next-line', {
            line: `${line} ${words('action_lines', line)}`,
            time: time(onLine.startsAt),
          })}
        </Next>
      )}
    </div>
  )
}

function Next({
  entry,
  edition,
  language,
  children,
}: Pick<Props, 'entry' | 'edition' | 'language'> & { children: ComponentChildren }) {
  return (
    <div>
      <p class="soft small">{children}</p>
      <p>
        <a href={pathTo(language, edition.slug, 'sessions', entry.number)}>
          <b>
            <Own language={entry.language}>{entry.title}</Own>
          </b>
        </a>
      </p>
      <p class="small soft">
        {programmeTexts(language)('session.number', { number: entry.number })} · <bdi>{entry.room.name}</bdi>
      </p>
    </div>
  )
}

function When({ edition, entry, language, readerZone, words }: Props) {
  const t = programmeTexts(language)
  const names = (codes: readonly string[]) =>
    formatList(
      codes.map((code) => languageName(code, language)),
      language,
    )
  const of = pageTexts(language)
  const other = readerZone ?? 'UTC'
  return (
    <Chapter id="when" heading={t('session.when')}>
      <dl class="facts">
        <TimeIn
          zone={edition.zone}
          entry={entry}
          language={language}
          name={of('time.in', { city: cityName(edition.zone, language) })}
        />
        {other !== edition.zone && (
          <TimeIn
            zone={other}
            entry={entry}
            language={language}
            name={readerZone ? of('time.yours', { city: cityName(other, language) }) : of('time.utc')}
          />
        )}
        <div>
          <dt>{t('filter.room')}</dt>
          <dd>
            <bdi>{[entry.room.name, entry.room.building].filter(Boolean).join(', ')}</bdi>
            {entry.room.kind === 'on_site' && (
              <small>
                {[
                  entry.room.seats === null ? '' : t('grid.places', { count: entry.room.seats }),
                  entry.room.stepFree ? t('session.step-free') : '',
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            )}
          </dd>
        </div>
        <div>
          <dt>{t('session.mode')}</dt>
          <dd>{words('participation_modes', entry.mode)}</dd>
        </div>
        {entry.workingLanguages.length + entry.interpretationLanguages.length > 0 && (
          <div>
            <dt>{t('session.languages')}</dt>
            <dd>
              {names(entry.workingLanguages)}
              {entry.interpretationLanguages.length > 0 && (
                <small>{t('session.interpretation', { languages: names(entry.interpretationLanguages) })}</small>
              )}
              {entry.captioning && <small>{t('part.captions')}</small>}
            </dd>
          </div>
        )}
      </dl>
    </Chapter>
  )
}

/** Day, hours and offset of a session in one zone. */
function TimeIn({ zone, entry, language, name }: { zone: string; name: string } & Pick<Props, 'entry' | 'language'>) {
  const starts = new Date(entry.startsAt)
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <time datetime={entry.startsAt}>{formatDate(starts, language, zone, 'weekdayDate')}</time>
        <small>
          <b>
            <Hours entry={entry} zone={zone} language={language} />
          </b>{' '}
          <bdi dir="ltr">{formatOffset(starts, zone)}</bdi>
        </small>
      </dd>
    </div>
  )
}

/** The first letters of a name as people write it: two of an alphabet, one character of Chinese. */
function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  const first = (word: string | undefined) => [...(word ?? '')][0] ?? ''
  return words.length > 1 ? first(words[0]) + first(words.at(-1)) : first(words[0])
}

function Person({ person, edition, language, words }: Props & { person: AgendaPerson }) {
  const t = programmeTexts(language)
  return (
    <li class="who">
      <span class="avatar" aria-hidden="true">
        {initials(person.name)}
      </span>
      <span>
        <b>
          <a href={pathTo(language, edition.slug, 'people', person.id)}>
            <bdi>{person.name}</bdi>
          </a>
        </b>
        <small>
          {words('session_roles', person.role)} · {t(`presence.${person.presence}`)}
        </small>
        {person.organization && (
          <small>
            <a href={pathTo(language, edition.slug, 'organizations', person.organization.id)}>
              <Own language={person.organization.language}>{person.organization.name}</Own>
            </a>
          </small>
        )}
      </span>
    </li>
  )
}

/** Action lines and goals, each a way to the sessions that share it, and the organizers' reason for them. */
function Lines({ edition, entry, language, words }: Props) {
  const t = programmeTexts(language)
  const agenda = pathTo(language, edition.slug, 'agenda')
  return (
    <Chapter id="lines" heading={t('session.lines')}>
      <div class="stack">
        <ul class="plain lines">
          {entry.actionLines.map((code) => (
            <li key={code}>
              <a href={`${agenda}?${new URLSearchParams({ line: code })}`}>
                <b>
                  <bdi dir="ltr">{code}</bdi>
                </b>{' '}
                {words('action_lines', code)}
              </a>
            </li>
          ))}
          {entry.sdgs.map((code) => (
            <li key={code}>
              <a href={`${agenda}?${new URLSearchParams({ goal: code })}`}>
                <b>
                  <bdi dir="ltr">{code}</bdi>
                </b>{' '}
                {words('sdgs', code)}
              </a>
            </li>
          ))}
        </ul>
        {entry.relevance && (
          <p class="voice voice--s" lang={entry.language} dir={direction(entry.language)}>
            {entry.relevance}
          </p>
        )}
      </div>
    </Chapter>
  )
}

/** The thread back: every submission that flowed in, then the session. */
function Origins({ edition, entry, origins, language }: Props) {
  const t = programmeTexts(language)
  const days = origins.map((o) => dayIn(edition.zone, o.receivedAt.toISOString())).sort()
  const count = origins.length
  return (
    <Chapter id="origin" heading={t('session.origin')} aside={count > 0 && t('session.origin.count', { count })}>
      <ol class="thread">
        {count > 0 && (
          <li class="knot">
            <Knot kind="submission" />
            <p class="knot__kind">
              <b>{t(count > 1 ? 'organization.submissions' : 'session.origin.submission')}</b> ·{' '}
              {formatDays(days[0] ?? '', days.at(-1) ?? '', language)}
            </p>
            {count === 1 ? (
              origins.map((origin) => <OriginLink key={origin.reference} {...{ edition, origin, language }} />)
            ) : (
              <ul class="joins">
                {origins.map((origin) => (
                  <li key={origin.reference}>
                    <OriginLink {...{ edition, origin, language }} />
                  </li>
                ))}
              </ul>
            )}
          </li>
        )}
        <li class="knot">
          <Knot kind="session" />
          <p class="knot__kind">
            <b>{t('session.number', { number: entry.number })}</b>
          </p>
          <p>
            <bdi>{entry.room.name}</bdi> · {formatDate(new Date(entry.startsAt), language, edition.zone, 'weekdayDate')}
          </p>
        </li>
      </ol>
    </Chapter>
  )
}

const OriginLink = ({ edition, origin, language }: { edition: EditionScope; origin: Origin; language: Language }) => (
  <p>
    <b>
      <bdi dir="ltr">{origin.reference}</bdi>
    </b>{' '}
    <a href={pathTo(language, edition.slug, 'submissions', origin.reference)}>
      <Own language={origin.language}>{origin.title}</Own>
    </a>
  </p>
)
