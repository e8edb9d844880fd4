import { Chapter } from '../../../page/layout.tsx'
import { pathTo } from '../../../page/route.ts'
import { agendaTexts } from '../../texts.ts'
import type { MyAgendaProps } from './my-agenda-props.ts'

/** The chosen sessions as a file, and, for an account, under a secret address that follows the choice. */
export function MyCalendar({ entries, edition, language, viewer, kept, address, feedKey }: MyAgendaProps) {
  const t = agendaTexts(language)
  const file = `${pathTo(language, edition.slug, 'my-agenda', 'sessions.ics')}?of=${entries.map((e) => e.number).join('.')}`
  return (
    <Chapter id="calendar" heading={t('mine.calendar')}>
      <div class="stack no-print">
        <p>
          <a href={file}>{t('mine.calendar.file')}</a>
        </p>
        <p>{t(viewer.person ? 'mine.calendar.lead' : 'mine.calendar.sign-in')}</p>
        {feedKey && (
          <div class="notice" role="status">
            <div class="stack">
              <p>{t('mine.calendar.once')}</p>
              <p>
                <a href={`${address.replace(/^https?:/, 'webcal:')}/${feedKey}.ics`}>
                  <bdi dir="ltr">{`${address}/${feedKey}.ics`}</bdi>
                </a>
              </p>
            </div>
          </div>
        )}
        {viewer.person && (
          <form class="row" method="post" action={pathTo(language, edition.slug, 'my-agenda', 'calendar')}>
            <button type="submit" class="btn btn--second btn--small" name="do" value="make">
              {t(kept.feed ? 'mine.calendar.renew' : 'mine.calendar.make')}
            </button>
            {kept.feed && (
              <button type="submit" class="btn btn--second btn--small" name="do" value="end">
                {t('mine.calendar.end')}
              </button>
            )}
          </form>
        )}
      </div>
    </Chapter>
  )
}
