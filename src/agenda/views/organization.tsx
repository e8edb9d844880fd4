import type { EditionScope } from '../../access/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { StripDrawing } from '../../page/parts/strip.tsx'
import { pathTo } from '../../page/route.ts'
import { countryName, direction, formatDate, type Language } from '../../platform/languages/public.ts'
import type { OrganizationHere } from '../organization-reads.ts'
import { agendaTexts } from '../texts.ts'
import { SessionsByDay } from './sessions-by-day.tsx'

/** What an organization said and holds in this edition. Its name stands in the reader's language where one is known, else in its own. */
export function OrganizationPage({
  edition,
  organization,
  language,
  now,
}: {
  edition: EditionScope
  organization: OrganizationHere
  language: Language
  now: Date
}) {
  const t = agendaTexts(language)
  const own = organization.names[language] ? {} : { lang: organization.language, dir: direction(organization.language) }
  const { submissions, sessions } = organization
  return (
    <div class="wrap">
      <StripDrawing />
      <div class="title">
        {organization.country && <p class="over">{countryName(organization.country, language)}</p>}
        <h1 {...own}>{organization.names[language] ?? organization.name}</h1>
        {submissions.length + sessions.length === 0 && <p class="lede">{t('organization.none')}</p>}
      </div>
      {submissions.length > 0 && (
        <Chapter id="submissions" heading={t('organization.submissions')}>
          <ul class="entries">
            {submissions.map((s) => (
              <li class="entry" key={s.reference}>
                <p class="entry__ref">
                  <b>
                    <bdi dir="ltr">{s.reference}</bdi>
                  </b>{' '}
                  <time datetime={s.receivedAt.toISOString()}>
                    {formatDate(s.receivedAt, language, edition.zone, 'shortDate')}
                  </time>
                </p>
                <h3>
                  <a
                    href={pathTo(language, edition.slug, 'submissions', s.reference)}
                    lang={s.language}
                    dir={direction(s.language)}
                  >
                    {s.title}
                  </a>
                </h3>
              </li>
            ))}
          </ul>
        </Chapter>
      )}
      {sessions.length > 0 && (
        <Chapter id="sessions" heading={t('organization.sessions')}>
          <SessionsByDay {...{ entries: sessions, edition, language, now }} />
        </Chapter>
      )}
    </div>
  )
}
