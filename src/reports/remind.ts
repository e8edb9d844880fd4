import { defineAct } from '../acts/public.ts'
import { changeReport, type Report, reportsOf, reportTermsOf } from '../outcomes/public.ts'
import type { SessionReportId } from '../platform/db/schema.ts'
import { ok, refuse } from '../platform/result.ts'
import { toRemind } from './due.ts'
import { type Linked, linkReports, writeTo } from './write-to.ts'

/** One report, on somebody's word; null: those whose day of reminding has come. */
type Wish = { readonly id: SessionReportId | null }
type Code = 'report-unknown' | 'nobody-to-remind' | 'no-address' | 'handed-in-already'

/** Writes again, with a new link, to people whose reports are missing. */
export const reportersReminded = defineAct<Wish, readonly Report[], readonly Report[], readonly Linked[], Code>({
  name: 'reporters reminded',
  may: 'mayHandleReports',
  async look({ tx, edition, now, locking }, { id }) {
    const terms = await reportTermsOf(tx, edition)
    const reports = await reportsOf(tx, edition, { locking, ...(id === null ? {} : { id }) })
    if (id === null) return ok(toRemind(reports, terms?.remind ?? [], now))
    return reports.length === 0 ? refuse('report-unknown') : ok(reports)
  },
  shown: (reports) =>
    Object.fromEntries(
      reports.map((one) => [one.id, [one.email, one.remindedAt?.toISOString() ?? '', one.last?.version ?? 0]]),
    ),
  decide(reports) {
    const [first] = reports
    if (!first) return refuse('nobody-to-remind')
    if (reports.length === 1 && first.last) return refuse('handed-in-already')
    return reports.every(({ email }) => email === '') ? refuse('no-address') : ok(reports)
  },
  async do(at, reports) {
    const linked = await linkReports(at, reports)
    for (const { report } of linked) await changeReport(at.tx, at.edition, report.id, { reminded_at: at.now })
    return linked
  },
  record: (linked) => ({
    subject: 'reports',
    details: { sessions: linked.map(({ report }) => report.session.number) },
  }),
  tell: (at, linked) => writeTo(at, linked, { matter: 'reminded' }),
})
