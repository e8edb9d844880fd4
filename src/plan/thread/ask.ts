import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import type { Kind, Questions } from './answers.ts'

type Waiting = { resolve(answer: unknown): void; reject(error: Error): void }
type News = { readonly id: number; readonly answer?: unknown; readonly fault?: string }

/** The thread of this process that answers, once somebody has asked; it keeps no process alive. */
let thread: { readonly worker: Worker; readonly waiting: Map<number, Waiting> } | null = null
let asked = 0

/** The thread's file: beside this one in the sources, an entry of its own in the built program. */
function entry(): URL {
  const places = ['./entry.ts', './plan-thread.js', '../plan-thread.js']
  const found = places.map((place) => new URL(place, import.meta.url)).find((url) => existsSync(url))
  if (!found) throw new Error(`no entry for the plan's thread beside ${import.meta.url}`)
  return found
}

function started() {
  if (thread) return thread
  const worker = new Worker(entry(), { workerData: { planThread: true } })
  const waiting = new Map<number, Waiting>()
  const own = { worker, waiting }
  thread = own
  worker.unref()
  const ended = (error: Error) => {
    if (thread === own) thread = null // the next question starts another
    for (const one of waiting.values()) one.reject(error)
    waiting.clear()
  }
  worker.on('message', ({ id, answer, fault }: News) => {
    const one = waiting.get(id)
    waiting.delete(id)
    if (waiting.size === 0) worker.unref()
    if (fault === undefined) one?.resolve(answer)
    else one?.reject(new Error(fault))
  })
  worker.on('error', (error) => ended(error instanceof Error ? error : new Error(String(error))))
  worker.on('exit', (code) => ended(new Error(`the plan's thread ended with code ${code}`)))
  return own
}

/** Asks the plan's thread; the thread that serves goes on meanwhile. */
export function inThread<K extends Kind>(kind: K, asks: Questions[K]['asks']): Promise<Questions[K]['answer']> {
  const { worker, waiting } = started()
  const id = ++asked
  return new Promise<Questions[K]['answer']>((resolve, reject) => {
    waiting.set(id, { resolve: (answer) => resolve(answer as Questions[K]['answer']), reject })
    worker.ref()
    worker.postMessage({ id, kind, asks })
  })
}

/** Starts the thread before somebody waits for it. */
export const warmThread = (): void => void started()

/** Ends the thread, so that a process can stop at once. */
export async function endThread(): Promise<void> {
  const own = thread
  thread = null
  await own?.worker.terminate()
}
