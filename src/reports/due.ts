import { endOfDay } from '../consultation/public.ts'
import type { Report } from '../outcomes/public.ts'
import { dayIn } from '../platform/languages/public.ts'

const DAY = 86_400_000

/** Until when a report is handed in: some days after it was asked for, to the end of that day where the forum is. */
export const dueFrom = (askedAt: Date, days: number, zone: string): Date =>
  endOfDay(dayIn(zone, new Date(askedAt.getTime() + days * DAY)), zone)

/** Reports whose people are to be reminded now: a day of reminding has come since they were last written to. */
export function toRemind(reports: readonly Report[], remind: readonly number[], now: Date): Report[] {
  return reports.filter(({ last, email, dueAt, askedAt, remindedAt }) => {
    if (last || email === '') return false
    const written = remindedAt ?? askedAt
    return remind.some((days) => {
      const at = new Date(dueAt.getTime() + days * DAY)
      return at <= now && written < at
    })
  })
}
