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

const SIGN = /[=+\-@＝＋－＠]/
const SEPARATOR = /[,;\t|\n\r]/
const BLANK = /["\s]/

/** Goes through a cell and changes the apostrophes before each sign that could begin a formula: at the start, or behind a separator. */
function atFormulas(text: string, change: (apostrophes: string) => string): string {
  if (!SIGN.test(text)) return text
  let [result, mayBegin, at] = ['', true, 0]
  while (at < text.length) {
    const c = text[at] as string
    if (SEPARATOR.test(c)) mayBegin = true
    else if (mayBegin && !BLANK.test(c)) {
      let sign = at
      while (text[sign] === "'") sign++
      const apostrophes = text.slice(at, sign)
      result += SIGN.test(text[sign] ?? '') ? change(apostrophes) : apostrophes
      at = sign
      mayBegin = false
      continue
    }
    result += c
    at++
  }
  return result
}

/**
 * A cell that no spreadsheet takes for a formula, whatever it takes for the separator: an apostrophe stands before a sign that would begin
 * one, at the start and after anything that could part cells.
 */
export const guarded = (text: string): string => atFormulas(text, (apostrophes) => `'${apostrophes}`)
/** The cell as it was before `guarded`. */
export const unguarded = (text: string): string => atFormulas(text, (apostrophes) => apostrophes.slice(1))
