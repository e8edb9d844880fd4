import type { ComponentChildren } from 'preact'
import type { EditionScope } from '../../access/public.ts'
import type { Names } from '../../forms/public.ts'
import { ReportAnswers } from '../../outcomes/parts.ts'
import { type PublishedReport, type Report, standingOf } from '../../outcomes/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { Act, Labelled, Problem } from '../../page/parts/acting.tsx'
import { Pair } from '../../page/parts/words.tsx'
import { pathTo } from '../../page/route.ts'
import { dayIn, formatDate, type Language, pickText } from '../../platform/languages/public.ts'
import { Own } from '../../sessions/parts.ts'
import { sessionTexts } from '../../sessions/public.ts'
import { reportsTexts } from '../texts.ts'
import { deskPath, lastDay } from '../words.ts'
import { STATE_MARK } from './desk-reports.tsx'

type Seen = { readonly remind: string | null; readonly extend: string | null }
type DeskSessionProps = {
  readonly edition: EditionScope
  readonly language: Language
  readonly reports: readonly [Report, ...Report[]]
  /** As everybody reads them now. */
  readonly published: readonly PublishedReport[]
  readonly names: Names
  readonly may: { readonly handle: boolean; readonly publish: boolean }
  readonly seen: {
    readonly of: ReadonlyMap<string, Seen>
    readonly publish: string | null
    readonly withdraw: string | null
  }
  readonly problem: string | undefined
  readonly typed: { get(name: string): string }
  readonly now: Date
}

/** The reports of a session on the desk: as handed in, as published, and what can be done. */
export function DeskSession(props: DeskSessionProps) {
  const { edition, language, reports } = props
  const t = reportsTexts(language)
  const { session } = reports[0]
  return (
    <div class="wrap">
      <div class="title">
        <p class="over">
          <b>{sessionTexts(language)('session.number', { number: session.number })}</b>
        </p>
        <h1>
          <Own language={session.language}>{session.title}</Own>
        </h1>
        <p>
          <a href={pathTo(language, edition.slug, 'sessions', session.number)}>{t('one.page')}</a>
        </p>
      </div>
      <Problem text={props.problem} />
      <Publishing {...props} />
      {reports.map((report) => (
        <OneReport key={report.id} {...props} report={report} />
      ))}
    </div>
  )
}

/** All that was handed in becomes public together, or is taken back together. */
function Publishing({ edition, language, reports, may, seen, published, typed }: DeskSessionProps) {
  const t = reportsTexts(language)
  const to = deskPath(language, edition, reports[0].session.number)
  if (!may.publish || (seen.publish === null && published.length === 0)) return null
  return (
    <Chapter id="publish" heading={t('publish.heading')}>
      <div class="stack">
        {seen.publish !== null && (
          <Act act="publish" to={to} seen={seen.publish} label={t('publish.button')}>
            <p>{t('publish.what')}</p>
          </Act>
        )}
        {published.length > 0 && (
          <details class="more">
            <summary>{t('withdraw.heading')}</summary>
            <Act act="withdraw" to={to} seen={seen.withdraw} label={t('withdraw.button')} look="wrong">
              <Labelled id="withdraw-reason" label={t('reason')} help={t('withdraw.reason.help')}>
                <textarea class="input" id="withdraw-reason" name="reason" rows={3} required>
                  {typed.get('act') === 'withdraw' ? typed.get('reason') : ''}
                </textarea>
              </Labelled>
            </Act>
          </details>
        )}
      </div>
    </Chapter>
  )
}

type One = DeskSessionProps & { readonly report: Report }

function OneReport(props: One) {
  const { language, report, names, now } = props
  const t = reportsTexts(language)
  const { form } = report.of
  const standing = standingOf(report, now)
  return (
    <Chapter id={`report-${report.id}`} heading={pickText(form.title, language).text}>
      <div class="stack">
        <p>
          <span class={STATE_MARK[standing]}>{t(`standing.${standing}`)}</span>
        </p>
        <Facts {...props} />
        {report.last ? (
          <ReportAnswers {...{ form, names, language }} said={report.last} />
        ) : (
          <p class="soft">
            {report.draft
              ? t('write.draft', { date: formatDate(report.draft.at, language, props.edition.zone) })
              : t('one.nothing')}
          </p>
        )}
        <Doing {...props} />
      </div>
    </Chapter>
  )
}

function Facts({ edition, language, report }: One) {
  const t = reportsTexts(language)
  const date = (at: Date) => formatDate(at, language, edition.zone)
  const facts: [string, ComponentChildren][] = [
    [t('col.reporter'), <bdi key="name">{report.name}</bdi>],
    [t('one.address'), report.email ? <bdi dir="ltr">{report.email}</bdi> : t('one.no-address')],
    [t('one.asked'), date(report.askedAt)],
    [t('col.due'), lastDay(report, edition, language)],
    ...(report.remindedAt ? [[t('one.reminded'), date(report.remindedAt)] as [string, string]] : []),
    ...(report.last ? [[t('one.handed-in'), date(report.last.handedInAt)] as [string, string]] : []),
    ...(report.published ? [[t('one.published'), date(report.published.at)] as [string, string]] : []),
  ]
  return (
    <ul class="plain">
      {facts.map(([name, value]) => (
        <li key={name}>
          <Pair language={language} name={name}>
            {value}
          </Pair>
        </li>
      ))}
    </ul>
  )
}

function Doing({ edition, language, report, may, seen, typed, now }: One) {
  if (!may.handle) return null
  const t = reportsTexts(language)
  const { number } = report.session
  const to = deskPath(language, edition, number)
  const own = seen.of.get(report.id)
  const mine = typed.get('report') === report.id && typed.get('act') === 'extend'
  const id = <input type="hidden" name="report" value={report.id} />
  return (
    <>
      <p>
        <a href={deskPath(language, edition, number, report.id)}>{t(report.last ? 'one.correct' : 'one.write')}</a>
      </p>
      {!report.last && report.email !== '' && (
        <Act act="remind" to={to} seen={own?.remind} label={t('one.remind')} look="second">
          {id}
        </Act>
      )}
      {!report.last && (
        <details class="more" open={mine}>
          <summary>{t('extend.heading')}</summary>
          <Act act="extend" to={to} seen={own?.extend} label={t('extend.button')} look="second">
            {id}
            <Labelled id={`day-${report.id}`} label={t('extend.day')}>
              <input
                class="input"
                id={`day-${report.id}`}
                name="day"
                type="date"
                required
                min={dayIn(edition.zone, now)}
                value={mine ? typed.get('day') : ''}
              />
            </Labelled>
            <Labelled id={`reason-${report.id}`} label={t('reason')} help={t('extend.reason.help')}>
              <textarea class="input" id={`reason-${report.id}`} name="reason" rows={2} required>
                {mine ? typed.get('reason') : ''}
              </textarea>
            </Labelled>
          </Act>
        </details>
      )}
    </>
  )
}
