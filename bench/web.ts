// How long the two heavy public pages take: npm run bench:web
// A built program on an embedded database with 10,000 submissions and 1,000 published sessions, asked by 4 readers at once.
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import http from 'node:http'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import type { EditionScope } from '../src/access/public.ts'
import { nextAgenda } from '../src/agenda/agenda-changes.ts'
import { aPlannedEntry, roomA } from '../src/agenda/samples.ts'
import { addAgendaVersion } from '../src/agenda/store.ts'
import { editionBySlug } from '../src/consultation/public.ts'
import { loadDemonstration } from '../src/demo/public.ts'
import { house } from '../src/house.ts'
import { parseConfig } from '../src/platform/config.ts'
import type { Db } from '../src/platform/db/db.ts'
import { openPlatform } from '../src/platform/open.ts'
import { sessionFromAnswers } from '../src/sessions/request.ts'
import { addSession } from '../src/sessions/store.ts'

const SUBMISSIONS = 10_000
const SESSIONS = 1_000
const READERS = 4
const REQUESTS = 200
const PORT = '4399'
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'convoke-bench-'))
fs.chmodSync(folder, 0o755)

/** Copies of the sample submissions with their texts and their search index, each under a number of its own and a minute apart. */
async function multiplySubmissions(db: Db, edition: EditionScope) {
  await sql`
    insert into submission (edition_id, number, reference, call_id, form_id, kind, state, title, language, person_id, submitter_name,
      submitter_email, organization_id, stakeholder_type, stakeholder_group, country, region, action_lines, sdgs, first_submitted_at,
      last_submitted_at, search, text_hash, word_count, analyser)
    select edition_id, 1000 + n, 'OCP22-' || (1000 + n), call_id, form_id, kind, 'submitted', title || ' ' || n, language, person_id,
      submitter_name, submitter_email, organization_id, stakeholder_type, stakeholder_group, country, region, action_lines, sdgs,
      first_submitted_at + n * interval '1 minute', last_submitted_at + n * interval '1 minute', search, md5(n::text), word_count, analyser
    from generate_series(1, ${SUBMISSIONS}::int) n
    join (select s.*, row_number() over (order by number) as place, count(*) over () as total from submission s
      where edition_id = ${edition.id} and state = 'submitted') s on s.place = 1 + n % s.total`.execute(db)
  await sql`
    insert into submission_version (submission_id, version, form_id, language, answers, content_hash, received_at)
    select c.id, 1, v.form_id, v.language, v.answers, v.content_hash, v.received_at
    from submission c
    join submission s on s.edition_id = c.edition_id and s.number <= 1000 and c.title = s.title || ' ' || (c.number - 1000)
    join submission_version v on v.submission_id = s.id and v.version = s.current_version
    where c.edition_id = ${edition.id} and c.number > 1000
    on conflict do nothing`.execute(db)
}

async function publishSessions(db: Db, edition: EditionScope) {
  const now = new Date('2022-03-14T09:00:00Z')
  const { id } = await db.selectFrom('room').select('id').where('edition_id', '=', edition.id).executeTakeFirstOrThrow()
  const room = { ...roomA, id }
  await db.transaction().execute(async (tx) => {
    const planned = []
    for (let i = 0; i < SESSIONS; i++) {
      const title = `Skills that stay in the village, part ${i}`
      const asked = {
        ...sessionFromAnswers({ questions: [] }, {}),
        title,
        language: 'en',
        submissionId: null,
        people: [],
        organizations: [],
      }
      const session = await addSession(tx, edition, asked, now)
      const start = Date.UTC(2022, 2, 15, 7) + (i % 80) * 86_400_000 + Math.floor(i / 80) * 75 * 60_000
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

async function measure(name: string, address: string) {
  const times: number[] = []
  const reader = async () => {
    for (let i = 0; i < REQUESTS / READERS; i++) {
      const start = performance.now()
      const answer = await fetch(`http://127.0.0.1:${PORT}${address}`, { headers: { 'accept-encoding': 'gzip' } })
      if (answer.status !== 200) throw new Error(`${address} answers ${answer.status}`)
      await answer.arrayBuffer()
      times.push(performance.now() - start)
    }
  }
  await reader() // warm
  times.length = 0
  await Promise.all(Array.from({ length: READERS }, reader))
  times.sort((a, b) => a - b)
  const at = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(0)
  const cold = Math.ceil((await coldOctets(address)) / 1024)
  console.log(
    `${name.padEnd(34)} p50 ${at(0.5)} ms, p95 ${at(0.95)} ms (bar 200); ${cold} KB cold on the wire (bar 100)`,
  )
}

const config = parseConfig({ CONVOKE_DATA: folder, CONVOKE_DEMO: '1', LOG_LEVEL: 'silent' })
if (!config.ok) throw new Error(String(config.refusal.facts.mistakes))
const opened = await openPlatform(config.value, house)
if (!opened.ok) throw new Error(opened.refusal.code)
const { platform, close } = opened.value
await loadDemonstration(platform, new Date('2022-03-14T09:00:00Z'))
const edition = await editionBySlug(platform.db, 'wsis-forum-2022')
if (!edition) throw new Error('The edition was not loaded.')
await multiplySubmissions(platform.db, edition)
await publishSessions(platform.db, edition)
await sql`analyze`.execute(platform.db)

const server = spawn(process.execPath, ['dist/server/convoke.js', 'serve'], {
  env: { ...process.env, PORT, HOST: '127.0.0.1', CONVOKE_DATA: folder, CONVOKE_DEMO: '1', LOG_LEVEL: 'silent' },
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
  await measure('register of 10,000', `${base}/submissions`)
  await measure('register, filtered and searched', `${base}/submissions?q=skills&language=en&action_line=C4`)
  await measure('register, searched in Arabic', `/ar/wsis-forum-2022/submissions?q=${encodeURIComponent('مدرسة')}`)
  await measure('agenda of 1,000', `${base}/agenda`)
  await measure('agenda, one day', `${base}/agenda?view=day&day=2022-05-31`)
  await measure('home', base)
  await measure('home in Arabic', '/ar/wsis-forum-2022')
} finally {
  server.kill('SIGTERM')
  await close()
  fs.rmSync(folder, { recursive: true, force: true })
}
