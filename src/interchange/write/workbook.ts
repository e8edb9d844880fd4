import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { cut } from '../../platform/text.ts'

export type Cell = string | number
/** Excel takes no more characters in a cell. */
export const LONGEST_CELL = 32_767

type How = { readonly sheet: string; readonly rightToLeft: boolean }
export type ToWorkbook =
  | { readonly kind: 'rows'; readonly rows: readonly (readonly Cell[])[] }
  | ({ readonly kind: 'end' } & How)

/** The thread's file: beside this one in the sources, an entry of its own in the built program. */
function entry(): URL {
  const places = ['./workbook-worker.ts', './workbook-worker.js', '../workbook-worker.js']
  const found = places.map((place) => new URL(place, import.meta.url)).find((url) => existsSync(url))
  if (!found) throw new Error(`no entry for the workbook's thread beside ${import.meta.url}`)
  return found
}

/** A name Excel takes for a sheet. */
const sheetName = (name: string) => cut(name.replace(/[\\/*?:[\]]/g, ' '), 31)

/** A table as a workbook, its first row the heading; made in a thread of its own, handed over in parts. */
export async function workbookApart(parts: AsyncIterable<readonly (readonly Cell[])[]>, how: How): Promise<Uint8Array> {
  const thread = new Worker(entry())
  try {
    const made = new Promise<Uint8Array>((done, failed) => {
      thread.once('message', done).once('error', failed)
      thread.once('exit', (code) => failed(new Error(`the workbook's thread ended with ${code}`)))
    })
    made.catch(() => {}) // a part that cannot be read is told first
    const tell = (news: ToWorkbook) => thread.postMessage(news)
    for await (const rows of parts) tell({ kind: 'rows', rows })
    tell({ kind: 'end', ...how, sheet: sheetName(how.sheet) })
    return await made
  } finally {
    void thread.terminate()
  }
}
