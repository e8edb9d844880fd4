import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import type { Asked, News } from './words.ts'

type Waiting = { resolve(news: News): void; reject(error: Error): void }
type Own = { readonly worker: Worker; readonly waiting: Map<number, Waiting> }

const KEPT = 12

/** The thread's file: beside this one in the sources, an entry of its own in the built program. */
function entry(): URL {
  const places = ['./entry.ts', './plan-thread.js', '../plan-thread.js']
  const found = places.map((place) => new URL(place, import.meta.url)).find((url) => existsSync(url))
  if (!found) throw new Error(`no entry for the plan's thread beside ${import.meta.url}`)
  return found
}

/** A thread that answers one question after the other, once somebody has asked; it keeps no process alive. */
export class Lane {
  /** Answers kept, the one longest not asked for given up first: a page turned back and forth asks the same. */
  readonly #kept = new Map<string, Promise<unknown>>()
  #own: Own | null = null
  #asked = 0

  start(): Own {
    if (this.#own) return this.#own
    const worker = new Worker(entry(), { workerData: { planThread: true } })
    const own: Own = { worker, waiting: new Map() }
    this.#own = own
    worker.unref()
    const ended = (error: Error) => {
      if (this.#own === own) this.#own = null // the next question starts another
      for (const one of own.waiting.values()) one.reject(error)
      own.waiting.clear()
    }
    worker.on('message', (news: News) => {
      const one = own.waiting.get(news.id)
      own.waiting.delete(news.id)
      if (own.waiting.size === 0) worker.unref()
      if (news.fault === undefined) one?.resolve(news)
      else one?.reject(new Error(news.fault))
    })
    worker.on('error', (error) => ended(error instanceof Error ? error : new Error(String(error))))
    worker.on('exit', (code) => ended(new Error(`the plan's thread ended with code ${code}`)))
    return own
  }

  ask(asked: Asked): Promise<News> {
    const { worker, waiting } = this.start()
    const id = ++this.#asked
    return new Promise<News>((resolve, reject) => {
      waiting.set(id, { resolve, reject })
      worker.ref()
      worker.postMessage({ id, asked })
    })
  }

  /** The answer to a question of this mark: the one that is kept, or that is worked out already, or a new one. */
  once<Answer>(mark: string, ask: () => Promise<Answer>): Promise<Answer> {
    const kept = this.#kept
    const found = (kept.get(mark) ?? ask()) as Promise<Answer>
    kept.delete(mark)
    kept.set(mark, found)
    for (const oldest of kept.keys()) {
      if (kept.size <= KEPT) break
      kept.delete(oldest)
    }
    found.catch(() => kept.get(mark) === found && kept.delete(mark))
    return found
  }

  async end(): Promise<void> {
    this.#kept.clear()
    const own = this.#own
    this.#own = null
    await own?.worker.terminate()
  }
}
