// How a meeting is followed from afar: npm run bench:live -- [--people 1000] [--lines 30] [--kills 50] [--idle 10000] [--data FOLDER]
// People listen for captions on two nodes of a built program, as behind a balancer; a captioner feeds lines. How long a line takes until
// every one of them has heard of it, and has its words, which each page fetches for itself; then one node after the other is killed, and
// everybody is back at the other and has missed nothing; then as many open streams as wished, and what they cost. With --data the
// demonstration that is kept there is used again. Nodes, listeners and database share the machine's processors.
import { type ChildProcess, spawn } from 'node:child_process'
import fs from 'node:fs'
import http from 'node:http'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as later } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { perform, program } from '../src/acts/public.ts'
import { loadDemonstration } from '../src/demo/public.ts'
import { house } from '../src/house.ts'
import { captionerGiven, floorLed, meetingOf } from '../src/live/public.ts'
import { parseConfig } from '../src/platform/config.ts'
import { openPlatform } from '../src/platform/open.ts'

const { values: given } = parseArgs({
  allowPositionals: true, // this file itself
  options: {
    people: { type: 'string', default: '1000' },
    lines: { type: 'string', default: '30' },
    kills: { type: 'string', default: '50' },
    idle: { type: 'string', default: '10000' },
    data: { type: 'string' },
  },
})
const [PEOPLE, LINES, KILLS, IDLE] = [given.people, given.lines, given.kills, given.idle].map(Number) as [
  number,
  number,
  number,
  number,
]
const HERE = '/wsis-forum-2022/live/m2-meeting-1'
const ports = [await freePort(), await freePort()] as const
const folder = given.data ?? fs.mkdtempSync(path.join(os.tmpdir(), 'convoke-bench-live-'))
fs.mkdirSync(folder, { recursive: true })
/** Lines of this run, among those of earlier ones. */
const RUN = Date.now().toString(36)
/** As a page of ours: it does not look in the same moment as all others. */
const SPREAD_MILLISECONDS = 250
fs.chmodSync(folder, 0o755)

function freePort(): Promise<number> {
  const probe = net.createServer()
  return new Promise((done) =>
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as net.AddressInfo
      probe.close(() => done(port))
    }),
  )
}

/** A meeting that is under way, with a link for whoever writes its captions. */
async function prepared() {
  const config = parseConfig({ CONVOKE_DATA: folder, CONVOKE_DEMO: '1', LOG_LEVEL: 'silent' })
  if (!config.ok) throw new Error(String(config.refusal.facts.mistakes))
  const opened = await openPlatform(config.value, house)
  if (!opened.ok) throw new Error(opened.refusal.code)
  const { platform, close } = opened.value
  const kept = await house.editionNamed(platform.db, 'wsis-forum-2022')
  if (!kept) await loadDemonstration(platform, new Date('2021-12-08T13:12:00Z'))
  const edition = kept ?? (await house.editionNamed(platform.db, 'wsis-forum-2022'))
  const meeting = edition && (await meetingOf(platform.db, edition, 'm2-meeting-1'))
  if (!edition || !meeting) throw new Error('There is no meeting.')
  const wish = { meeting, rehearsal: false, name: 'Bench', language: 'es' as const }
  const done = await perform(platform, captionerGiven, { edition, actor: program(), wish })
  if (!done.ok) throw new Error(done.refusal.code)
  const change = async () => {
    const opening = { meeting, rehearsal: false, lead: { does: 'open' } } as const
    const led = await perform(platform, floorLed, { edition, actor: program(), wish: opening })
    if (!led.ok) throw new Error(led.refusal.code)
  }
  return { secret: done.value.secret, change, close }
}

const nodes: (ChildProcess | null)[] = [null, null]
function start(which: 0 | 1): void {
  const watched = path.join(import.meta.dirname, 'watched.mjs')
  const more = { PORT: String(ports[which]), HOST: '127.0.0.1', CONVOKE_DATA: folder, CONVOKE_DEMO: '1' }
  // Each listener is somebody else, as far as counting goes; and there is room for all that are asked for.
  const room = {
    CONVOKE_TRUSTED_PROXIES: '127.0.0.1',
    CONVOKE_STREAMS: String(2 * (IDLE + PEOPLE)),
    LOG_LEVEL: 'silent',
  }
  nodes[which] = spawn(process.execPath, ['--expose-gc', '--import', watched, 'dist/server/convoke.js', 'serve'], {
    env: { ...process.env, ...more, ...room },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
}
const rssOf = (node: ChildProcess | null) =>
  new Promise<number>((done) => {
    node?.once('message', (sample) => done((sample as { rss: number }).rss))
    node?.send('after a sweep')
  })

async function ready(which: 0 | 1): Promise<void> {
  for (let i = 0; i < 600; i++) {
    const is = await fetch(`http://127.0.0.1:${ports[which]}/health/ready`).then(
      (answer) => answer.ok,
      () => false,
    )
    if (is) return
    await later(100)
  }
  throw new Error('A node is not ready.')
}

/** Somebody who listens and, when a node goes away, asks the other. */
class Listener {
  #request: http.ClientRequest | null = null
  #over = false
  #unread = ''
  /** After a break, as the stream said; as browsers do where it said nothing. */
  #retryMilliseconds = 3000
  open = false
  which: 0 | 1
  openedAt = 0
  /** When the line looked for came with its words, and when the floor was last said to have changed. */
  readAt = 0
  heardAt = 0
  /** The last line of this run that was read, and how many were never shown. */
  last = 0
  missed = 0
  readonly nth: number
  readonly news: string
  constructor(nth: number, news: string) {
    this.nth = nth
    this.news = news
    this.which = (nth % 2) as 0 | 1
    this.#listen()
  }
  #listen() {
    const address = `10.${(this.nth >> 16) & 255}.${(this.nth >> 8) & 255}.${this.nth & 255}`
    const of = { host: '127.0.0.1', port: ports[this.which], path: `/en${HERE}${this.news}`, agent: false as const }
    this.#request = http.get({ ...of, headers: { 'x-forwarded-for': address } }, (answer) => {
      if (answer.statusCode !== 200) return answer.resume().on('end', () => this.#again())
      this.#unread = ''
      answer.setEncoding('utf8').on('data', (piece: string) => {
        if (!this.open) this.openedAt = performance.now()
        this.open = true
        const told = (this.#unread + piece).split('\n\n')
        this.#unread = told.pop() ?? ''
        for (const event of told) this.#hear(event)
      })
      answer.on('close', () => this.#again())
      return answer
    })
    this.#request.on('error', () => this.#again())
  }
  #hear(event: string) {
    if (event.startsWith('retry: ')) this.#retryMilliseconds = Number(event.slice('retry: '.length))
    if (event.startsWith('event: changed')) this.heardAt = performance.now()
    if (!event.startsWith('event: lines')) return
    const numbers = [...event.matchAll(new RegExp(`"line ${RUN} (\\d+)"`, 'g'))].map(([, number]) => Number(number))
    const [first = 0, latest = 0] = [numbers[0], numbers.at(-1)]
    if (latest <= this.last) return
    this.missed += Math.max(0, first - this.last - 1)
    this.last = latest
    if (latest === sequence) this.readAt = performance.now()
  }
  #again() {
    if (this.#over) return
    this.open = false
    this.which = this.which === 0 ? 1 : 0
    setTimeout(() => this.#listen(), this.#retryMilliseconds)
  }
  close() {
    this.#over = true
    this.#request?.destroy()
  }
}

const agent = new http.Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY })
const asked = (port: number, at: string) =>
  new Promise<string>((done, failed) => {
    const request = http.get({ host: '127.0.0.1', port, path: at, agent }, (answer) => {
      let words = ''
      answer.setEncoding('utf8')
      answer.on('data', (piece: string) => {
        words += piece
      })
      answer.on('end', () => done(words))
    })
    request.on('error', failed)
  })

let sequence = 0
/** One line, sent again to whichever node answers until it has arrived. */
async function feed(secret: string): Promise<void> {
  sequence++
  for (let tries = 0; tries < 200; tries++) {
    const port = ports[tries % 2 === 0 ? 0 : 1]
    const address = `http://127.0.0.1:${port}${HERE}/captioner/${secret}/feed?in=es&seq=${sequence}`
    const body = `line ${RUN} ${sequence}`
    const headers = { 'content-type': 'text/plain' }
    const status = await fetch(address, { method: 'POST', body, headers, signal: AbortSignal.timeout(5000) }).then(
      (answer) => answer.status,
      () => 0,
    )
    if (status === 200) return
    await later(50)
  }
  throw new Error(`Line ${sequence} never arrived.`)
}

async function until(what: string, is: () => boolean, seconds = 120): Promise<number> {
  const began = performance.now()
  while (!is()) {
    if (performance.now() - began > seconds * 1000) throw new Error(`${what}: not within ${seconds} s.`)
    await later(20)
  }
  return performance.now() - began
}

const at = (sorted: readonly number[], share: number) => sorted[Math.ceil(sorted.length * share) - 1] ?? 0
const said = (all: readonly number[]) => {
  const sorted = [...all].sort((a, b) => a - b)
  return `p50 ${at(sorted, 0.5).toFixed(0)} ms, p95 ${at(sorted, 0.95).toFixed(0)} ms, most ${at(sorted, 1).toFixed(0)} ms`
}

/** With a step of 2 all of them at the first node. */
async function opened(news: string, { from = 0, count, step = 1 }: { from?: number; count: number; step?: number }) {
  const all: Listener[] = []
  for (let nth = 0; nth < count; nth++) {
    all.push(new Listener(from + nth * step, news))
    if (nth % 100 === 99) await later(20)
  }
  await until('streams open', () => all.every(({ open }) => open))
  return all
}

/** From the moment a captioner's line leaves until each listener has its words. */
async function fanOut(secret: string, people: readonly Listener[]) {
  const delays: number[] = []
  for (let line = 0; line < LINES; line++) {
    const began = performance.now()
    await feed(secret)
    await until('everybody reads', () => people.every(({ last }) => last === sequence))
    for (const { readAt } of people) delays.push(readAt - began)
    await later(200)
  }
  console.log(`${people.length} people read a line of captions: ${said(delays)} (bar p95 1000)`)
}

/** From the moment the floor changes until each page has heard of it, and until each has fetched the floor. */
async function floorNews(change: () => Promise<void>, people: readonly Listener[]) {
  const [heard, looked]: [number[], number[]] = [[], []]
  for (let nth = 0; nth < LINES; nth++) {
    const began = performance.now()
    await change()
    await until('everybody hears', () => people.every(({ heardAt }) => heardAt >= began))
    heard.push(...people.map(({ heardAt }) => heardAt - began))
    const look = async ({ which }: Listener) => {
      await later(Math.random() * SPREAD_MILLISECONDS)
      await asked(ports[which], `/en${HERE}/list`)
      looked.push(performance.now() - began)
    }
    await Promise.all(people.map(look))
  }
  console.log(`${people.length} people hear that the floor has changed: ${said(heard)} (bar p95 1000)`)
  console.log(`and have fetched it: ${said(looked)}`)
}

/** A line is on its way while the node dies; whoever was on it comes back at the other and looks. */
async function killed(secret: string, people: readonly Listener[]) {
  const back: number[] = []
  for (let kill = 0; kill < KILLS; kill++) {
    const which = (kill % 2) as 0 | 1
    const cut = people.filter((one) => one.which === which)
    const began = performance.now()
    nodes[which]?.kill('SIGKILL')
    const line = feed(secret)
    await until('everybody is back', () => cut.every(({ open, openedAt }) => open && openedAt > began))
    back.push(...cut.map(({ openedAt }) => openedAt - began))
    await line
    start(which)
    await ready(which)
  }
  const file = await asked(ports[0], `/en${HERE}/transcript?in=es`)
  const lines = [...file.matchAll(new RegExp(`>line ${RUN} (\\d+)<`, 'g'))].map(([, number]) => Number(number))
  const whole = lines.length === sequence && lines.every((number, nth) => number === nth + 1)
  await until('everybody has read the last line', () => people.every(({ last }) => last === sequence))
  const missed = people.reduce((sum, one) => sum + one.missed, 0)
  console.log(
    `a node killed ${KILLS} times: back after ${said(back)} (bar 5000), ${missed} lines missed by anybody (bar 0)`,
  )
  console.log(
    `${lines.length} of ${sequence} lines stand, ${whole ? 'in order, each once: no gap' : 'NOT in order, each once'}`,
  )
}

async function idle() {
  const warm = await opened('/news', { from: 3_000_000, count: Math.min(IDLE, 200), step: 2 }) // a fresh node grows by itself
  const before = await rssOf(nodes[0] ?? null)
  const all = await opened('/news', { from: 1_000_000, count: IDLE, step: 2 })
  const grown = (await rssOf(nodes[0] ?? null)) - before
  console.log(
    `${IDLE} idle streams at one node: ${(grown / 1024 / 1024).toFixed(0)} MB on top, ${(grown / 1024 / Math.max(1, IDLE)).toFixed(1)} KB each`,
  )
  for (const one of [...warm, ...all]) one.close()
}

const { secret, change, close } = await prepared()
process.on('exit', () => nodes.map((node) => node?.kill('SIGTERM')))
try {
  start(0)
  await ready(0)
  start(1)
  await ready(1)
  console.log(`load of the machine before: ${os.loadavg()[0]?.toFixed(1)} on ${os.availableParallelism()} processors`)
  const watching = await opened('/news', { count: PEOPLE })
  await floorNews(change, watching)
  for (const one of watching) one.close()
  const people = await opened('/captions/news?in=es', { count: PEOPLE })
  await fanOut(secret, people)
  await killed(secret, people)
  for (const one of people) one.close()
  await later(1000)
  await idle()
} finally {
  for (const node of nodes) node?.kill('SIGTERM')
  agent.destroy()
  await close()
  if (!given.data) fs.rmSync(folder, { recursive: true, force: true })
}
process.exit(0)
