import { Temporal } from 'temporal-polyfill'
import { formatDays, type Language } from '../platform/languages/public.ts'
import type { EditionChange } from './changes-known.ts'
import { consultationTexts } from './texts.ts'

export const MODES = ['physical', 'hybrid', 'virtual'] as const
export type Mode = (typeof MODES)[number]

export const isMode = (value: unknown): value is Mode => (MODES as readonly unknown[]).includes(value)

/** How people take part, in words: on site, online, both. An unknown mode is shown as it is kept. */
export function modeName(mode: string, language: Language): string {
  return isMode(mode) ? consultationTexts(language)(`home.mode.${mode}`) : mode
}

/** A stretch of days in one mode; days of the calendar, both included. */
export type ModePeriod = { from: string; to: string; mode: string }

export const periodsOf = (value: Record<string, unknown>): ModePeriod[] =>
  Array.isArray(value.periods) ? (value.periods as ModePeriod[]) : []

export const ofTheForum = (change: Pick<EditionChange, 'what' | 'target'>): boolean =>
  change.what === 'mode_changed' && change.target.edition !== undefined

const standing = (changes: readonly EditionChange[]) =>
  changes.filter((change) => ofTheForum(change) && change.takenBackAt === null)

/** The modes of the forum's days as last settled, in the order the changes became known; empty while only the plan stands. */
export function settledModes(changes: readonly EditionChange[]): ModePeriod[] {
  return (
    standing(changes)
      .map((change) => periodsOf(change.to))
      .findLast((periods) => periods.length > 0) ?? []
  )
}

/** The mode of the edition as first planned, whatever became of it: what its letter states. */
export function plannedMode(mode: string, changes: readonly EditionChange[]): string {
  const first = changes.find(ofTheForum)
  return isMode(first?.from.mode) ? first.from.mode : mode
}

/** The edition's own mode after its changes, that of its last days; what was taken back does not count, in whatever order it was. */
export const modeStanding = (mode: string, changes: readonly EditionChange[]): string =>
  settledModes(changes).at(-1)?.mode ?? plannedMode(mode, changes)

/** A switch of a forum: days in one of the modes `of` become `to`; of all days to come, or of those that are named. */
export type Switch = { readonly to: Mode; readonly of: readonly Mode[]; readonly days?: readonly string[] }

/**
 * The days of a forum after a switch that becomes known `today`: days that are over keep the mode they were held in, a stretch under way
 * is cut before today, and neighbours in one mode become one stretch. `today` counts as a day to come.
 */
export function switchDays(periods: readonly ModePeriod[], { to, of, days }: Switch, today: string): ModePeriod[] {
  if (days) return joinedUp(daysSwitched(periods, { to, of, days }, today))
  const cut = periods.flatMap((period) => {
    const switches = (of as readonly string[]).includes(period.mode)
    if (!switches || period.to < today) return [period]
    if (period.from >= today) return [{ ...period, mode: to }]
    return [
      { ...period, to: Temporal.PlainDate.from(today).subtract({ days: 1 }).toString() },
      { from: today, to: period.to, mode: to },
    ]
  })
  return joinedUp(cut)
}

/** Each stretch cut around the days named. */
function daysSwitched(periods: readonly ModePeriod[], { to, of, days }: Required<Switch>, today: string): ModePeriod[] {
  const next = (day: string, by: number) => Temporal.PlainDate.from(day).add({ days: by }).toString()
  return periods.flatMap((period) => {
    const switches = (of as readonly string[]).includes(period.mode)
    const named = days.filter((day) => switches && day >= today && day >= period.from && day <= period.to).toSorted()
    let from = period.from
    const parts: ModePeriod[] = []
    for (const day of new Set(named)) {
      if (from < day) parts.push({ ...period, from, to: next(day, -1) })
      parts.push({ from: day, to: day, mode: to })
      from = next(day, 1)
    }
    return from <= period.to ? [...parts, { ...period, from }] : parts
  })
}

/** Neighbours in one mode as one stretch. */
function joinedUp(periods: readonly ModePeriod[]): ModePeriod[] {
  const joined: ModePeriod[] = []
  for (const period of periods) {
    const before = joined.at(-1)
    if (before?.mode === period.mode) joined.splice(-1, 1, { ...before, to: period.to })
    else joined.push(period)
  }
  return joined
}

export const periodWords = (period: ModePeriod, language: Language): string =>
  consultationTexts(language)('change.period', {
    mode: modeName(period.mode, language),
    days: formatDays(period.from, period.to, language),
  })
