import { endOfDay } from '../consultation/public.ts'
import type { Report } from '../outcomes/public.ts'
import { dayIn } from '../platform/languages/public.ts'

const DAY = 86_400_000

/** Until when reports of a session are handed in: some days after it, to the end of that day where the forum is. */
export const dueAfter = (endsAt: Date, days: number, zone: string): Date =>
  endOfDay(dayIn(zone, new Date(endsAt.getTime() + days * DAY)), zone)

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
