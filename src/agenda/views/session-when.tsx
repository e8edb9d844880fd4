import { Chapter } from '../../page/layout.tsx'
import { pathTo } from '../../page/route.ts'
import { pageTexts } from '../../page/texts.ts'
import { cityName, formatDate, formatList, formatOffset, languageName } from '../../platform/languages/public.ts'
import { sessionTexts } from '../../sessions/public.ts'
import { roomInHouse } from '../room-place.ts'
import { agendaTexts } from '../texts.ts'
import { Hours } from './entry.tsx'
import type { SessionProps } from './session-props.ts'

/** When and where a session is, in the zone of the edition and of the reader, in which mode and languages. */
export function When(props: SessionProps) {
  const { edition, entry, language, readerZone, words } = props
  const of = pageTexts(language)
  const other = readerZone ?? 'UTC'
  const city = (zone: string) => ({ city: cityName(zone, edition, language) })
  return (
    <Chapter id="when" heading={agendaTexts(language)('session.when')}>
      <dl class="facts">
        <TimeIn zone={edition.zone} {...{ entry, language }} name={of('time.in', city(edition.zone))} />
        {other !== edition.zone && (
          <TimeIn
            zone={other}
            {...{ entry, language }}
            name={readerZone ? of('time.yours', city(other)) : of('time.utc')}
          />
        )}
        <Room {...props} />
        <div>
          <dt>{sessionTexts(language)('session.mode')}</dt>
          <dd>{words('participation_modes', entry.mode)}</dd>
        </div>
        {entry.workingLanguages.length + entry.interpretationLanguages.length > 0 && <Languages {...props} />}
        {entry.captioning && (
          <div>
            <dt>{agendaTexts(language)('session.captions')}</dt>
            <dd>{agendaTexts(language)('part.captions')}</dd>
          </div>
        )}
      </dl>
    </Chapter>
  )
}

function Room({ edition, entry: { room }, language }: SessionProps) {
  const tSession = sessionTexts(language)
  const seats = room.seats === null ? '' : tSession('grid.places', { count: room.seats })
  const stepFree = room.stepFree ? agendaTexts(language)('session.step-free') : ''
  return (
    <div>
      <dt>{tSession('session.room')}</dt>
      <dd>
        <bdi>{roomInHouse(room, language)}</bdi>
        {room.kind === 'on_site' && <small>{[seats, stepFree].filter(Boolean).join(' · ')}</small>}
        <small class="row no-print">
          <a
            href={`${pathTo(language, edition.slug, 'agenda')}?${new URLSearchParams({ room: room.code, day: 'all' })}`}
          >
            {agendaTexts(language)('session.more-in-room')}
          </a>
        </small>
      </dd>
    </div>
  )
}

/** What is spoken, and what helps those who do not understand it. */
function Languages({ entry, language }: SessionProps) {
  const t = agendaTexts(language)
  const names = (codes: readonly string[]) =>
    formatList(
      codes.map((code) => languageName(code, language)),
      language,
    )
  return (
    <div>
      <dt>{t('session.languages')}</dt>
      <dd>
        {names(entry.workingLanguages)}
        {entry.interpretationLanguages.length > 0 && (
          <small>{t('session.interpretation', { languages: names(entry.interpretationLanguages) })}</small>
        )}
      </dd>
    </div>
  )
}

/** Day, hours and offset of a session in one zone. */
function TimeIn({
  zone,
  entry,
  language,
  name,
}: { zone: string; name: string } & Pick<SessionProps, 'entry' | 'language'>) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <time datetime={entry.startsAt.toISOString()}>{formatDate(entry.startsAt, language, zone, 'weekdayDate')}</time>
        <small>
          <b>
            <Hours entry={entry} zone={zone} language={language} />
          </b>{' '}
          <bdi dir="ltr">{formatOffset(entry.startsAt, zone)}</bdi>
        </small>
      </dd>
    </div>
  )
}
