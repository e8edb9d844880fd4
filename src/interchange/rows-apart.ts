import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import type { Result } from '../platform/result.ts'
import { LIMITS } from './limits.ts'
import type { FoundRow } from './read/table.ts'
import { readRows } from './read-rows.ts'
import type { FileRefusal } from './report.ts'

/** What the thread tells: rows in parts, each taken in a turn of its own; then the end, or why the table cannot be read. */
export type RowsNews =
  | { readonly kind: 'rows'; readonly rows: FoundRow[] }
  | { readonly kind: 'end' }
  | { readonly kind: 'refused'; readonly refusal: FileRefusal }

/** Text of so many bytes is read sooner here than a thread begins. */
const AT_ONCE_BYTES = 64 * 1024
/** What the thread may hold besides the file; whoever needs more has no table of people. */
const MOST_MEGABYTES = 128

/** The thread's file: beside this one in the sources, an entry of its own in the built program. */
function entry(): URL {
  const places = ['./rows-reader.ts', './table-reader.js', '../table-reader.js']
  const found = places.map((place) => new URL(place, import.meta.url)).find((url) => existsSync(url))
  if (!found) throw new Error(`no entry for the reader of tables beside ${import.meta.url}`)
  return found
}

const isText = (bytes: Uint8Array) => bytes[0] !== 0x50

/** `readRows` in a thread of its own, unless it is over at once: whoever serves pages meanwhile goes on serving them. */
export async function rowsApart(bytes: Uint8Array): Promise<Result<FoundRow[], FileRefusal>> {
  if (bytes.length <= AT_ONCE_BYTES && isText(bytes)) return readRows(bytes)
  const thread = new Worker(entry(), {
    workerData: { bytes },
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
  })
  try {
    return await told(thread)
  } finally {
    void thread.terminate()
  }
}

function told(thread: Worker): Promise<Result<FoundRow[], FileRefusal>> {
  const rows: FoundRow[] = []
  return new Promise((done, failed) => {
    thread.on('message', (news: RowsNews) => {
      if (news.kind === 'rows') rows.push(...news.rows)
      else done(news.kind === 'end' ? { ok: true, value: rows } : { ok: false, refusal: news.refusal })
    })
    thread.once('error', (error: Error & { code?: string }) =>
      error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? done({ ok: false, refusal: TOO_LARGE }) : failed(error),
    )
    thread.once('exit', (code) => failed(new Error(`the reader of tables ended with ${code}`)))
  })
}

const TOO_LARGE: FileRefusal = {
  code: 'archive-too-large',
  facts: { most: LIMITS.tableBytes, bytes: LIMITS.tableBytes + 1 },
}
