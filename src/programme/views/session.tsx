import type { EditionScope } from '../../access/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { Knot } from '../../page/parts/icons.tsx'
import { BothTimes } from '../../page/parts/when.tsx'
import { pathTo } from '../../page/route.ts'
import { direction, formatList, formatOffset, formatTime, type Language } from '../../platform/languages/public.ts'
import type { AgendaEntry, AgendaPerson } from '../agenda.ts'
import { programmeTexts } from '../texts.ts'
import { languageName, type Words } from '../words.ts'
import { Own } from './entry.tsx'

type Props = {
  edition: EditionScope
  entry: AgendaEntry
  language: Language
  readerZone: string | null
  words: Words
}

export function SessionPage(props: Props) {
  const { edition, entry, language, words } = props
  const t = programmeTexts(language)
  return (
    <div class="wrap">
      <div class="title">
        <p class="over">
          <b>{t('session.number', { number: entry.number })}</b> · {words('session_types', entry.type)}
        </p>
        <h1>
          <Own language={entry.language}>{entry.title}</Own>
        </h1>
      </div>
      {entry.standing !== 'on' && (
        <div class="notice" role="status">
          <p>
            <b>{t(`standing.${entry.standing}`)}</b>
          </p>
          {entry.reason && <p dir="auto">{entry.reason}</p>}
        </div>
      )}
      <When {...props} />
      <Chapter id="about" heading={t('session.about')}>
        <div class="stack">
          {[entry.abstract, entry.objectives].filter(Boolean).map((text) => (
            <p class="voice" lang={entry.language} dir={direction(entry.language)} key={text}>
              {text}
            </p>
          ))}
        </div>
      </Chapter>
      {entry.people.length > 0 && (
        <Chapter id="people" heading={t('session.people')}>
          <ul class="plain stack">
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
                <Own language={o.language}>{o.name}</Own>
              </li>
            ))}
          </ul>
        </Chapter>
      )}
      <Chapter id="lines" heading={t('session.lines')}>
        <div class="stack">
          <ul class="plain">
            {entry.actionLines.map((code) => (
              <li key={code}>
                <bdi dir="ltr">{code}</bdi> {words('action_lines', code)}
              </li>
            ))}
            {entry.sdgs.map((code) => (
              <li key={code}>
                <bdi dir="ltr">{code}</bdi> {words('sdgs', code)}
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
      {entry.submission && <Origin {...props} submission={entry.submission} />}
      <p>
        <a class="btn btn--second" href={pathTo(language, edition.slug, 'sessions', `${entry.number}.ics`)}>
          {t('session.add')}
        </a>
      </p>
    </div>
  )
}

function When({ edition, entry, language, readerZone, words }: Props) {
  const t = programmeTexts(language)
  const ends = new Date(entry.endsAt)
  const spoken = formatList(
    entry.workingLanguages.map((code) => languageName(code, language)),
    language,
  )
  const interpreted = formatList(
    entry.interpretationLanguages.map((code) => languageName(code, language)),
    language,
  )
  return (
    <Chapter id="when" heading={t('session.when')}>
      <div class="stack">
        <BothTimes at={new Date(entry.startsAt)} zone={edition.zone} {...{ readerZone, language }} />
        <p class="small soft">
          {t.parts('session.ends', {
            time: (
              <bdi dir="ltr">
                {formatTime(ends, language, edition.zone)} {formatOffset(ends, edition.zone)}
              </bdi>
            ),
          })}
        </p>
        <dl class="facts">
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
          <div>
            <dt>{t('session.languages')}</dt>
            <dd>
              {spoken}
              {interpreted && <small>{t('session.interpretation', { languages: interpreted })}</small>}
              {entry.captioning && <small>{t('part.captions')}</small>}
            </dd>
          </div>
        </dl>
      </div>
    </Chapter>
  )
}

function Person({ person, edition, language, words }: Props & { person: AgendaPerson }) {
  const t = programmeTexts(language)
  return (
    <li class="who">
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
            <Own language={person.organization.language}>{person.organization.name}</Own>
          </small>
        )}
      </span>
    </li>
  )
}

function Origin({
  edition,
  entry,
  language,
  submission,
}: Props & { submission: NonNullable<AgendaEntry['submission']> }) {
  const t = programmeTexts(language)
  return (
    <Chapter id="origin" heading={t('session.origin')}>
      <ol class="thread">
        <li class="knot">
          <Knot kind="submission" />
          <p class="knot__kind">
            <b>{t('session.origin.submission')}</b>
          </p>
          <p>
            <a href={pathTo(language, edition.slug, 'submissions', submission.number)}>
              <bdi dir="ltr">{submission.reference}</bdi>
            </a>
          </p>
        </li>
        <li class="knot">
          <Knot kind="session" />
          <p class="knot__kind">
            <b>{t('session.origin.session')}</b>
          </p>
          <p>{t('session.number', { number: entry.number })}</p>
        </li>
      </ol>
    </Chapter>
  )
}
