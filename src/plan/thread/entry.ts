import { createHash } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import { answerTo, type Kind, type Questions } from './answers.ts'

/** Answers kept here, the oldest given up first: a page turned back and forth asks the same. */
const KEPT = 12
const kept = new Map<string, unknown>()

/** Equal questions have equal marks; sets and maps count by what they hold. */
const markOf = (kind: Kind, asks: unknown): string =>
  createHash('sha256')
    .update(kind)
    .update(
      JSON.stringify(asks, (_, value: unknown) =>
        value instanceof Uint8Array
          ? createHash('sha256').update(value).digest('base64')
          : value instanceof Map || value instanceof Set
            ? [...(value as Iterable<unknown>)]
            : value,
      ),
    )
    .digest('base64')

async function answer<K extends Kind>(kind: K, asks: Questions[K]['asks']): Promise<unknown> {
  const mark = markOf(kind, asks)
  const found = kept.has(mark) ? kept.get(mark) : await answerTo(kind, asks)
  kept.delete(mark)
  kept.set(mark, found)
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT) break
    kept.delete(oldest)
  }
  return found
}

/** This file is the entry of a thread of its own, in the sources as in the built program. */
if (parentPort && (workerData as { planThread?: true } | null)?.planThread) {
  const port = parentPort
  port.on('message', async ({ id, kind, asks }: { id: number; kind: Kind; asks: never }) => {
    try {
      port.postMessage({ id, answer: await answer(kind, asks) })
    } catch (error) {
      port.postMessage({ id, fault: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    }
  })
}
