import { SessionReports } from '../../outcomes/parts.ts'
import { Chapter } from '../../page/layout.tsx'
import { Icon } from '../../page/parts/icons.tsx'
import { InFormats } from '../../page/parts/in-formats.tsx'
import { SaidBy } from '../../page/parts/named.tsx'
import { Pair } from '../../page/parts/words.tsx'
import { pathTo } from '../../page/route.ts'
import { direction, formatDate, formatTime, isBlank } from '../../platform/languages/public.ts'
import { Own } from '../../sessions/parts.ts'
import { sessionTexts } from '../../sessions/public.ts'
import { tideOf } from '../agenda-live.ts'
import { entryWords } from '../entry-wording.ts'
import { KeepButton, KeepForm } from '../mine/views/keep-button.tsx'
import { agendaTexts } from '../texts.ts'
import { EntryTitle } from './entry-words.tsx'
import { NowAndNext } from './now-and-next.tsx'
import { OfflineNote } from './offline-note.tsx'
import { Origins } from './origins.tsx'
import { Person } from './session-person.tsx'
import type { SessionProps } from './session-props.ts'
import { Subjects } from './session-subjects.tsx'
import { When } from './session-when.tsx'
import { FromTo, stateClass } from './versions.tsx'

/** A session as the last version shows it, with all that leads to it and away from it. */
export function SessionPage(props: SessionProps) {
  const { entry, language } = props
  const t = agendaTexts(language)
  return (
    <div class="wrap">
      <OfflineNote edition={props.edition} language={language} />
      <KeepForm
        language={language}
        slug={props.edition.slug}
        back={pathTo(language, props.edition.slug, 'sessions', entry.number)}
      />
      <Title {...props} />
      {entry.standing !== 'on' && (
        <div class="notice notice--wrong" role="status">
          <Icon name="wrong" />
          <div>
            <p>
              <b>{t(`standing.${entry.standing}`)}</b>
            </p>
            {!isBlank(entry.reason) && (
              <p>
                <SaidBy said={entry.reason} language={language} />
              </p>
            )}
          </div>
        </div>
      )}
      <Moved {...props} />
      <NowAndNext {...props} />
      <Joining {...props} />
      <SessionReports {...props} zone={props.edition.zone} />
      <When {...props} />
      <About {...props} />
      {entry.people.length > 0 && (
        <Chapter id="people" heading={t('session.people')}>
          <ul class="plain people">
            {entry.people.map((person) => (
              <Person key={`${person.id} ${person.role}`} person={person} {...props} />
            ))}
          </ul>
        </Chapter>
      )}
      {entry.organizations.length > 0 && <Organizers {...props} />}
      {entry.subjects.length > 0 && <Subjects {...props} />}
      {entry.submission && <Origins {...props} />}
      {props.history.length > 0 && <History {...props} />}
    </div>
  )
}

/** The door for those who take part from afar: the page behind it says who may join, and how. */
function Joining({ edition, entry, language, now }: SessionProps) {
  if (entry.mode === 'physical' || entry.standing !== 'on' || tideOf(entry, now) === 'past') return null
  return (
    <p class="no-print">
      <a class="btn btn--second" href={pathTo(language, edition.slug, 'sessions', entry.number, 'join')}>
        {agendaTexts(language)('session.join')} <Icon name="next" flip />
      </a>
    </p>
  )
}

/** Where a session was before its last move, for whoever has the old time in mind; until it is over. */
function Moved({ history, edition, entry, language, now }: SessionProps) {
  const last = history.find(({ change }) => change.kind === 'moved' || change.kind === 'restored')
  if (last?.change.kind !== 'moved' || entry.standing !== 'on' || tideOf(entry, now) === 'past') return null
  return (
    <div class="notice" role="status">
      <Icon name="note" />
      <div>
        <p>
          <b>{agendaTexts(language)('session.moved')}</b>
        </p>
        <FromTo change={last.change} {...{ edition, language }} />
      </div>
    </div>
  )
}

function History({ history, edition, language }: SessionProps) {
  const t = agendaTexts(language)
  return (
    <Chapter id="history" heading={t('session.history')}>
      <ul class="plain">
        {history.map(({ version, publishedAt, change }) => (
          <li class="told" key={version}>
            <p>
              <b class={stateClass(change.kind)}>{t(`change.${change.kind}`)}</b>
            </p>
            <div>
              <p class="small soft">
                {t('agenda.version', {
                  version,
                  when: [formatDate, formatTime]
                    .map((format) => format(publishedAt, language, edition.zone))
                    .join(' · '),
                })}
              </p>
              <FromTo {...{ change, edition, language }} />
            </div>
          </li>
        ))}
      </ul>
    </Chapter>
  )
}

function Title({ edition, entry, language, words, now }: SessionProps) {
  const t = agendaTexts(language)
  const over = tideOf(entry, now) === 'past'
  const isOn = entry.standing === 'on'
  return (
    <div class="title">
      <p class="over">
        <b>{sessionTexts(language)('session.number', { number: entry.number })}</b> ·{' '}
        {words('session_types', entry.type)}
        {over && isOn && ` · ${t('session.over')}`}
      </p>
      <h1>
        <EntryTitle {...{ entry, language }} />
      </h1>
      {isOn && !over && (
        <div class="actions no-print">
          <KeepButton language={language} number={entry.number} title={<EntryTitle {...{ entry, language }} />} />
          <a
            class="btn btn--second btn--small"
            href={pathTo(language, edition.slug, 'sessions', `${entry.number}.ics`)}
          >
            <Icon name="plus" /> {t('session.add')}
          </a>
        </div>
      )}
      <p class="small no-print">
        <Pair language={language} name={t('session.sheet')}>
          <InFormats
            name={t('session.sheet')}
            of={(format) => pathTo(language, edition.slug, 'documents', 'sessions', `${entry.number}.${format}`)}
          />
        </Pair>
      </p>
      {isOn && (
        <p class="no-print">
          <a href={pathTo(language, edition.slug, 'live', entry.number)}>{t(over ? 'session.said' : 'session.live')}</a>
          {over && ' · '}
          {over && (
            <a href={pathTo(language, edition.slug, 'sessions', entry.number, 'report')}>{t('session.report')}</a>
          )}
        </p>
      )}
    </div>
  )
}

function About({ entry, language }: SessionProps) {
  const voice = (part: 'abstract' | 'objectives', size: string) => {
    const words = entryWords(entry, part, language)
    return (
      words.text && (
        <p class={size} lang={words.language} dir={direction(words.language)}>
          {words.text}
        </p>
      )
    )
  }
  return (
    <Chapter id="about" heading={agendaTexts(language)('session.about')}>
      <div class="stack">
        {voice('abstract', 'voice')}
        {voice('objectives', 'voice voice--s')}
      </div>
    </Chapter>
  )
}

function Organizers({ edition, entry, language }: SessionProps) {
  return (
    <Chapter id="organizers" heading={agendaTexts(language)('session.organizers')}>
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
  )
}
