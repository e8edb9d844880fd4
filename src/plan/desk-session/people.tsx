import { Fragment } from 'preact'
import { Chapter } from '../../page/layout.tsx'
import { pathTo } from '../../page/route.ts'
import { formatDate, formatDay, formatList, type Language } from '../../platform/languages/public.ts'
import { namingTexts, sessionTexts, type Words } from '../../sessions/public.ts'
import { editingTexts } from '../editing/texts.ts'
import { Fact } from '../views/form-parts.tsx'
import { NamedTable } from '../views/named-table.tsx'
import type { AboutSession, Reader } from './about.ts'

type Props = Reader & { readonly about: AboutSession; readonly words: Words }

/** Who takes part, and what else each of them has to do. */
export function SessionPeople({ edition, language, about, words }: Props) {
  const t = editingTexts(language)
  const tSession = sessionTexts(language)
  if (about.people.length === 0) return null
  return (
    <Chapter id="people" heading={t('people')}>
      <NamedTable
        name={t('people')}
        heads={[t('name'), t('affiliation'), t('role'), t('presence'), t('speakers.sessions')]}
        language={language}
      >
        <tbody>
          {about.people.map((person) => (
            <tr key={`${person.personId} ${person.role}`}>
              <th scope="row">
                <bdi>{person.name}</bdi>
                <small class="soft">
                  <br />
                  {toldWords(person.told, edition, language)}
                </small>
              </th>
              <td>
                <bdi>{person.affiliation}</bdi>
              </td>
              <td>{words('session_roles', person.role)}</td>
              <td>{tSession(`presence.${person.presence}`)}</td>
              <td>
                {t('session.load', { count: person.sameDay })}
                {person.elsewhere.length > 0 && (
                  <small class="soft">
                    {' '}
                    {person.elsewhere.map((number) => (
                      <Fragment key={number}>
                        <a href={pathTo(language, edition.slug, 'desk', 'sessions', number)}>{number}</a>{' '}
                      </Fragment>
                    ))}
                  </small>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </NamedTable>
    </Chapter>
  )
}

/** Whether somebody knows that they are named, and whether they mind. */
function toldWords(told: AboutSession['people'][number]['told'], { zone }: Reader['edition'], language: Language) {
  const t = namingTexts(language)
  if (told?.objectedAt) return t('desk.objected')
  return told?.toldAt ? t('desk.told', { date: formatDate(told.toldAt, language, zone) }) : t('desk.untold')
}

const BANDS = ['morning', 'midday', 'afternoon', 'evening'] as const

/** What the request wished and ruled out, as facts of a session. */
export function WishedFacts({ about, language }: { about: AboutSession; language: Language }) {
  const t = editingTexts(language)
  const { dates = [], bands = [], impossibleDates = [] } = about.wishes
  const wished = [
    ...dates.map((day) => formatDay(day, language)),
    ...BANDS.filter((band) => bands.includes(band)).map((band) => t(`band.${band}`)),
  ]
  return (
    <>
      {wished.length > 0 && <Fact name={t('session.wishes')}>{formatList(wished, language)}</Fact>}
      {impossibleDates.length > 0 && (
        <Fact name={t('session.impossible')}>
          {formatList(
            impossibleDates.map((day) => formatDay(day, language)),
            language,
          )}
        </Fact>
      )}
    </>
  )
}
