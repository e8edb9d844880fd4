import writeExcelFile from 'write-excel-file/node'
import type { Cell } from './table.ts'

/** A table as a workbook: words as words, so that none becomes a formula, and numbers as numbers. */
export async function workbookOf(table: readonly (readonly Cell[])[], rightToLeft: boolean): Promise<Uint8Array> {
  const [head = [], ...body] = table
  const sheet = [
    head.map((name) => ({ value: String(name), type: String, fontWeight: 'bold' as const })),
    ...body.map((row) =>
      row.map((cell) => (typeof cell === 'number' ? { value: cell, type: Number } : { value: cell, type: String })),
    ),
  ]
  const columns = head.map((_, i) => ({ width: i === 0 ? 30 : 18 }))
  const file = writeExcelFile(sheet, { sheet: 'figures', columns, stickyRowsCount: 1, rightToLeft })
  return new Uint8Array(await file.toBuffer())
}
