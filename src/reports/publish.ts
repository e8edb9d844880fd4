import { type Acting, defineAct, type Shown } from '../acts/public.ts'
import { awaitsPublication, changeReport, type Report, reportsOf } from '../outcomes/public.ts'
import type { SessionReportId } from '../platform/db/schema.ts'
import { isBlank, type Written } from '../platform/languages/public.ts'
import { ok, refuse } from '../platform/result.ts'
import { changeState, recordSteps } from '../submissions/public.ts'
import { outcomeLetters } from './letters.ts'
import { type Flowed, submissionsIn } from './reads.ts'

type Wish = { readonly number: number }
type Facts = { readonly reports: readonly Report[]; readonly flowed: readonly Flowed[] }
type Published = { readonly id: SessionReportId; readonly version: number }

/**
 * What was handed in of a session becomes public, all of it as its page has shown it: on the page of the session and in the documents. The
 * threads of all submissions that flowed into the session end there.
 */
export const reportsPublished = defineAct<
  Wish,
  Facts,
  readonly Published[],
  void,
  'report-unknown' | 'nothing-to-publish'
>({
  name: 'session reports published',
  may: 'mayPublishReports',
  look: lookAt,
  shown: shownOf,
  decide({ reports }) {
    const waiting = reports.flatMap((one) =>
      awaitsPublication(one) && one.last ? [{ id: one.id, version: one.last.version }] : [],
    )
    return waiting.length === 0 ? refuse('nothing-to-publish') : ok(waiting)
  },
  async do({ tx, edition, now }, all, { reports, flowed }) {
    for (const { id, version } of all)
      await changeReport(tx, edition, id, { published_version: version, published_at: now })
    const session = reports[0]?.session.number
    await recordSteps(
      tx,
      flowed.map(({ id }) => ({ submissionId: id, kind: 'reported', at: now, facts: { session } })),
    )
    for (const { id, state } of flowed) if (state === 'programmed') await changeState(tx, edition, id, 'reported')
  },
  record: (_, all, { reports }) => ({ subject: String(reports[0]?.session.number), details: { reports: [...all] } }),
  async tell({ platform, tx, edition, now }, _, all, { reports, flowed }) {
    const theirs = reports.filter(({ id }) => all.some((one) => one.id === id))
    const mark = [now.getTime(), ...all.map(({ version }) => version)].join('.')
    const about = { origin: platform.config.origin, edition, matter: 'published', mark } as const
    await platform.mail.queueAll(tx, outcomeLetters([...theirs, ...flowed], reports[0]?.session, about))
  },
})

type TakenBack = { readonly reason: Written }

/** What was published of a session is public no longer; the reason stands in the threads that had ended there. */
export const reportsWithdrawn = defineAct<
  Wish & TakenBack,
  Facts,
  TakenBack & { readonly ids: readonly SessionReportId[] },
  void,
  'report-unknown' | 'nothing-published' | 'reason-missing'
>({
  name: 'session reports withdrawn',
  may: 'mayPublishReports',
  look: lookAt,
  shown: shownOf,
  decide({ reports }, { reason }) {
    const ids = reports.filter(({ published }) => published !== null).map(({ id }) => id)
    if (ids.length === 0) return refuse('nothing-published')
    return isBlank(reason) ? refuse('reason-missing') : ok({ ids, reason })
  },
  async do({ tx, edition, now }, { ids, reason }, { reports, flowed }) {
    for (const id of ids) await changeReport(tx, edition, id, { published_version: null, published_at: null })
    const facts = { session: reports[0]?.session.number, withdrawn: true, reasons: reason.others }
    const said = { reason: reason.text, reasonLanguage: reason.language }
    await recordSteps(
      tx,
      flowed.map(({ id }) => ({ submissionId: id, kind: 'reported', at: now, ...said, facts })),
    )
    for (const { id, state } of flowed) if (state === 'reported') await changeState(tx, edition, id, 'programmed')
  },
  record: (_, { ids, reason }, { reports }) => ({
    subject: String(reports[0]?.session.number),
    details: { reports: [...ids], reason: reason.text },
  }),
  async tell({ platform, tx, edition, now }, _, { ids, reason }, { reports, flowed }) {
    const theirs = reports.filter(({ id }) => ids.includes(id))
    const about = {
      origin: platform.config.origin,
      edition,
      matter: 'withdrawn',
      mark: String(now.getTime()),
      reason,
    } as const
    await platform.mail.queueAll(tx, outcomeLetters([...theirs, ...flowed], reports[0]?.session, about))
  },
})

async function lookAt({ tx, edition, locking }: Acting, { number }: Wish) {
  const reports = await reportsOf(tx, edition, { number, locking })
  const [first] = reports
  return first ? ok({ reports, flowed: await submissionsIn(tx, edition, first.session.id) }) : refuse('report-unknown')
}

/** Which version of each is handed in, and which is public. */
function shownOf({ reports }: Facts): Shown {
  return Object.fromEntries(reports.map((one) => [one.id, [one.last?.version ?? 0, one.published?.version ?? 0]]))
}
