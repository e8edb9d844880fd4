import { CsvError, parse } from 'csv-parse/sync'
import { LIMITS } from '../limits.ts'
import { Unreadable } from '../report.ts'
import { unguarded } from '../table.ts'
import type { Found } from './found.ts'
import { type FoundRow, headingWorth, readTable } from './table.ts'

const SEPARATORS = [',', ';', '\t', '|'] as const
const HEADING_WITHIN = 20
const HEADING_CHARACTERS = 256 * 1024

/** Text as a table; null when none of its first lines is the heading of a programme under any separator. */
export function readCsv(text: string): Found | null {
  const announced = /^sep=(.)\r?\n/i.exec(text)
  const body = announced ? text.slice(announced[0].length) : text
  const shift = announced ? 1 : 0
  const head = body.slice(0, HEADING_CHARACTERS)
  let best = { worth: 0, separator: ',' as string, row: 0 }
  for (const separator of announced ? [announced[1] as string] : SEPARATORS)
    rowsOf(head, separator, HEADING_WITHIN, true).forEach(({ cells }, row) => {
      const worth = headingWorth(cells)
      if (worth > best.worth) best = { worth, separator, row }
    })
  if (best.worth === 0) return null
  const rows = rowsOf(body, best.separator, LIMITS.rows + best.row + 1, false).slice(best.row)
  if (rows.length > LIMITS.rows) throw new Unreadable('too-many-events', { most: LIMITS.events, events: rows.length })
  return readTable(
    rows.map((row) => ({ ...row, line: row.line + shift })),
    unguarded,
  )
}

function rowsOf(text: string, separator: string, most: number, justLooking: boolean): FoundRow[] {
  try {
    const records = parse(text, {
      delimiter: separator,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      info: true,
      to: most,
      max_record_size: 4 * 1024 * 1024,
      record_delimiter: ['\r\n', '\n', '\r'],
    }) as unknown as { record: string[]; info: { lines: number } }[]
    let line = 1
    return records.map(({ record, info }) => {
      const row = { line, cells: record.slice(0, LIMITS.columns) }
      line = info.lines + 1
      return row
    })
  } catch (error) {
    if (justLooking) return most > 1 ? rowsOf(text, separator, 1, true) : []
    if (!(error instanceof CsvError)) throw error
    if (error.code === 'CSV_QUOTE_NOT_CLOSED') throw new Unreadable('file-cut', { line: text.split('\n').length })
    if (error.code === 'CSV_MAX_RECORD_SIZE')
      throw new Unreadable('value-too-large', { line: Number(error.lines ?? 1) })
    throw new Unreadable('table-broken', { line: Number(error.lines ?? 1), what: error.code })
  }
}
