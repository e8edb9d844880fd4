// A process of its own: typesetting is one long step, so a thread of it does the work and the other one watches what it takes.
import { isMainThread, parentPort, Worker } from 'node:worker_threads'
import type { Asked, Made } from './messages.ts'
import { writeDocx } from './write-docx.ts'
import { writeHtml } from './write-html.ts'
import { writePdf } from './write-pdf.ts'

/** Resident memory of the process, in bytes. */
const MOST_BYTES = 2 * 1024 ** 3
const WATCH_MILLISECONDS = 50

const mostMemory = () => process.resourceUsage().maxRSS * 1024

async function make({ paper, format }: Asked): Promise<Made> {
  try {
    if (format === 'pdf') {
      const { pages, ...pdf } = writePdf(paper)
      return { kind: 'made', ...pdf, took: { pages, memory: mostMemory() } }
    }
    const bytes = format === 'docx' ? await writeDocx(paper) : new TextEncoder().encode(writeHtml(paper))
    return { kind: 'made', bytes, lacks: null, took: { pages: null, memory: mostMemory() } }
  } catch (error) {
    return { kind: 'faulty', reason: error instanceof Error ? error.message : String(error) }
  }
}

if (isMainThread) {
  process.on('message', (asked: Asked) => {
    const thread = new Worker(new URL(import.meta.url))
    thread.once('message', (made: Made) => process.send?.(made, () => process.exit(0)))
    thread.once('error', () => process.exit(9))
    thread.postMessage(asked)
    setInterval(() => process.memoryUsage.rss() > MOST_BYTES && process.exit(9), WATCH_MILLISECONDS)
  })
  process.on('disconnect', () => process.exit(0))
} else {
  parentPort?.on('message', async (asked: Asked) => parentPort?.postMessage(await make(asked)))
}
