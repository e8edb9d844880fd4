import { parentPort } from 'node:worker_threads'
import writeExcelFile from 'write-excel-file/node'
import { shortened, xmlText } from '../texts-of-files.ts'
import { type Cell, LONGEST_CELL, type ToWorkbook } from './workbook.ts'

// This file is the entry of a thread of its own, in the sources as in the built program.
const rows: (readonly Cell[])[] = []

/** Every text is written as text, so none becomes a formula. */
const cellOf = (value: Cell) =>
  value === ''
    ? null
    : typeof value === 'number'
      ? { value, type: Number }
      : { value: xmlText(shortened(value, LONGEST_CELL)), type: String, alignVertical: 'top' as const }

parentPort?.on('message', async (news: ToWorkbook) => {
  if (news.kind === 'rows') {
    rows.push(...news.rows)
    return
  }
  const [heading = [], ...body] = rows
  const head = heading.map((name) => ({ value: String(name), type: String, fontWeight: 'bold' as const }))
  const { sheet, rightToLeft } = news
  const columns = heading.map(() => ({ width: 22 }))
  const file = writeExcelFile([head, ...body.map((row) => row.map(cellOf))], {
    ...{ sheet, columns, rightToLeft },
    stickyRowsCount: 1,
  })
  parentPort?.postMessage(new Uint8Array(await file.toBuffer()))
})
