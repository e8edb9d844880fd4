// How a built program stands a mixed load for long, and hostile bodies: npm run bench:soak -- [--minutes 30] [--readers 4]
// First hostile forms: how long the thread was held, how much memory came on top. Then readers, searchers, submitters, the desk, people who
// wait at a live floor, all at once: memory every tenth of the time, after a sweep, so that what is left is what is kept, what keeps the
// process alive, open files and connections to the database; and whether each levels off. With --data a copy of a demonstration's folder is
// used, which spares loading one.
import fs from 'node:fs'
import http from 'node:http'
import os from 'node:os'
import { setTimeout as later } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { ownFolder, row, type Sample, type Served, sampleForum, served, signedIn } from './forum.ts'

const { values: given } = parseArgs({
  allowPositionals: true, // this file itself
  options: {
    minutes: { type: 'string', default: '30' },
    readers: { type: 'string', default: '4' },
    data: { type: 'string' },
  },
})
const [MINUTES, READERS] = [Number(given.minutes), Number(given.readers)]
const BASE = '/en/wsis-forum-2022'
const MEGABYTE = 1024 * 1024
const { folder, remove } = ownFolder('soak')

const problems = new Map<string, number>()
/** Whatever a server answers under load but a fault is an answer. */
function count(status: number, what: string) {
  if (status >= 500 && status !== 503) problems.set(`${what} ${status}`, (problems.get(`${what} ${status}`) ?? 0) + 1)
}
async function ask(address: string, cookie = ''): Promise<string> {
  const answer = await fetch(server.origin + address, {
    headers: { cookie, 'accept-encoding': 'gzip' },
    redirect: 'manual',
  })
  count(answer.status, address.replace(/\d+/g, 'N').split('?')[0] ?? '')
  return answer.text()
}

/** Posts a body piece by piece and hears the answer, or that the connection was closed behind it. */
function post(address: string, body: Iterable<string | Buffer>, headers: Record<string, string>) {
  return new Promise<{ status: number; cookie: string; location: string }>((done) => {
    const more = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', ...headers }
    const request = http.request(server.origin + address, { method: 'POST', headers: more })
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

async function hostile(server: Served) {
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
    const before = await server.sample('after a sweep')
    await server.sample()
    let most = before.rss
    const watching = setInterval(async () => (most = Math.max(most, (await server.sample()).rss)), 250)
    let held = 0
    const hearing = (sample: Sample) => (held = Math.max(held, sample.heldMilliseconds))
    server.process.on('message', hearing)
    await attack()
    await server.sample()
    clearInterval(watching)
    server.process.off('message', hearing)
    const grown = (most - before.rss) / MEGABYTE
    row(`${name}: held`, { measured: held, bar: 100, unit: 'ms' })
    row(`${name}: memory on top`, { measured: grown, bar: 256, unit: 'MB' })
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
    await fetch(`${server.origin}${BASE}/live/m2-meeting-1/news`, { signal: gone.signal }).catch(() => {})
    await later(500)
    gone.abort()
  },
}

const mega = (bytes: number) => (bytes / MEGABYTE).toFixed(0).padStart(5)
const keptOf = ({ heapUsed, arrayBuffers }: Sample) => heapUsed + arrayBuffers

async function soak(server: Served, submissions: number) {
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
  const samples: Kept[] = []
  for (let tenth = 1; tenth <= 10; tenth++) {
    await later(MINUTES * 6_000)
    const sample = await server.sample('after a sweep')
    const kept = { memory: keptOf(sample), resources: resourcesOf(sample), ...(await heldBy(server)) }
    samples.push(kept)
    console.log(
      `${(MINUTES * tenth * 0.1).toFixed(1).padStart(5)} min  rss ${mega(sample.rss)} MB, kept ${mega(kept.memory)} MB ` +
        `(heap ${mega(sample.heapUsed)}, buffers ${mega(sample.arrayBuffers)}), alive ${kept.resources}, files ${kept.files}, ` +
        `connections ${kept.connections}, thread p99 ${sample.p99Milliseconds.toFixed(0)} ms`,
    )
  }
  await Promise.all(working)
  for (const [name, times] of done) console.log(`${name.padEnd(46)} ${times} times`)
  // A pool is filled by whoever comes at once; a leak is what goes on growing.
  for (const [what, least] of [
    ['memory', 0],
    ['resources', 20],
    ['files', 20],
    ['connections', 5],
  ] as const) {
    const [middle, end] = [average(samples.slice(3, 6), what), average(samples.slice(7), what)]
    const grown = end - middle <= least ? 0 : (end / middle - 1) * 100
    row(`${what} kept in the last third against the middle`, { measured: Math.max(0, grown), bar: 10, unit: '%' })
  }
  row('faults answered', { measured: problems.size, bar: 0, unit: '', more: JSON.stringify([...problems]) })
}
type Kept = Readonly<Record<'memory' | 'resources' | 'files' | 'connections', number>>
const average = (samples: readonly Kept[], what: keyof Kept) =>
  samples.reduce((sum, one) => sum + one[what], 0) / samples.length
const resourcesOf = ({ resources }: Sample) => Object.values(resources).reduce((sum, count) => sum + count, 0)

/** Files the server has open (where the system tells), and its connections to the database. */
async function heldBy({ process: { pid } }: Served) {
  const open = `/proc/${pid}/fd`
  const files = fs.existsSync(open) ? fs.readdirSync(open).length : 0
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from pg_stat_activity where application_name = ${`convoke-${pid}`}`.execute(db)
  return { files, connections: rows[0]?.n ?? 0 }
}

const { db, edition, close } = await sampleForum(folder, new Date('2022-02-14T09:20:00Z'), given.data)
const DESK = await signedIn(db, edition, 'soak', 'secretariat_head')
const { rows } = await sql<{ n: number }>`select count(*)::int as n from submission`.execute(db)
const server = await served(folder, { CONVOKE_DEMO: '1' })
let measuring = true
server.process.on('exit', (code) => {
  if (measuring) throw new Error(`The server ended with ${code}.`)
})
try {
  await hostile(server)
  await soak(server, rows[0]?.n ?? 0)
} finally {
  measuring = false
  server.stop()
  await close()
  remove()
}
process.exit(0)
