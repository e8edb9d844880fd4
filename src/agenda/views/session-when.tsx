import { Chapter } from '../../page/layout.tsx'
import { cityName } from '../../page/parts/when.tsx'
import { pageTexts } from '../../page/texts.ts'
import { formatDate, formatList, formatOffset } from '../../platform/languages/public.ts'
import { languageName, sessionTexts } from '../../sessions/public.ts'
import { agendaTexts } from '../texts.ts'
import { Hours } from './entry.tsx'
import type { SessionProps } from './session-props.ts'

/** When and where a session is, in the zone of the edition and of the reader, in which mode and languages. */
export function When({ edition, entry, language, readerZone, words }: SessionProps) {
  const t = agendaTexts(language)
  const tSession = sessionTexts(language)
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
          name={of('time.in', { city: cityName(edition.zone, edition, language) })}
        />
        {other !== edition.zone && (
          <TimeIn
            zone={other}
            entry={entry}
            language={language}
            name={readerZone ? of('time.yours', { city: cityName(other, edition, language) }) : of('time.utc')}
          />
        )}
        <div>
          <dt>{tSession('session.room')}</dt>
          <dd>
            <bdi>{[entry.room.name, entry.room.building].filter(Boolean).join(', ')}</bdi>
            {entry.room.kind === 'on_site' && (
              <small>
                {[
                  entry.room.seats === null ? '' : tSession('grid.places', { count: entry.room.seats }),
                  entry.room.stepFree ? t('session.step-free') : '',
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            )}
          </dd>
        </div>
        <div>
          <dt>{tSession('session.mode')}</dt>
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
