import { type AgendaChoice, type AgendaDay, byWeek, dayIsChosen } from './agenda-choice.ts'

/** From this many sessions on a page shows one week at a time, to stay light. */
const WHOLE_UP_TO = 200

/**
 * The days a page shows: those asked for; else what is not over, so that the page opens at now during the forum. Before and after it that is
 * all of a short programme, or the first or last week of a long one. A grid shows one day.
 */
export function shownDays(days: readonly AgendaDay[], choice: AgendaChoice, now: Date): readonly AgendaDay[] {
  if (choice.day !== '') return days.filter(({ day }) => dayIsChosen(choice, day))
  // By its sessions, not its name: one that began before midnight may still run.
  const open = days.findIndex(({ entries }) => entries.some((entry) => entry.endsAt > now))
  const ahead = open < 0 ? days : days.slice(open)
  if (choice.view === 'day') return ahead.slice(0, 1)
  const count = ahead.reduce((sum, day) => sum + day.entries.length, 0)
  if (count <= WHOLE_UP_TO) return ahead
  const weeks = byWeek(ahead)
  return (open < 0 ? weeks.at(-1) : weeks[0])?.days ?? []
}
