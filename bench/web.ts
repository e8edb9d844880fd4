// How long public pages and the desk's lists take: npm run bench:web -- [--submissions 100000] [--requests 200]
// A built program on an embedded database with so many submissions (10,000) and 1,000 sessions in five days, asked by 1 and by 4 readers.
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import http from 'node:http'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import type { EditionScope } from '../src/access/public.ts'
import { nextAgenda } from '../src/agenda/agenda-changes.ts'
import { aPlannedEntry, roomA } from '../src/agenda/samples.ts'
import { addAgendaVersion } from '../src/agenda/store.ts'
import { editionBySlug } from '../src/consultation/public.ts'
import { loadDemonstration } from '../src/demo/public.ts'
import { house } from '../src/house.ts'
import { hashToken } from '../src/identity/public.ts'
import { parseConfig } from '../src/platform/config.ts'
import type { Db } from '../src/platform/db/db.ts'
import { openPlatform } from '../src/platform/open.ts'
import { sessionFromAnswers } from '../src/sessions/request.ts'
import { addSession } from '../src/sessions/store.ts'
import { multiplySubmissions } from './many-submissions.ts'

const { values: given } = parseArgs({
  allowPositionals: true, // this file itself
  options: { submissions: { type: 'string', default: '10000' }, requests: { type: 'string', default: '200' } },
})
const SUBMISSIONS = Number(given.submissions)
const SESSIONS = 1_000
const REQUESTS = Number(given.requests)
const PORT = '4399'
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'convoke-bench-'))
fs.chmodSync(folder, 0o755)

async function publishSessions(db: Db, edition: EditionScope) {
  const now = new Date('2022-03-14T09:00:00Z')
  const { id } = await db.selectFrom('room').select('id').where('edition_id', '=', edition.id).executeTakeFirstOrThrow()
  const room = { ...roomA, id }
  await db.transaction().execute(async (tx) => {
    const planned = []
    for (let i = 0; i < SESSIONS; i++) {
      const title = `Skills that stay in the village, part ${i}`
      const asked = {
        ...sessionFromAnswers({ questions: [] }, {}, []),
        title,
        language: 'en',
        submissionId: null,
        people: [],
        organizations: [],
      }
      const session = await addSession(tx, edition, asked, now)
      // Monday to Friday of the forum's week, ten starts a day, twenty beside each other.
      const start = Date.UTC(2022, 4, 30, 7) + (i % 5) * 86_400_000 + (Math.floor(i / 5) % 10) * 75 * 60_000
      const place = {
        startsAt: new Date(start),
        endsAt: new Date(start + 3_600_000),
        room,
      }
      planned.push(aPlannedEntry({ sessionId: session.id, number: session.number, title, place }))
    }
    await addAgendaVersion(tx, edition, { version: 1, ...nextAgenda([], planned, now), personId: null, note: '' }, now)
  })
}

/** What a browser that has nothing yet fetches for a page, in octets on the wire: the page, its styles, its script, its fonts. */
async function coldOctets(address: string): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${PORT}${address}`)).text()
  const parts = [...text.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map((m) => m[1] as string)
  let total = await packedLength(address)
  for (const part of new Set(parts)) total += await packedLength(part)
  return total
}

/** Octets of a body as it travels. node:http does not unpack. */
const packedLength = (address: string) =>
  new Promise<number>((done, failed) =>
    http
      .get(`http://127.0.0.1:${PORT}${address}`, { headers: { 'accept-encoding': 'br, gzip' } }, (answer) => {
        let octets = 0
        answer.on('data', (chunk: Buffer) => {
          octets += chunk.length
        })
        answer.on('end', () => done(octets))
      })
      .on('error', failed),
  )

type Asked = { address: string; status: number; milliseconds: number; text: string }

async function ask(address: string, cookie = ''): Promise<Asked> {
  const start = performance.now()
  const answer = await fetch(`http://127.0.0.1:${PORT}${address}`, { headers: { 'accept-encoding': 'gzip', cookie } })
  const text = await answer.text()
  if (answer.status !== 200) throw new Error(`${address} answers ${answer.status}`)
  return { address, status: answer.status, milliseconds: performance.now() - start, text }
}

/** Asks for all addresses, so many at once, and answers how long each took, sorted. */
async function timesOf(addresses: readonly string[], readers: number, cookie: string): Promise<number[]> {
  const waiting = [...addresses]
  const times: number[] = []
  const reader = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) times.push((await ask(next, cookie)).milliseconds)
  }
  await Promise.all(Array.from({ length: readers }, reader))
  return times.sort((a, b) => a - b)
}

const at = (times: readonly number[], share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(0)

/** Addresses asked for again and again, as most readers do, after each was asked for once. */
async function measure(name: string, addresses: string | string[], cookie = '') {
  const all = [addresses].flat()
  for (const address of all) await ask(address, cookie)
  const many = Array.from({ length: REQUESTS }, (_, i) => all[i % all.length] as string)
  const [alone, four] = [await timesOf(many, 1, cookie), await timesOf(many, 4, cookie)]
  const cold = cookie ? '' : `; ${Math.ceil((await coldOctets(all[0] ?? '')) / 1024)} KB cold on the wire (bar 100)`
  report(name, alone, four, cold)
}

/** Addresses nobody has asked for before, half of them by one reader, half by four. */
async function measureFirst(name: string, addresses: string[], cookie = '') {
  const half = Math.floor(addresses.length / 2)
  const [alone, four] = [
    await timesOf(addresses.slice(0, half), 1, cookie),
    await timesOf(addresses.slice(half), 4, cookie),
  ]
  report(`${name}, each for the first time`, alone, four, '')
}

const report = (name: string, alone: number[], four: number[], more: string) =>
  console.log(
    `${name.padEnd(60)} p50 ${at(alone, 0.5)} / ${at(four, 0.5)} ms, p95 ${at(alone, 0.95)} / ${at(four, 0.95)} ms (bar 200)${more}`,
  )

/** Somebody of the secretariat, signed in. */
async function officer(db: Db, edition: EditionScope): Promise<string> {
  const [now, id, token] = [new Date(), 'p-of-the-bench', 'token-of-the-bench']
  await db.insertInto('person').values({ id, language: 'en', given_name: 'Bench', created_at: now }).execute()
  await db
    .insertInto('role_grant')
    .values({ person_id: id, role: 'secretariat_officer', edition_id: edition.id, granted_at: now })
    .execute()
  const expires_at = new Date(now.getTime() + 3_600_000)
  await db
    .insertInto('sign_in')
    .values({
      token_hash: hashToken(token),
      person_id: id,
      method: 'bench',
      created_at: now,
      last_seen_at: now,
      expires_at,
    })
    .execute()
  return `convoke_sign_in=${token}`
}

const config = parseConfig({ CONVOKE_DATA: folder, CONVOKE_DEMO: '1', LOG_LEVEL: 'silent' })
if (!config.ok) throw new Error(String(config.refusal.facts.mistakes))
const opened = await openPlatform(config.value, house)
if (!opened.ok) throw new Error(opened.refusal.code)
const { platform, close } = opened.value
await loadDemonstration(platform, new Date('2022-03-14T09:00:00Z'))
const edition = await editionBySlug(platform.db, 'wsis-forum-2022')
if (!edition) throw new Error('The edition was not loaded.')
await multiplySubmissions(platform.db, edition, SUBMISSIONS)
await publishSessions(platform.db, edition)
const cookie = await officer(platform.db, edition)
// A real forum's pages are measured, without the bar and the clock of the demonstration.
await sql`delete from demonstration`.execute(platform.db)
await sql`delete from demo_clock`.execute(platform.db)
await sql`vacuum analyze`.execute(platform.db)

const server = spawn(process.execPath, ['dist/server/convoke.js', 'serve'], {
  env: { ...process.env, PORT, HOST: '127.0.0.1', CONVOKE_DATA: folder, LOG_LEVEL: 'silent' },
  stdio: 'ignore',
})
try {
  for (let i = 0; i < 100; i++) {
    if (
      await fetch(`http://127.0.0.1:${PORT}/health/ready`).then(
        (r) => r.ok,
        () => false,
      )
    )
      break
    await new Promise((done) => setTimeout(done, 100))
  }
  const base = '/en/wsis-forum-2022'
  const list = `${base}/submissions`
  const search = (language: string, words: string) =>
    `/${language}/wsis-forum-2022/submissions?q=${encodeURIComponent(words)}`
  const drawn = (await ask(`${base}/agenda`)).text.split('<li class="item">').length - 1
  if (drawn !== SESSIONS) throw new Error(`The agenda draws ${drawn} of ${SESSIONS} sessions.`)
  const number = (await ask(`${base}/agenda`)).text.match(/\/sessions\/(\d+)"/)?.[1] ?? ''
  await measure(`agenda of ${SESSIONS}`, `${base}/agenda`)
  await measure('agenda, one day', `${base}/agenda?view=day&day=2022-05-31`)
  await measureFirst(
    'agenda, filtered',
    wordsOf(40).map((word) => `${base}/agenda?text=${word}`),
  )
  await measure('session', `${base}/sessions/${number}`)
  await measure('calendar', '/wsis-forum-2022/agenda.ics')
  await measure('home', base)
  await measure('home in Arabic', '/ar/wsis-forum-2022')
  await measure(
    `register of ${SUBMISSIONS}`,
    [1, 2, 3, 4, 5].map((page) => `${list}?page=${page}`),
  )
  await measure('register, filtered', `${list}?language=en&action_line=C4`)
  await measureFirst('register, filtered', filters(list))
  await measure('register, searched in English', search('en', 'skills'))
  await measure('register, searched in Arabic', search('ar', 'مدرسة'))
  await measure('register, searched in Chinese', search('zh', '学校'))
  await measureFirst(
    'register, searched',
    wordsOf(40).map((word) => search('en', word)),
  )
  await measure('desk, list', `${base}/desk/submissions`, cookie)
  await measure('desk, searched', `${base}/desk/submissions?q=skills`, cookie)
} finally {
  server.kill('SIGTERM')
  await close()
  fs.rmSync(folder, { recursive: true, force: true })
}

/** Pairs of an action line and a goal. */
function filters(list: string): string[] {
  const lines = Array.from({ length: 8 }, (_, i) => `C${i + 1}`)
  const goals = Array.from({ length: 5 }, (_, i) => String(i + 1))
  return lines.flatMap((line) => goals.map((goal) => `${list}?action_line=${line}&sdg=${goal}`))
}

/** Two words each, no two alike. */
function wordsOf(count: number): string[] {
  const words = ['skills', 'school', 'village', 'digital', 'women', 'health', 'access', 'data']
  return words
    .flatMap((one) => words.filter((other) => other !== one).map((other) => `${one}+${other}`))
    .slice(0, count)
}
