import { z } from 'zod'
import type { EditionScope, Viewer } from '../../access/public.ts'
import { perform, program } from '../../acts/public.ts'
import { assignToSession, nominationsNamed, nomineesOf, sessionToAssign } from '../../nominations/public.ts'
import { reportsOf } from '../../outcomes/public.ts'
import { LANGUAGES } from '../../platform/languages/public.ts'
import type { Platform } from '../../platform/platform.ts'
import { reportExtended, reportRound, reportsPublished, reportWritten } from '../../reports/public.ts'
import { emailOf } from '../hand-in.ts'
import { sampleStanding } from '../reads.ts'
import type { Samples } from '../samples.ts'
import { said, writtenIn } from '../story.ts'

/** Of the session that a submission of the samples became. */
const of = { at: z.iso.datetime(), submission: z.string() }

const reportAct = z.discriminatedUnion('do', [
  /** What the daily round does: asks and reminds. */
  z.object({ at: z.iso.datetime(), do: z.literal('round') }),
  z.object({ ...of, do: z.literal('assign'), selection: z.string(), nominee: z.string() }),
  z.object({
    ...of,
    do: z.literal('write'),
    form: z.string(),
    does: z.enum(['keep', 'hand-in']),
    answers: z.record(z.string(), z.string()),
  }),
  z.object({
    ...of,
    do: z.literal('extend'),
    form: z.string(),
    day: z.iso.date(),
    language: z.enum(LANGUAGES),
    reason: said,
  }),
  z.object({ ...of, do: z.literal('publish') }),
])
export type ReportAct = z.infer<typeof reportAct>

/** What sessions of the samples left behind, for the demonstration. */
export const reportsCourse = z.object({ reports: z.array(reportAct) })

type Cast = { readonly officer: Viewer; readonly samples: Samples }

/** Carries out one of them through the act its people use. What visitors have made impossible or needless meanwhile is left out: theirs counts. */
export async function carryOutReport(platform: Platform, edition: EditionScope, act: ReportAct, cast: Cast) {
  if (act.do === 'round') return reportRound(platform)
  const number = await sessionOf(platform, edition, act.submission, cast.samples)
  if (number === null) return
  const by = { edition, actor: program(cast.officer.person?.id ?? null) }
  if (act.do === 'assign') return assign(platform, by, act, number)
  if (act.do === 'publish') return void (await perform(platform, reportsPublished, { ...by, wish: { number } }))
  const report = (await reportsOf(platform.db, edition, { number })).find(({ of }) => of.form.code === act.form)
  if (!report) return
  if (act.do === 'extend') {
    const reason = writtenIn(act.reason, act.language)
    return void (await perform(platform, reportExtended, { ...by, wish: { id: report.id, day: act.day, reason } }))
  }
  const wish = { whose: { id: report.id, atDesk: false }, does: act.does, answers: act.answers }
  await perform(platform, reportWritten, { edition, actor: program(report.personId), wish })
}

async function sessionOf(platform: Platform, edition: EditionScope, id: string, samples: Samples) {
  const sample = samples.submissions.find((one) => one.id === id)
  if (!sample?.submitted_at) throw new Error(`The course speaks of ${id}, which was never handed in.`)
  const email = await emailOf(platform, edition, sample)
  return (await sampleStanding(platform.db, edition, email, new Date(sample.submitted_at)))?.session ?? null
}

type By = Parameters<typeof assignToSession>[1] extends infer B ? Omit<B, 'seen'> : never

async function assign(
  platform: Platform,
  by: By & { edition: EditionScope },
  act: ReportAct & { do: 'assign' },
  number: number,
) {
  const { db } = platform
  const selection = await nominationsNamed(db, by.edition, act.selection)
  const all = selection ? await nomineesOf(db, by.edition, selection.id) : []
  const nominee = all.find(({ email, joinedInto }) => email === act.nominee && joinedInto === null)
  const session = await sessionToAssign(platform, by, number)
  if (!selection || !nominee || !session) return
  const reason = { text: selection.title.en ?? '', language: 'en' as const, others: {} }
  await assignToSession(platform, { ...by, seen: session.seen }, { selection, nominee, number }, reason)
}
