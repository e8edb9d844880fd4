import { Icon } from '../../page/parts/icons.tsx'
import { pathTo } from '../../page/route.ts'
import { formatDate, formatTime } from '../../platform/languages/public.ts'
import { sessionTexts } from '../../sessions/public.ts'
import type { AgendaEntry } from '../agenda.ts'
import { VIEWS } from '../agenda-choice.ts'
import { agendaTexts } from '../texts.ts'
import { withQuery } from './agenda-address.ts'
import type { AgendaProps } from './agenda-props.ts'

const isUnderWay = (entries: readonly AgendaEntry[], now: Date): boolean =>
  entries.some((entry) => entry.startsAt <= now) && entries.some((entry) => entry.endsAt > now)

/** The version that is shown, its calendar and its changes, and the ways to look at it. */
export function Title(props: AgendaProps & { version: NonNullable<AgendaProps['version']> }) {
  const { edition, language, version, choice, all, now } = props
  const t = agendaTexts(language)
  const tSession = sessionTexts(language)
  const when = [formatDate, formatTime].map((format) => format(version.publishedAt, language, edition.zone)).join(' · ')
  return (
    <div class="title split title--agenda">
      <div class="stack">
        <h1>{t('agenda.title')}</h1>
        <p class="small soft row">
          <span>{t('agenda.version', { version: version.version, when })}</span>
          <span class="row ways no-print">
            {choice.day !== '' && isUnderWay(all, now) && (
              <a href={withQuery(props, { day: '' })}>{t('agenda.to-now')}</a>
            )}
            <a href={pathTo(language, edition.slug, 'agenda', 'versions')}>{tSession('changes.title')}</a>
            <a href={pathTo(language, edition.slug, 'my-agenda')}>{t('mine.title')}</a>
            <a href={pathTo(language, edition.slug, 'agenda', 'subjects')}>{t('matrix.title')}</a>
            <a href={pathTo(language, edition.slug, 'agenda', 'counts')}>{t('counts.title')}</a>
            <a href={pathTo(language, edition.slug, 'agenda', 'files')}>{t('files.link')}</a>
          </span>
        </p>
      </div>
      <div class="row no-print">
        <nav class="seg" aria-label={tSession('view')}>
          {VIEWS.map((view) => (
            <a
              key={view}
              href={withQuery(props, { view: view === 'list' ? '' : view })}
              aria-current={choice.view === view ? 'page' : undefined}
            >
              {t(`agenda.view.${view}`)}
            </a>
          ))}
        </nav>
        <button type="button" class="btn btn--second btn--small" data-print hidden>
          <Icon name="print" /> {t('agenda.print')}
        </button>
      </div>
    </div>
  )
}
