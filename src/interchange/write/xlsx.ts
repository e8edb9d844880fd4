import writeExcelFile from 'write-excel-file/node'
import type { Schedule } from '../schedule.ts'
import { shortened, xmlText } from '../texts-of-files.ts'
import { sessionTable } from './table.ts'

const NUMBERS = new Set(['id', 'duration_minutes', 'sequence'])
const WIDE = new Set(['title', 'abstract', 'description'])
/** Excel takes no more characters in a cell. */
const LONGEST_CELL = 32_767

/**
 * All sessions as a workbook. Every text is written as text, so none becomes a formula; times stay texts too, because a date of Excel has
 * no zone.
 */
export async function sessionsXlsx(
  schedule: Schedule,
  { rightToLeft = false }: { rightToLeft?: boolean } = {},
): Promise<Uint8Array> {
  const { heading, rows } = sessionTable(schedule)
  const head = heading.map((name) => ({ value: name, type: String, fontWeight: 'bold' as const }))
  const body = rows.map((row) =>
    row.map((text, n) => {
      if (text === '') return null
      if (NUMBERS.has(heading[n] ?? '')) return { value: Number(text), type: Number }
      return { value: xmlText(shortened(text, LONGEST_CELL)), type: String, alignVertical: 'top' as const }
    }),
  )
  const columns = heading.map((name) => ({ width: WIDE.has(name) ? 40 : 18 }))
  const file = writeExcelFile([head, ...body], { sheet: 'sessions', columns, stickyRowsCount: 1, rightToLeft })
  return new Uint8Array(await file.toBuffer())
}
