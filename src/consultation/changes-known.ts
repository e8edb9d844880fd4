import type { Localized } from '../platform/languages/public.ts'

/**
 * Something of an edition that is no longer as first announced. `announcedOn` is a day of the calendar; null = unknown. `reason` is as typed
 * by whoever changed it here, empty when only a source tells. What was `takenBackAt` some moment no longer counts, but was seen.
 */
export type EditionChange = {
  code: string
  what: string
  target: Record<string, unknown>
  from: Record<string, unknown>
  to: Record<string, unknown>
  announcedOn: string | null
  source: string | null
  reason: string
  takenBackAt: Date | null
}

/** Something of an edition that is no longer as first announced, known from a source rather than made here. */
export type KnownChange = {
  readonly code: string
  readonly what: string
  readonly target: Record<string, unknown>
  readonly from: Record<string, unknown>
  readonly to: Record<string, unknown>
  /** A day of the calendar; null = unknown. */
  readonly announcedOn: string | null
  readonly reason: Localized
  readonly source: string | null
  readonly note: string | null
}
