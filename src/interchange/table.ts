/** A table as both CSV and workbooks hold it: a heading, then one row per session. Every cell says one thing. */
export const COLUMNS = [
  'guid',
  'id',
  'code',
  'slug',
  'uid',
  'state',
  'title',
  'subtitle',
  'type',
  'track',
  'day',
  'date_local',
  'start_local',
  'end_local',
  'start',
  'end',
  'zone',
  'duration_minutes',
  'room',
  'room_guid',
  'room_kind',
  'abstract',
  'description',
  'url',
  'recording_url',
  'licence',
  'do_not_record',
  'logo',
  'feedback_url',
  'origin_url',
  'note',
  'sequence',
  'updated',
] as const
export type ColumnName = (typeof COLUMNS)[number]

/** Columns that are there as often as the fullest session needs: `person_1_name`, `person_2_name`, … */
export const REPEATED = {
  language: [''],
  person: ['name', 'role', 'organization', 'guid'],
  link: ['url', 'title'],
  attachment: ['url', 'title'],
} as const

export type Table = {
  readonly heading: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

const FORMULA = /(^|[,;\t|\n\r])(["\s]*)('*)(?=[=+\-@＝＋－＠])/gu
const GUARDED = /(^|[,;\t|\n\r])(["\s]*)'('*)(?=[=+\-@＝＋－＠])/gu

/**
 * A cell that no spreadsheet takes for a formula, whatever it takes for the separator: an apostrophe stands before a sign that would begin
 * one, at the start and after anything that could part cells.
 */
export const guarded = (text: string): string => text.replace(FORMULA, "$1$2'$3")
/** The cell as it was before `guarded`. */
export const unguarded = (text: string): string => text.replace(GUARDED, '$1$2$3')
