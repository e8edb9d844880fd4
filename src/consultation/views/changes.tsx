import { type ComponentChildren, Fragment } from 'preact'
import { Moment, Span } from '../../page/parts/when.tsx'
import { Pair } from '../../page/parts/words.tsx'
import { pairIn } from '../../page/words.ts'
import { formatDate, formatDays, formatNumber, type Language, pickText } from '../../platform/languages/public.ts'
import type { EditionChange } from '../changes-known.ts'
import { daysIn, type ForumDays, type MovedTo, momentIn } from '../dates.ts'
import { wayOf } from '../extension.ts'
import { type ModePeriod, modeName, ofTheForum, periodsOf, periodWords } from '../modes.ts'
import type { Call, Phase } from '../reads.ts'
import { consultationTexts } from '../texts.ts'
import { Reason } from './reason.tsx'

type Props = { changes: EditionChange[]; calls: Call[]; phases: Phase[]; zone: string; language: Language }
type Shown = {
  key: string
  what: string
  from: ComponentChildren
  to: ComponentChildren
  day: ComponentChildren
  source: string | null
  takenBack?: ComponentChildren
  more?: ComponentChildren
}

/** What is no longer as first announced: the old beside the new, with its day and its source. Null when nothing has changed. */
export function ChangeList(props: Props) {
  const { language } = props
  const t = consultationTexts(language)
  const shown = [...extensions(props), ...props.changes.flatMap((change) => changeOf(change, props) ?? [])]
  if (shown.length === 0) return null
  const pair = pairIn(language)
  return (
    <ul class="changes">
      {shown.map(({ key, what, from, to, day, source, takenBack, more }) => (
        <li key={key}>
          <h3>{what}</h3>
          <p>
            <span class="hidden">{pair(t('change.from'), '')}</span>
            <s>{from}</s> <span class="changes__to" aria-hidden="true" />
            <span class="hidden">{pair(t(takenBack ? 'change.to.taken-back' : 'change.to'), '')}</span>
            {takenBack ? <s>{to}</s> : <b>{to}</b>}
          </p>
          {more}
          <p class="small soft">
            {day ?? t('change.day-unknown')}
            {source && (
              <>
                {' · '}
                <a href={source} rel="noreferrer">
                  {t('change.source', { host: hostOf(source) })}
                </a>
              </>
            )}
          </p>
          {takenBack && (
            <p class="small">
              <Pair language={language} name={t('change.taken-back')}>
                {takenBack}
              </Pair>
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}

const hostOf = (source: string): string => URL.parse(source)?.host ?? source

const extensions = ({ calls, zone, language }: Props): Shown[] =>
  calls.flatMap((call) =>
    call.changes.map((change) => ({
      key: `${call.code} ${change.recordedAt.toISOString()}`,
      what: consultationTexts(language)('change.deadline', {
        call: pickText(call.title, language).text,
        way: wayOf(change),
      }),
      from: <Moment at={change.fromAt} zone={zone} language={language} end weekday={false} />,
      to: <Moment at={change.toAt} zone={zone} language={language} end weekday={false} />,
      day: change.madeAt && (
        <time datetime={change.madeAt.toISOString()}>{formatDate(change.madeAt, language, zone)}</time>
      ),
      source: change.source,
      more: <Reason reason={change.reason} language={language} />,
    })),
  )

/** Extensions are told from the calls themselves; a date printed less precisely elsewhere changes nothing that holds here. */
function changeOf(change: EditionChange, { phases, zone, language }: Props): Shown | null {
  const t = consultationTexts(language)
  const { code, what, target, from, to, announcedOn, source } = change
  const day = announcedOn && (
    <time datetime={announcedOn}>{formatDate(new Date(`${announcedOn}T12:00:00Z`), language, 'UTC')}</time>
  )
  const milestone = phases.flatMap((p) => p.milestones).find((m) => m.code === target.milestone)
  if (what === 'mode_changed' && milestone)
    return {
      key: code,
      what: pickText(milestone.title, language).text,
      from: modeName(String(from.mode), language),
      to: modeName(String(to.mode), language),
      day,
      source,
    }
  const [before, after] = what === 'dates_changed' ? [daysIn(from), daysIn(to)] : []
  if (before && after)
    return {
      key: code,
      what: t('change.forum-dates'),
      from: <DaysOfForum days={before} language={language} />,
      to: <DaysOfForum days={after} language={language} />,
      day,
      source,
    }
  const [was, is] = what === 'milestone_moved' ? [momentIn(from), momentIn(to)] : []
  if (milestone && was && is)
    return {
      key: code,
      what: pickText(milestone.title, language).text,
      from: <When {...was} zone={milestone.zone} language={language} />,
      to: <When {...is} zone={milestone.zone} language={language} />,
      day,
      source,
    }
  if (ofTheForum(change) && periodsOf(to).length > 0)
    return {
      key: code,
      what: t('change.forum-mode'),
      from: periodsOf(from).length > 0 ? periodLines(periodsOf(from), language) : modeName(String(from.mode), language),
      to: periodLines(periodsOf(to), language),
      day,
      source,
      more: change.reason && (
        <p class="small" dir="auto">
          {change.reason}
        </p>
      ),
      takenBack: change.takenBackAt && (
        <time datetime={change.takenBackAt.toISOString()}>{formatDate(change.takenBackAt, language, zone)}</time>
      ),
    }
  if (what === 'organizations_changed')
    return {
      key: code,
      what: t('change.partners'),
      from: formatNumber(Number(from.facilitators_named), language),
      to: formatNumber(Number(to.agencies_besides_co_organizers), language),
      day,
      source,
    }
  return null
}

/** The days of the forum, and the final week among them. */
const DaysOfForum = ({ days, language }: { days: ForumDays; language: Language }) => (
  <>
    {formatDays(days.startsOn, days.endsOn, language)}
    {days.finalWeek && (
      <>
        <br />
        {consultationTexts(language)('change.final-week', {
          days: formatDays(days.finalWeek.from, days.finalWeek.to, language),
        })}
      </>
    )}
  </>
)

const When = ({ startsAt, endsAt, zone, language }: MovedTo & { zone: string; language: Language }) =>
  endsAt ? (
    <Span from={startsAt} to={endsAt} zone={zone} language={language} />
  ) : (
    <Moment at={startsAt} zone={zone} language={language} />
  )

const periodLines = (periods: ModePeriod[], language: Language) =>
  periods.map((period, i) => (
    <Fragment key={period.from}>
      {i > 0 && <br />}
      <span class="changes__period">{periodWords(period, language)}</span>
    </Fragment>
  ))
