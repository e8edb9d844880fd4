import { parentPort, workerData } from 'node:worker_threads'
import type { FoundRow } from './read/table.ts'
import { readRows } from './read-rows.ts'
import type { RowsNews } from './rows-apart.ts'

// This file is the entry of a thread of its own, in the sources as in the built program.

/** Cells handed over at a time: whoever takes them is not held. */
const CELLS_A_PART = 10_000

const tell = (news: RowsNews) => parentPort?.postMessage(news)

const read = await readRows(workerData.bytes)
if (read.ok) {
  let part: FoundRow[] = []
  let cells = 0
  for (const row of read.value) {
    part.push(row)
    cells += row.cells.length
    if (cells < CELLS_A_PART) continue
    tell({ kind: 'rows', rows: part })
    part = []
    cells = 0
  }
  tell({ kind: 'rows', rows: part })
  tell({ kind: 'end' })
} else tell({ kind: 'refused', refusal: read.refusal })
