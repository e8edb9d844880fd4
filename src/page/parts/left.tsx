import type { Language } from '../../platform/languages/public.ts'
import { pageTexts } from '../texts.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** How much time is left, in the unit that a person plans with: days while there are two, hours while there are two, then minutes. */
export function timeLeft(until: Date, now: Date): { unit: 'days' | 'hours' | 'minutes'; count: number } | null {
  const left = until.getTime() - now.getTime()
  if (left <= 0) return null
  if (left >= 2 * DAY) return { unit: 'days', count: Math.floor(left / DAY) }
  if (left >= 2 * HOUR) return { unit: 'hours', count: Math.floor(left / HOUR) }
  return { unit: 'minutes', count: Math.floor(left / MINUTE) }
}

/** The time left until a moment, when the page was made; nothing after it. */
export function TimeLeft({ until, now, language }: { until: Date; now: Date; language: Language }) {
  const left = timeLeft(until, now)
  return left && <b>{pageTexts(language)(`left.${left.unit}`, { count: left.count })}</b>
}
