import { perform, program } from '../acts/public.ts'
import { everyEdition } from '../consultation/public.ts'
import { jobKind } from '../platform/jobs/kinds.ts'
import type { Platform } from '../platform/platform.ts'
import { reportsAsked } from './ask.ts'
import { reportersReminded } from './remind.ts'

/** Once a day: ask for the reports of sessions that are over, and remind of those that are missing. */
export const REPORT_ROUND = jobKind<Record<string, never>>('report-round', {
  retryLimit: 3,
  firstPause: 60,
  longestPause: 600,
  takesAtMost: 600,
  atOnce: 1,
  looksEvery: 60,
})

/** Asked again on the same day it writes to nobody twice. */
export async function reportRound(platform: Platform): Promise<void> {
  for (const edition of await everyEdition(platform.db)) {
    const by = { edition, actor: program() }
    await perform(platform, reportsAsked, { ...by, wish: { number: null } })
    await perform(platform, reportersReminded, { ...by, wish: { id: null } })
  }
}
