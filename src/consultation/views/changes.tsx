import type { ComponentChildren } from 'preact'
import { Moment } from '../../page/parts/when.tsx'
import { formatDate, formatNumber, type Language, pickText } from '../../platform/languages/public.ts'
import { type ModePeriod, modeName, periodWords } from '../modes.ts'
import type { Call, EditionChange, Phase } from '../reads.ts'
import { consultationTexts } from '../texts.ts'
import { Reason } from './desk-calls.tsx'

type Props = { changes: EditionChange[]; calls: Call[]; phases: Phase[]; zone: string; language: Language }
type Shown = {
  key: string
  what: string
  from: ComponentChildren
  to: ComponentChildren
  day: ComponentChildren
  source: string | null
  more?: ComponentChildren
}

/** What is no longer as first announced: the old beside the new, with its day and its source. Null when nothing has changed. */
export function ChangeList(props: Props) {
  const { language } = props
  const t = consultationTexts(language)
  const shown = [...extensions(props), ...props.changes.flatMap((change) => changeOf(change, props) ?? [])]
  if (shown.length === 0) return null
  return (
    <ul class="changes">
      {shown.map(({ key, what, from, to, day, source, more }) => (
        <li key={key}>
          <h3>{what}</h3>
          <p>
            <span class="hidden">{t('change.from')} </span>
            <s>{from}</s> <span class="changes__to" aria-hidden="true" />
            <span class="hidden">{t('change.to')} </span>
            <b>{to}</b>
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
      what: consultationTexts(language)('change.deadline', { call: pickText(call.title, language).text }),
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
function changeOf(change: EditionChange, { phases, language }: Props): Shown | null {
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
  if (what === 'mode_changed' && Array.isArray(to.periods))
    return {
      key: code,
      what: t('change.forum-mode'),
      from: modeName(String(from.mode), language),
      to: (to.periods as ModePeriod[]).map((period, i) => (
        <span key={period.from}>
          {i > 0 && <br />}
          {periodWords(period, language)}
        </span>
      )),
      day,
      source,
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
