import { Chapter } from '../../../page/layout.tsx'
import { Icon } from '../../../page/parts/icons.tsx'
import { pathTo } from '../../../page/route.ts'
import { formatDay, formatList } from '../../../platform/languages/public.ts'
import type { AgendaEntry } from '../../agenda.ts'
import { byDay } from '../../agenda-choice.ts'
import { agendaTexts } from '../../texts.ts'
import { EntryItem } from '../../views/entry.tsx'
import { OfflineNote } from '../../views/offline-note.tsx'
import { Change } from '../../views/versions.tsx'
import { MOST_KEPT } from '../kept-in-browser.ts'
import type { MyAgendaProps } from './my-agenda-props.ts'
import { MyCalendar } from './my-calendar.tsx'

/** The sessions somebody chose, under their days: what clashes, what changed since they last looked, and their calendar. */
export function MyAgendaPage(props: MyAgendaProps) {
  const { language, edition, entries, viewer, isFull } = props
  const t = agendaTexts(language)
  return (
    <div class="wrap">
      <OfflineNote edition={edition} language={language} own />
      <div class="title split">
        <div class="stack">
          <h1>{t('mine.title')}</h1>
          <p class="lede">{entries.length === 0 ? t('mine.none') : t('mine.lead', { count: entries.length })}</p>
          <p class="small soft">{t(viewer.person ? 'mine.where.account' : 'mine.where.browser')}</p>
        </div>
        <p class="row no-print">
          <a class="btn btn--second btn--small" href={pathTo(language, edition.slug, 'agenda')}>
            {t('mine.to-programme')}
          </a>
          <button type="button" class="btn btn--second btn--small" data-print hidden>
            <Icon name="print" /> {t('agenda.print')}
          </button>
        </p>
      </div>
      {isFull && (
        <p class="notice notice--wrong" role="alert">
          <Icon name="wrong" /> {t('mine.full', { most: MOST_KEPT })}
        </p>
      )}
      <Loose {...props} />
      <News {...props} />
      {byDay(entries, edition.zone).map(({ day, entries: ofDay }) => (
        <section class="day" key={day} aria-labelledby={`day-${day}`}>
          <h2 id={`day-${day}`}>{formatDay(day, language)}</h2>
          <ul class="slot__items">
            {ofDay.map((entry) => (
              <Chosen key={entry.number} entry={entry} {...props} />
            ))}
          </ul>
        </section>
      ))}
      {entries.length > 0 && <MyCalendar {...props} />}
    </div>
  )
}

/** A chosen session, with what runs beside it and the way out of the list. */
function Chosen({ entry, edition, language, now, clashes }: MyAgendaProps & { entry: AgendaEntry }) {
  const t = agendaTexts(language)
  const beside = clashes.get(entry.number) ?? []
  return (
    <EntryItem {...{ entry, edition, zone: edition.zone, language, now }}>
      {beside.length > 0 && (
        <p class="small">
          <span class="state state--care">
            <Icon name="clock" />{' '}
            {t('mine.clash', {
              sessions: formatList(
                beside.map(({ number, title }) => `${number} ${title}`),
                language,
              ),
            })}
          </span>
        </p>
      )}
      <form class="no-print" method="post" action={pathTo(language, edition.slug, 'my-agenda')}>
        <button type="submit" class="btn btn--second btn--small" name="remove" value={entry.number}>
          <Icon name="close" /> {t('mine.remove')}
          <span class="hidden"> · {entry.title}</span>
        </button>
      </form>
    </EntryItem>
  )
}

/** What this browser keeps and the account does not know yet. */
function Loose({ kept, edition, language }: MyAgendaProps) {
  const t = agendaTexts(language)
  const [first] = kept.loose
  if (first === undefined) return null
  return (
    <form class="notice no-print" method="post" action={pathTo(language, edition.slug, 'my-agenda')}>
      <Icon name="note" />
      <div class="stack">
        <p>{t('mine.loose', { count: kept.loose.length })}</p>
        <button type="submit" class="btn btn--second btn--small" name="add" value={first}>
          {t('mine.loose.keep')}
        </button>
      </div>
    </form>
  )
}

function News({ news, version, edition, language }: MyAgendaProps) {
  const t = agendaTexts(language)
  if (news.length === 0) return null
  return (
    <Chapter id="news" heading={t('mine.news')}>
      <ul class="plain">
        {news.map((change) => (
          <Change key={change.number} {...{ change, edition, language }} />
        ))}
      </ul>
      <form class="actions no-print" method="post" action={pathTo(language, edition.slug, 'my-agenda', 'seen')}>
        <button type="submit" class="btn btn--second btn--small" name="seen" value={version}>
          {t('mine.news.seen')}
        </button>
      </form>
    </Chapter>
  )
}
