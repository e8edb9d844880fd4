import { StripDrawing } from '../../page/parts/strip.tsx'
import { pathTo } from '../../page/route.ts'
import { formatDay } from '../../platform/languages/public.ts'
import { sessionTexts } from '../../sessions/public.ts'
import { KeepForm } from '../mine/views/keep-button.tsx'
import { agendaTexts } from '../texts.ts'
import { withQuery } from './agenda-address.ts'
import { Days } from './agenda-days.tsx'
import type { AgendaProps } from './agenda-props.ts'
import { Title } from './agenda-title.tsx'
import { Zone } from './agenda-zone.tsx'
import { DayList } from './day-list.tsx'
import { Filters } from './filters.tsx'
import { DayGrid } from './grid.tsx'
import { OfflineNote } from './offline-note.tsx'
import { RunningAndNext } from './running-and-next.tsx'

export function AgendaPage(props: AgendaProps) {
  const { edition, language, version, choice } = props
  const t = agendaTexts(language)
  if (!version) {
    return (
      <div class="wrap">
        <div class="title">
          <h1>{t('agenda.title')}</h1>
          <p class="lede">{t('agenda.none')}</p>
        </div>
        <p>{t('agenda.none.next')}</p>
        <p>
          <a href={pathTo(language, edition.slug, 'submissions')}>{t('agenda.none.link')}</a>
        </p>
      </div>
    )
  }
  return (
    <div class="wrap">
      <StripDrawing />
      {props.preview ? (
        <p class="notice">
          {props.preview.says} <a href={props.preview.back.href}>{props.preview.back.label}</a>
        </p>
      ) : (
        <>
          <OfflineNote edition={edition} language={language} />
          <KeepForm language={language} slug={edition.slug} back={withQuery(props, {})} />
        </>
      )}
      <Title {...props} version={version} />
      {choice.view !== 'now' && <Days {...props} />}
      <Zone {...props} />
      <div class={choice.view === 'day' ? 'mt-4' : 'with-rail'}>
        <Filters {...props} />
        <div>
          <Answer {...props} version={version} />
        </div>
      </div>
    </div>
  )
}

function Answer(props: AgendaProps & { version: NonNullable<AgendaProps['version']> }) {
  if (props.days.length === 0) return <Nothing {...props} />
  if (props.choice.view === 'now') return <RunningAndNext {...props} />
  return <Shown {...props} />
}

function Shown(props: AgendaProps & { version: NonNullable<AgendaProps['version']> }) {
  const { edition, language, version, shown, choice, zone, count, now } = props
  const t = sessionTexts(language)
  const moved = new Map(version.changes.filter((c) => c.kind === 'moved').map((c) => [c.number, c]))
  return (
    <>
      <p class={choice.view === 'day' ? 'small soft' : 'small soft counted'}>{t('sessions.count', { count })}</p>
      {shown.map((day) => (
        <section class="day" key={day.day} aria-labelledby={`day-${day.day}`}>
          <h2 id={`day-${day.day}`}>{formatDay(day.day, language)}</h2>
          {choice.view === 'day' ? (
            <DayGrid day={day} name={formatDay(day.day, language)} {...{ edition, language, zone, now }} />
          ) : (
            <DayList day={day} {...{ edition, language, zone, now, moved }} bare={props.preview !== null} />
          )}
        </section>
      ))}
    </>
  )
}

/** Nothing fits: which wishes stand in the way, and the way out. */
function Nothing({ edition, language, path }: AgendaProps) {
  const t = agendaTexts(language)
  return (
    <div class="empty">
      <p>{t('agenda.nothing')}</p>
      <p>
        <a href={path ?? pathTo(language, edition.slug, 'agenda')}>{t('agenda.clear')}</a>
      </p>
    </div>
  )
}
