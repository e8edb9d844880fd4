import { type Acting, actorMay, defineAct } from '../acts/public.ts'
import { type Answers, checkAnswers, type Fault, languageOfAnswers, vocabulariesOf } from '../forms/public.ts'
import { addReportVersion, changeReport, type Report, reportOfLink, reportsOf } from '../outcomes/public.ts'
import type { SessionReportId } from '../platform/db/schema.ts'
import { ok, refuse } from '../platform/result.ts'
import { isReporter } from './reporter.ts'

/** Whose report it is: of whoever holds a link of a letter, or is signed in as who was asked, or writes it in at the desk. */
export type Whose = { readonly secret: string } | { readonly id: SessionReportId; readonly atDesk: boolean }
type Wish = { readonly whose: Whose; readonly does: 'keep' | 'hand-in'; readonly answers: Answers }
type Facts = { readonly report: Report; readonly answers: Answers; readonly faults: readonly Fault[] }
type Decided = Pick<Wish, 'does'> & { readonly answers: Answers; readonly version: number; readonly language: string }
type Code = 'report-unknown' | 'answers-faulty'

/**
 * A report is kept for later or handed in, also again once it was: what is published stays as it is until somebody publishes the new one.
 * Late is not too late: who comes after the last day is still welcome.
 */
export const reportWritten = defineAct<Wish, Facts, Decided, void, Code>({
  name: 'report written',
  may: 'owner',
  async look(at, { whose, answers }) {
    const report = await reportFor(at, whose)
    if (!report) return refuse('report-unknown')
    const checked = checkAnswers(report.of.form, answers, await vocabulariesOf(at.tx, at.edition), report.language)
    return ok({ report, ...checked })
  },
  shown: ({ report }) => ({ [report.id]: writtenSoFar(report) }),
  decide({ report, answers, faults }, { does, answers: typed }) {
    if (does === 'hand-in' && faults.length > 0) return refuse('answers-faulty')
    const language = languageOfAnswers(report.of.form, answers, report.language)
    const version = (report.last?.version ?? 0) + 1
    return ok({ does, answers: does === 'keep' ? typed : answers, version, language })
  },
  async do({ tx, edition, personId, now }, { does, answers, version, language }, { report }) {
    if (does === 'keep') await changeReport(tx, edition, report.id, { draft: answers, draft_at: now })
    else await addReportVersion(tx, edition, { id: report.id, version, answers, language }, { personId, now })
  },
  record: (_, { does, version }, { report }) =>
    does === 'keep' ? [] : { subject: String(report.session.number), details: { report: report.id, version } },
})

/** What stands of a report: what a page has shown, and what a later answer is held against. */
const writtenSoFar = ({ last, draft }: Report): (string | number)[] => [
  last?.version ?? 0,
  draft ? draft.at.toISOString() : '',
]

async function reportFor({ tx, edition, actor, locking }: Acting, whose: Whose): Promise<Report | null> {
  const id = 'secret' in whose ? await reportOfLink(tx, edition, whose.secret) : whose.id
  const [report] = id ? await reportsOf(tx, edition, { id, locking }) : []
  if (!report || 'secret' in whose || actor.kind !== 'person') return report ?? null
  const mine = whose.atDesk ? actorMay(actor, 'mayHandleReports', { edition }) : isReporter(report, actor.viewer)
  return mine ? report : null
}
