import type { EditionScope } from '../../access/public.ts'
import { REPORT_STANDINGS, type Report, type ReportStanding, standingOf } from '../../outcomes/public.ts'
import { Act, Problem } from '../../page/parts/acting.tsx'
import { pathTo } from '../../page/route.ts'
import { formatNumber, type Language, pickText } from '../../platform/languages/public.ts'
import { Own } from '../../sessions/parts.ts'
import type { Desk } from '../reads.ts'
import { reportsTexts } from '../texts.ts'
import { deskPath, lastDay } from '../words.ts'

/** A report, or a session that is over and has nobody to report it. */
type DeskRow = {
  readonly number: number
  readonly title: string
  readonly language: string
  readonly report: Report | null
}

/** Every session that is over with each report of it, by number. */
export function rowsOf({ over, reports }: Pick<Desk, 'over' | 'reports'>): DeskRow[] {
  const asked = new Set(reports.map(({ session }) => session.number))
  const rows: DeskRow[] = reports.map((report) => ({ ...report.session, report }))
  const bare = over.filter(({ number }) => !asked.has(number))
  return [...rows, ...bare.map(({ number, title, language }) => ({ number, title, language, report: null }))].sort(
    (a, b) => a.number - b.number,
  )
}

type Props = {
  readonly edition: EditionScope
  readonly language: Language
  readonly rows: readonly DeskRow[]
  /** Shown alone, where one is asked for. */
  readonly standing: ReportStanding | null
  readonly mayHandle: boolean
  readonly ask: { readonly count: number; readonly seen: string | null }
  readonly remind: { readonly count: number; readonly seen: string | null }
  readonly problem: string | undefined
  readonly now: Date
}

/** Who has handed in and who has not, session by session. */
export function DeskReports(props: Props) {
  const { edition, language, mayHandle, ask, remind } = props
  const t = reportsTexts(language)
  const here = deskPath(language, edition)
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('desk.title')}</h1>
        <p class="lede">{t('desk.lead')}</p>
      </div>
      <Problem text={props.problem} />
      {mayHandle && ask.count > 0 && (
        <div class="notice">
          <Act act="ask" to={here} seen={ask.seen} label={t('desk.ask')}>
            <p>{t('desk.ask.count', { count: ask.count })}</p>
          </Act>
        </div>
      )}
      {mayHandle && remind.count > 0 && (
        <div class="notice">
          <Act act="remind" to={here} seen={remind.seen} label={t('desk.remind')} look="second">
            <p>{t('desk.remind.count', { count: remind.count })}</p>
          </Act>
        </div>
      )}
      <Narrow {...props} />
      <Rows {...props} />
      <p class="no-print mt-5">
        <a href={pathTo(language, edition.slug, 'desk', 'reports.csv')}>{t('desk.csv')}</a>
      </p>
    </div>
  )
}

/** How many stand how, each a way to those alone. */
function Narrow({ edition, language, rows, standing, now }: Props) {
  const t = reportsTexts(language)
  const here = deskPath(language, edition)
  const counts = REPORT_STANDINGS.map(
    (one) => [one, rows.filter(({ report }) => report && standingOf(report, now) === one).length] as const,
  ).filter(([, count]) => count > 0)
  if (counts.length === 0) return null
  return (
    <nav aria-label={t('desk.narrow')} class="mt-5">
      <ul class="plain actions">
        <li>
          <a class="chip" href={here} aria-current={standing === null ? 'true' : undefined}>
            {t('desk.all')}
          </a>
        </li>
        {counts.map(([one, count]) => (
          <li key={one}>
            <a class="chip" href={`${here}?standing=${one}`} aria-current={standing === one ? 'true' : undefined}>
              {t(`standing.${one}`)} <b>{formatNumber(count, language)}</b>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

export const STATE_MARK = {
  overdue: 'state state--wrong',
  waiting: 'state',
  begun: 'state',
  'handed-in': 'state state--care',
  changed: 'state state--care',
  published: 'state state--good',
} as const satisfies Record<ReportStanding, string>

/** How each stands comes right after what it is, so that a phone shows both. */
const HEADS = ['session', 'title', 'standing', 'report', 'reporter', 'due'] as const

function Rows({ edition, language, rows, standing, now }: Props) {
  const t = reportsTexts(language)
  const shown = rows.filter(({ report }) => !standing || (report && standingOf(report, now) === standing))
  if (shown.length === 0) return <p class="soft mt-5">{t('desk.none')}</p>
  return (
    <section class="scroll mt-4" tabindex={0} aria-label={t('desk.title')}>
      <table class="table-s reports-list">
        <thead>
          <tr>
            {HEADS.map((head) => (
              <th key={head} scope="col" class={head === 'session' ? 'n' : undefined}>
                {t(`col.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <Row key={row.report?.id ?? row.number} {...{ edition, language, row, now }} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Row({ edition, language, row, now }: Pick<Props, 'edition' | 'language' | 'now'> & { row: DeskRow }) {
  const t = reportsTexts(language)
  const { report } = row
  const standing = report && standingOf(report, now)
  return (
    <tr>
      <td class="n">{row.number}</td>
      <th scope="row">
        <a
          href={
            report ? deskPath(language, edition, row.number) : pathTo(language, edition.slug, 'sessions', row.number)
          }
        >
          <Own language={row.language}>{row.title}</Own>
        </a>
      </th>
      <td>{standing && <span class={STATE_MARK[standing]}>{t(`standing.${standing}`)}</span>}</td>
      <td>{report && pickText(report.of.form.title, language).text}</td>
      <td>{report ? <bdi>{report.name}</bdi> : <span class="soft">{t('desk.nobody')}</span>}</td>
      <td class="nowrap">{report && lastDay(report, edition, language)}</td>
    </tr>
  )
}
