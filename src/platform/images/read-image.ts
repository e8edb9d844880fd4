import { type ChildProcess, fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Answered, Asked, Reading } from './messages.ts'

const MOST_SECONDS = 10
/** Sizes are made by a job, which nobody waits for. */
const MOST_SECONDS_OF_SIZES = 30
const MOST_WAITING = 50
/** Now and then a fresh process: decoders seldom give all their memory back. */
const READINGS_A_PROCESS = 200
const IDLE_MILLISECONDS = 60_000

type Waiting = { asked: Asked; answer: (reading: Reading) => void }

/**
 * Reads a photograph of a stranger in a process of its own, one after the other: its public copy, or what is wrong with it. A picture that
 * needs more memory or more than ten seconds ends that process and is `large`; the next one gets a new process.
 */
export async function readImage(bytes: Uint8Array, minLongSide: number): Promise<Exclude<Reading, { kind: 'sized' }>> {
  const reading = await inTurn({ bytes, minLongSide })
  return reading.kind === 'sized' ? { kind: 'broken' } : reading
}

/** The same for pages: in these widths (never wider than it is), each as AVIF and WebP, and how it looks in 9 by 8 pixels. */
export async function sizesOf(
  bytes: Uint8Array,
  sizes: readonly number[],
): Promise<Exclude<Reading, { kind: 'read' | 'small' }>> {
  const reading = await inTurn({ bytes, minLongSide: 0, sizes })
  return reading.kind === 'read' || reading.kind === 'small' ? { kind: 'broken' } : reading
}

function inTurn(asked: Omit<Asked, 'id'>): Promise<Reading> {
  if (waiting.length >= MOST_WAITING) return Promise.resolve({ kind: 'busy' })
  return new Promise((answer) => {
    waiting.push({ asked: { id: ++lastId, ...asked }, answer })
    if (!busy) void work()
  })
}

let lastId = 0
let busy = false
const waiting: Waiting[] = []
let reader: { process: ChildProcess; left: number; idle: NodeJS.Timeout | null } | null = null

async function work(): Promise<void> {
  busy = true
  for (let next = waiting.shift(); next; next = waiting.shift()) next.answer(await readOne(next.asked))
  busy = false
}

function readOne(asked: Asked): Promise<Reading> {
  const using = reader ?? begin()
  reader = using
  if (using.idle) clearTimeout(using.idle)
  using.left--
  return new Promise((resolve) => {
    const end = (reading: Reading, over: boolean) => {
      clearTimeout(limit)
      using.process.off('exit', onExit).off('message', onMessage)
      if (over || using.left <= 0) dismiss(using)
      else using.idle = setTimeout(() => dismiss(using), IDLE_MILLISECONDS).unref()
      resolve(reading)
    }
    const tooMuch: Reading = { kind: 'large', width: 0, height: 0 }
    const limit = setTimeout(() => end(tooMuch, true), (asked.sizes ? MOST_SECONDS_OF_SIZES : MOST_SECONDS) * 1000)
    const onExit = () => end(tooMuch, true)
    const onMessage = ({ id, reading }: Answered) => {
      if (id === asked.id) end(reading, false)
    }
    using.process.on('exit', onExit).on('message', onMessage as (message: unknown) => void)
    using.process.send(asked, (error) => error && end({ kind: 'broken' }, true))
  })
}

function begin() {
  const made = new URL('./image-reader.js', import.meta.url)
  const file = fileURLToPath(existsSync(made) ? made : new URL('./reader.ts', import.meta.url))
  // Nothing of our environment, such as passwords, is of any use to it.
  const child = fork(file, [], { serialization: 'advanced', stdio: 'ignore', env: {}, execArgv: [] })
  child.unref()
  child.channel?.unref()
  child.on('error', () => {}) // it could not be started or reached: `exit` or the limit answers
  return { process: child, left: READINGS_A_PROCESS, idle: null as NodeJS.Timeout | null }
}

function dismiss(using: NonNullable<typeof reader>) {
  if (reader === using) reader = null
  using.process.kill('SIGKILL')
}
