import type { Schedule } from '../schedule.ts'
import { guarded } from '../table.ts'
import { sessionTable } from './table.ts'

const cell = (text: string): string =>
  `"${guarded(text.replace(/\r\n?/g, '\n').replaceAll('\u0000', '')).toWellFormed().replaceAll('"', '""')}"`

/** All sessions as CSV (RFC 4180), with a byte order mark so that spreadsheets read Arabic and Chinese as they are. */
export function sessionsCsv(schedule: Schedule): string {
  const { heading, rows } = sessionTable(schedule)
  return `\uFEFF${[heading, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}
