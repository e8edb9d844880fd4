// How a built program stands a mixed load for long, and hostile bodies: npm run bench:soak -- [--minutes 30] [--readers 4]
// First hostile forms: how long the thread was held, how much memory came on top. Then readers, searchers, submitters, the desk, people who
// wait at a live floor, all at once: memory every tenth of the time, after a sweep, so that what is left is what is kept; and whether it
// levels off.
import { type ChildProcess, spawn } from 'node:child_process'
import fs from 'node:fs'
import http from 'node:http'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as later } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { loadDemonstration } from '../src/demo/public.ts'
import { house } from '../src/house.ts'
import { hashToken } from '../src/identity/public.ts'
import { parseConfig } from '../src/platform/config.ts'
import { openPlatform } from '../src/platform/open.ts'

const { values: given } = parseArgs({
  allowPositionals: true, // this file itself
  options: { minutes: { type: 'string', default: '30' }, readers: { type: 'string', default: '4' } },
})
const [MINUTES, READERS] = [Number(given.minutes), Number(given.readers)]
/** Whatever is free: nobody else's server is ever the one that is attacked. */
const PORT = await freePort()
const ORIGIN = `http://127.0.0.1:${PORT}`
const BASE = '/en/wsis-forum-2022'
const MEGABYTE = 1024 * 1024
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'convoke-bench-soak-'))
fs.chmodSync(folder, 0o755)

function freePort(): Promise<string> {
  const probe = net.createServer()
  return new Promise((done) =>
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as net.AddressInfo
      probe.close(() => done(String(port)))
    }),
  )
}

type Sample = { heldMilliseconds: number; p99Milliseconds: number; rss: number; heapUsed: number; arrayBuffers: number }

async function prepared(): Promise<{ submissions: number; close(): Promise<void> }> {
  const config = parseConfig({ CONVOKE_DATA: folder, CONVOKE_DEMO: '1', LOG_LEVEL: 'silent' })
  if (!config.ok) throw new Error(String(config.refusal.facts.mistakes))
  const opened = await openPlatform(config.value, house)
  if (!opened.ok) throw new Error(opened.refusal.code)
  const { platform, close } = opened.value
  await loadDemonstration(platform, new Date('2022-02-14T09:20:00Z'))
  const edition = await house.editionNamed(platform.db, 'wsis-forum-2022')
  if (!edition) throw new Error('The edition was not loaded.')
  const now = new Date()
  const person = { id: 'p-of-the-soak', language: 'en', given_name: 'Bench', created_at: now }
  await platform.db.insertInto('person').values(person).execute()
  const grant = { person_id: person.id, role: 'secretariat_head', edition_id: edition.id, granted_at: now }
  await platform.db.insertInto('role_grant').values(grant).execute()
  const times = { created_at: now, last_seen_at: now, expires_at: new Date(now.getTime() + 24 * 3_600_000) }
  const signIn = { token_hash: hashToken('soak'), person_id: person.id, method: 'bench', ...times }
  await platform.db.insertInto('sign_in').values(signIn).execute()
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from submission`.execute(platform.db)
  return { submissions: rows[0]?.n ?? 0, close }
}
const DESK = 'convoke_sign_in=soak'

function served(): ChildProcess {
  const watched = path.join(import.meta.dirname, 'watched.mjs')
  return spawn(process.execPath, ['--expose-gc', '--import', watched, 'dist/server/convoke.js', 'serve'], {
    env: { ...process.env, PORT, HOST: '127.0.0.1', CONVOKE_DATA: folder, CONVOKE_DEMO: '1', LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
}
const sampled = (server: ChildProcess, how = 'now') =>
  new Promise<Sample>((done) => {
    server.once('message', (sample) => done(sample as Sample))
    server.send(how)
  })

async function ready(): Promise<void> {
  for (let i = 0; i < 300; i++) {
    const is = await fetch(`${ORIGIN}/health/ready`).then(
      (answer) => answer.ok,
      () => false,
    )
    if (is) return
    await later(100)
  }
  throw new Error('The server is not ready.')
}

const problems = new Map<string, number>()
/** Whatever a server answers under load but a fault is an answer. */
function count(status: number, what: string) {
  if (status >= 500 && status !== 503) problems.set(`${what} ${status}`, (problems.get(`${what} ${status}`) ?? 0) + 1)
}
async function ask(address: string, cookie = ''): Promise<string> {
  const answer = await fetch(ORIGIN + address, { headers: { cookie, 'accept-encoding': 'gzip' }, redirect: 'manual' })
  count(answer.status, address.replace(/\d+/g, 'N').split('?')[0] ?? '')
  return answer.text()
}

/** Posts a body piece by piece and hears the answer, or that the connection was closed behind it. */
function post(address: string, body: Iterable<string | Buffer>, headers: Record<string, string>) {
  return new Promise<{ status: number; cookie: string; location: string }>((done) => {
    const more = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', ...headers }
    const request = http.request({ port: PORT, host: '127.0.0.1', path: address, method: 'POST', headers: more })
    request.on('error', () => done({ status: 0, cookie: '', location: '' }))
    request.on('response', (response) => {
      const cookie = response.headers['set-cookie']?.[0]?.split(';')[0] ?? ''
      response.resume().on('end', () => {
        count(response.statusCode ?? 0, 'a form')
        done({ status: response.statusCode ?? 0, cookie, location: response.headers.location ?? '' })
      })
    })
    void (async () => {
      for (const piece of body) {
        if (request.destroyed) return
        if (!request.write(piece))
          await new Promise<void>((go) => {
            const taken = () => {
              request.off('drain', taken).off('close', taken)
              go()
            }
            request.on('drain', taken).on('close', taken)
          })
      }
      request.end()
    })()
  })
}

function* times(piece: string, bytes: number): Iterable<string> {
  const block = piece.repeat(Math.ceil(16_384 / piece.length))
  for (let at = 0; at < bytes; at += block.length) yield block
}
function* names(bytes: number): Iterable<string> {
  let n = 0
  for (let at = 0; at < bytes; at += 16_384) yield Array.from({ length: 1_800 }, () => `f${n++}=x`).join('&')
}
const multipart = (name: string, bytes: Buffer) => [
  `--xyz\r\nContent-Disposition: form-data; name="_asked"\r\n\r\n${name}\r\n`,
  `--xyz\r\nContent-Disposition: form-data; name="${name}"; filename="a.pdf"\r\nContent-Type: application/pdf\r\n\r\n`,
  bytes,
  '\r\n--xyz--\r\n',
]

const start = () => post(`${BASE}/calls/official_submissions/start`, ['form=official_submission'], {})

async function hostile(server: ChildProcess) {
  const { cookie, location } = await start()
  const files = { cookie, 'content-type': 'multipart/form-data; boundary=xyz' }
  const small = multipart('attachments', Buffer.from(`${'<!---->'.repeat(28)}x`))
  const large = multipart('attachments', Buffer.alloc(39 * MEGABYTE, 'x'))
  const doors = ['/en/sign-in', `${BASE}/drafts/nobody/contact`, `${location}/themes`, `${BASE}/desk/release`]
  const attacks: Record<string, () => Promise<unknown>> = {
    'one name ten million times': () => all(doors, (door) => post(door, times('a&', 20 * MEGABYTE), { cookie })),
    'a million names': () => all(doors, (door) => post(door, names(20 * MEGABYTE), { cookie })),
    'one field of twenty megabytes': () => all(doors, (door) => post(door, times('a', 20 * MEGABYTE), { cookie })),
    'the same, by somebody of the desk': () => all(doors, (door) => post(door, names(20 * MEGABYTE), { cookie: DESK })),
    'files of 197 octets, two hundred': () => all(Array(200).fill(`${location}/files`), (to) => post(to, small, files)),
    'thirty forms of 39 megabytes': () => all(Array(30).fill(`${location}/files`), (to) => post(to, large, files)),
  }
  for (const address of [BASE, `${BASE}/submissions`]) await ask(address)
  const [load = 0] = os.loadavg()
  console.log(
    `load of the machine before: ${load.toFixed(1)} on ${os.availableParallelism()} processors; above it, waiting for a turn is in what is held`,
  )
  for (const [name, attack] of Object.entries(attacks)) {
    const before = await sampled(server, 'after a sweep')
    await sampled(server)
    let most = before.rss
    const watching = setInterval(async () => (most = Math.max(most, (await sampled(server)).rss)), 250)
    let held = 0
    const hearing = (sample: Sample) => (held = Math.max(held, sample.heldMilliseconds))
    server.on('message', hearing)
    await attack()
    await sampled(server)
    clearInterval(watching)
    server.off('message', hearing)
    const grown = (most - before.rss) / MEGABYTE
    console.log(
      `${name.padEnd(40)} held ${held.toFixed(0).padStart(4)} ms (bar 100), ${grown.toFixed(0).padStart(4)} MB on top (bar 256)`,
    )
  }
}
const all = (doors: readonly string[], attack: (door: string) => Promise<unknown>) => Promise.all(doors.map(attack))

/** Each does one thing again and again; the number makes each time another. */
const WORK: Record<string, (n: number, submissions: number) => Promise<unknown>> = {
  reads: (n, all) => ask(`${BASE}/submissions/${1 + (n % all)}`),
  pages: (n) => ask(`${BASE}${['', '/submissions', '/agenda', '/consultation', '/figures', '/news'][n % 6]}`),
  'searches words that nobody searched before': (n) => ask(`${BASE}/submissions?q=skills+word${n}`),
  'narrows the register': (n) =>
    ask(`${BASE}/submissions?country=${String.fromCharCode(65 + (n % 26), 65 + (n % 17))}`),
  'takes files': (n) => ask(`/wsis-forum-2022/${['submissions.csv', 'submissions.json', 'agenda.ics'][n % 3]}`),
  'works at the desk': (n) => ask(`${BASE}/desk/submissions?q=word${n}&page=${1 + (n % 3)}`, DESK),
  'drafts in words of their own': async (n) => {
    const { cookie, location } = await start()
    const text = Array.from({ length: 300 }, (_, i) => `w${n.toString(36)}x${i}`).join('+')
    await post(`${location}/themes`, [`_asked=priority_topics&priority_topics=${text}`], { cookie })
  },
  'listens at a floor for a while': async () => {
    const gone = new AbortController()
    await fetch(`${ORIGIN}${BASE}/live/m2-meeting-1/news`, { signal: gone.signal }).catch(() => {})
    await later(500)
    gone.abort()
  },
}

const mega = (bytes: number) => (bytes / MEGABYTE).toFixed(0).padStart(5)
const keptOf = ({ heapUsed, arrayBuffers }: Sample) => heapUsed + arrayBuffers

async function soak(server: ChildProcess, submissions: number) {
  const until = Date.now() + MINUTES * 60_000
  const done = new Map<string, number>()
  let n = 0
  const worker = async (name: string, work: (typeof WORK)[string]) => {
    while (Date.now() < until) {
      await work(n++, submissions).catch(() => count(599, name))
      done.set(name, (done.get(name) ?? 0) + 1)
    }
  }
  const working = Object.entries(WORK).flatMap(([name, work]) =>
    Array.from({ length: name === 'reads' ? READERS : 1 }, () => worker(name, work)),
  )
  const samples: Sample[] = []
  for (let tenth = 1; tenth <= 10; tenth++) {
    await later(MINUTES * 6_000)
    const sample = await sampled(server, 'after a sweep')
    samples.push(sample)
    console.log(
      `${(MINUTES * tenth * 0.1).toFixed(1).padStart(5)} min  rss ${mega(sample.rss)} MB, kept ${mega(keptOf(sample))} MB ` +
        `(heap ${mega(sample.heapUsed)}, buffers ${mega(sample.arrayBuffers)}), thread p99 ${sample.p99Milliseconds.toFixed(0)} ms`,
    )
  }
  await Promise.all(working)
  for (const [name, times] of done) console.log(`${name.padEnd(46)} ${times} times`)
  const [middle, end] = [average(samples.slice(3, 6)), average(samples.slice(7))]
  const grown = end / middle - 1
  const verdict = grown < 0.1 ? 'it levels off' : 'IT GROWS'
  console.log(`kept in the last third against the middle: ${(grown * 100).toFixed(1)} % (bar 10): ${verdict}`)
  console.log(problems.size === 0 ? 'no fault was answered' : `faults: ${JSON.stringify([...problems])}`)
}
const average = (samples: readonly Sample[]) => samples.reduce((sum, one) => sum + keptOf(one), 0) / samples.length

const { submissions, close } = await prepared()
const server = served()
process.on('exit', () => server.kill('SIGTERM'))
let measuring = true
server.on('exit', (code) => {
  if (measuring) throw new Error(`The server ended with ${code}.`)
})
try {
  await ready()
  await hostile(server)
  await soak(server, submissions)
} finally {
  measuring = false
  server.kill('SIGTERM')
  await close()
  fs.rmSync(folder, { recursive: true, force: true })
}
process.exit(0)
