import { fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Made } from './messages.ts'
import type { Format, Paper } from './paper.ts'

const MOST_SECONDS = 120
const MOST_WAITING = 20

let busy = false
const waiting: (() => void)[] = []

/**
 * Makes a file of a document in a process of its own, one after the other on this node: never on the thread that answers requests. What
 * takes more memory or time than a document may ends that process alone, as does `stop` when nobody wants it any more.
 */
export async function makeDocument(paper: Paper, format: Format, stop?: AbortSignal): Promise<Made> {
  if (waiting.length >= MOST_WAITING) return { kind: 'busy' }
  if (busy) await new Promise<void>((turn) => waiting.push(turn))
  busy = true
  try {
    return stop?.aborted ? { kind: 'large' } : await madeByProcess(paper, format, stop)
  } finally {
    const next = waiting.shift()
    if (next) next()
    else busy = false
  }
}

function madeByProcess(paper: Paper, format: Format, stop?: AbortSignal): Promise<Made> {
  const made = new URL('./document-maker.js', import.meta.url)
  const file = fileURLToPath(existsSync(made) ? made : new URL('./maker.ts', import.meta.url))
  // Nothing of our environment, such as passwords, is of any use to it.
  const child = fork(file, [], { serialization: 'advanced', stdio: 'ignore', env: {}, execArgv: [] })
  return new Promise((resolve) => {
    const end = (result: Made) => {
      clearTimeout(limit)
      child.kill('SIGKILL')
      resolve(result)
    }
    stop?.addEventListener('abort', () => end({ kind: 'large' }), { once: true })
    const limit = setTimeout(() => end({ kind: 'large' }), MOST_SECONDS * 1000)
    child.on('message', (result) => end(result as Made))
    child.on('exit', () => end({ kind: 'large' }))
    child.on('error', (error) => end({ kind: 'faulty', reason: error.message }))
    child.send({ paper, format }, (error) => error && end({ kind: 'faulty', reason: error.message }))
  })
}
