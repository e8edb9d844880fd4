import { formatDays, type Language } from '../platform/languages/public.ts'
import type { EditionChange } from './reads.ts'
import { consultationTexts } from './texts.ts'

/** How people take part, in words: on site, online, both. An unknown mode is shown as it is kept. */
export function modeName(mode: string, language: Language): string {
  const t = consultationTexts(language)
  if (mode === 'physical' || mode === 'hybrid' || mode === 'virtual') return t(`home.mode.${mode}`)
  return mode
}

/** A stretch of days in one mode; days of the calendar, both included. */
export type ModePeriod = { from: string; to: string; mode: string }

/** The modes of the forum's days as last settled; empty while only the plan stands. */
export function settledModes(changes: readonly EditionChange[]): ModePeriod[] {
  const settled = changes.findLast((c) => c.what === 'mode_changed' && c.target.edition !== undefined)
  return Array.isArray(settled?.to.periods) ? (settled.to.periods as ModePeriod[]) : []
}

export const periodWords = (period: ModePeriod, language: Language): string =>
  `${modeName(period.mode, language)}, ${formatDays(period.from, period.to, language)}`
