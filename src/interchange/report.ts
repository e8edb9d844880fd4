import type { Refusal } from '../platform/result.ts'
import type { Schedule } from './schedule.ts'

/** What was done to an item, or why it was left out; the sentence stands in the texts under the code. */
export type Remark = { readonly code: RemarkCode; readonly facts: Readonly<Record<string, string | number>> }

export const REPAIRS = [
  'title-missing',
  'text-shortened',
  'html-to-text',
  'identity-made',
  'duplicate-guid',
  'duplicate-id',
  'duplicate-code',
  'time-from-day',
  'start-differs',
  'start-unreadable',
  'start-unknown',
  'start-skipped-hour',
  'day-differs',
  'duration-unknown',
  'duration-unreadable',
  'duration-as-days',
  'duration-differs',
  'end-before-start',
  'whole-day',
  'room-guid-shared',
  'person-without-name',
  'person-id-shared',
  'link-completed',
  'link-dropped',
  'language-unknown',
  'zone-unknown-in-item',
  'recurrence-occurrence',
  'recurrence-cut',
  'recurrence-unreadable',
  'line-unreadable',
] as const

export const REFUSALS_OF_ITEMS = [
  'listed-twice',
  'nothing-in-it',
  'not-an-event',
  'superseded',
  'not-accepted',
] as const

export const REMARKS_ON_FILES = ['zone-from-offset', 'zone-of-file-kept', 'encoding-guessed', 'xml-repaired'] as const

export const REFUSALS_OF_FILES = [
  'file-empty',
  'file-too-large',
  'file-cut',
  'format-unknown',
  'encoding-wrong',
  'xml-doctype',
  'xml-broken',
  'xml-too-deep',
  'value-too-large',
  'json-broken',
  'json-too-deep',
  'table-broken',
  'archive-broken',
  'archive-too-large',
  'too-many-events',
  'zone-needed',
  'zone-unknown',
] as const

export type RemarkCode =
  | (typeof REPAIRS)[number]
  | (typeof REFUSALS_OF_ITEMS)[number]
  | (typeof REMARKS_ON_FILES)[number]
export type FileRefusal = Refusal<(typeof REFUSALS_OF_FILES)[number]>

/** What became of one item of a file: taken as it is, repaired (and how), or refused (and why). */
export type Item = {
  /** Where it begins in a text file or table; null in a format without lines. */
  readonly line: number | null
  /** Where it stands in a file of objects, such as `schedule.conference.days[0].rooms.Hall[2]`. */
  readonly path: string | null
  /** As the file calls it. */
  readonly id: string | null
  readonly title: string | null
  /** The event of the schedule it became; null where it was refused. */
  readonly guid: string | null
  readonly outcome: 'taken' | 'repaired' | 'refused'
  readonly remarks: readonly Remark[]
}

export const FORMATS = [
  'frab-xml',
  'schedule-json',
  'schedule2-json',
  'icalendar',
  'sessionize',
  'indico',
  'csv',
  'xlsx',
  'convoke-json',
] as const
export type Format = (typeof FORMATS)[number]

/** A file that could be read: its programme, what became of each item, and what holds for the whole file. */
export type Reading = {
  readonly format: Format
  readonly schedule: Schedule
  readonly items: readonly Item[]
  readonly remarks: readonly Remark[]
}

export const remark = (code: RemarkCode, facts: Record<string, string | number> = {}): Remark => ({ code, facts })

/** Thrown inside a reader to end it; `readSchedule` turns it into a refusal. */
export class Unreadable extends Error {
  readonly refusal: FileRefusal
  constructor(code: FileRefusal['code'], facts: Record<string, string | number> = {}) {
    super(code)
    this.refusal = { code, facts }
  }
}
