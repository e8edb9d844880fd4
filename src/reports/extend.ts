import { defineAct } from '../acts/public.ts'
import { endOfDay } from '../consultation/public.ts'
import { changeReport, type Report, reportsOf } from '../outcomes/public.ts'
import type { SessionReportId } from '../platform/db/schema.ts'
import { isBlank, type Written } from '../platform/languages/public.ts'
import { ok, refuse } from '../platform/result.ts'
import { type Linked, linkReports, writeTo } from './write-to.ts'

/** `day`: the last one on which the report may come, as `2022-06-30`. */
type Wish = { readonly id: SessionReportId; readonly day: string; readonly reason: Written }
type Decided = { readonly dueAt: Date; readonly reason: Written }
type Code = 'report-unknown' | 'reason-missing' | 'day-unreadable' | 'day-not-later' | 'handed-in-already'

/** Lets a report come later, and tells whoever writes it until when and why. */
export const reportExtended = defineAct<Wish, { report: Report; zone: string }, Decided, readonly Linked[], Code>({
  name: 'report extended',
  may: 'mayHandleReports',
  async look({ tx, edition, locking }, { id }) {
    const [report] = await reportsOf(tx, edition, { id, locking })
    return report ? ok({ report, zone: edition.zone }) : refuse('report-unknown')
  },
  shown: ({ report }) => ({ [report.id]: [report.dueAt.toISOString(), report.last?.version ?? 0] }),
  decide({ report, zone }, { day, reason }, now) {
    if (report.last) return refuse('handed-in-already')
    if (isBlank(reason)) return refuse('reason-missing')
    const dueAt = lastOf(day, zone)
    if (!dueAt) return refuse('day-unreadable')
    return dueAt > report.dueAt && dueAt > now ? ok({ dueAt, reason }) : refuse('day-not-later')
  },
  async do(at, { dueAt }, { report }) {
    await changeReport(at.tx, at.edition, report.id, { due_at: dueAt })
    return linkReports(at, [{ ...report, dueAt }])
  },
  record: (_, { dueAt, reason }, { report }) => ({
    subject: String(report.session.number),
    details: { from: report.dueAt.toISOString(), to: dueAt.toISOString(), reason: reason.text },
  }),
  tell: (at, linked, { reason }) => writeTo(at, linked, { matter: 'extended', reason }),
})

function lastOf(day: string, zone: string): Date | null {
  const known = /^\d{4}-\d\d-\d\d$/.test(day) && new Date(`${day}T12:00:00Z`)
  if (!known || Number.isNaN(known.getTime()) || known.toISOString().slice(0, 10) !== day) return null
  return endOfDay(day, zone)
}
