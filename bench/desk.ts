// How the desk answers while it is at work: npm run bench:desk -- [--submissions 400] [--requests 60] [--large 100000]
// A built program on an embedded database. First the desk of a forum: every page's p95 with four readers while one officer opens proposals
// and another releases 343 decisions; the public register's p95 meanwhile; how long the release takes. Then, with --large, the list's reads
// among so many submissions, with one reader and with four.
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import type { EditionScope } from '../src/access/public.ts'
import { editionBySlug } from '../src/consultation/public.ts'
import { loadDemonstration } from '../src/demo/public.ts'
import { house } from '../src/house.ts'
import { hashToken } from '../src/identity/public.ts'
import { parseConfig } from '../src/platform/config.ts'
import type { Db } from '../src/platform/db/db.ts'
import { openPlatform } from '../src/platform/open.ts'

const { values: given } = parseArgs({
  allowPositionals: true, // this file itself
  options: {
    submissions: { type: 'string', default: '400' },
    requests: { type: 'string', default: '60' },
    large: { type: 'string', default: '0' },
  },
})
const [SUBMISSIONS, REQUESTS, LARGE] = [given.submissions, given.requests, given.large].map(Number) as [
  number,
  number,
  number,
]
const DECIDED = 343
/** Sessions that stand by then, made of requests that were released before. */
const SESSIONS = 243
const PORT = '4398'
const ORIGIN = `http://127.0.0.1:${PORT}`
const BASE = '/en/wsis-forum-2022'
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'convoke-bench-desk-'))
fs.chmodSync(folder, 0o755)

/** Copies of the sample requests with their texts and their search index, each under a number of its own. */
async function multiply(db: Db, edition: EditionScope, from: number, to: number) {
  const PART = 2_000
  for (let first = from; first <= to; first += PART) {
    const last = Math.min(to, first + PART - 1)
    await sql`
      insert into submission (edition_id, number, reference, call_id, form_id, kind, state, title, language, person_id, submitter_name,
        submitter_email, organization_id, stakeholder_type, stakeholder_group, country, region, mode, first_submitted_at,
        last_submitted_at, search, text_hash, word_count, analyser)
      select edition_id, 1000 + n, 'OCP22-' || (1000 + n), call_id, form_id, kind, 'submitted', title || ' ' || n, language, person_id,
        submitter_name, submitter_email, organization_id, stakeholder_type, stakeholder_group, country, region, mode,
        first_submitted_at + n * interval '1 minute', last_submitted_at + n * interval '1 minute', search, md5(n::text), word_count, analyser
      from generate_series(${first}::int, ${last}::int) n
      join (select s.*, row_number() over (order by number) as place, count(*) over () as total from submission s
        where edition_id = ${edition.id} and number <= 1000 and kind = 'workshop_request' and state <> 'withdrawn') s on s.place = 1 + n % s.total`.execute(
      db,
    )
    await sql`
      insert into submission_version (submission_id, version, form_id, language, answers, content_hash, received_at)
      select c.id, 1, v.form_id, v.language, v.answers, v.content_hash, v.received_at
      from submission c
      join submission s on s.edition_id = c.edition_id and s.number <= 1000 and c.title = s.title || ' ' || (c.number - 1000)
      join submission_version v on v.submission_id = s.id and v.version = s.current_version
      where c.edition_id = ${edition.id} and c.number between ${1000 + first} and ${1000 + last}
      on conflict do nothing`.execute(db)
    await sql`
      insert into submission_term (submission_id, vocabulary, term, weight, position)
      select c.id, t.vocabulary, t.term, t.weight, t.position
      from submission c
      join submission s on s.edition_id = c.edition_id and s.number <= 1000 and c.title = s.title || ' ' || (c.number - 1000)
      join submission_term t on t.submission_id = s.id
      where c.edition_id = ${edition.id} and c.number between ${1000 + first} and ${1000 + last}
      on conflict do nothing`.execute(db)
  }
}

/** Decisions on so many requests, after those that were decided; every seventh is not taken where `some` are refused. */
const decide = (db: Db, edition: EditionScope, count: number, some: boolean) =>
  sql`
  insert into decision (edition_id, submission_id, submission_version, outcome, reason, reason_language, decided_by, decided_at)
  select edition_id, id, current_version, case when ${some} and number % 7 = 0 then 'not_taken' else 'accepted' end, 'It fits the theme.', 'en',
    'p-officer', now()
  from submission s where edition_id = ${edition.id} and number > 1000 and state = 'submitted'
    and not exists (select from decision d where d.submission_id = s.id) order by number limit ${count}`.execute(db)

/** Somebody of the secretariat, signed in. */
async function signedIn(db: Db, edition: EditionScope, name: string, role: string): Promise<string> {
  const [now, id, token] = [new Date(), `p-${name}`, `token-of-${name}`]
  await db.insertInto('person').values({ id, language: 'en', given_name: name, created_at: now }).execute()
  await db.insertInto('role_grant').values({ person_id: id, role, edition_id: edition.id, granted_at: now }).execute()
  const expires_at = new Date(now.getTime() + 3_600_000)
  const times = { created_at: now, last_seen_at: now, expires_at }
  await db
    .insertInto('sign_in')
    .values({ token_hash: hashToken(token), person_id: id, method: 'bench', ...times })
    .execute()
  return `convoke_sign_in=${token}`
}

async function ask(address: string, cookie = ''): Promise<{ milliseconds: number; text: string }> {
  const start = performance.now()
  const answer = await fetch(ORIGIN + address, { headers: { 'accept-encoding': 'gzip', cookie } })
  const text = await answer.text()
  if (answer.status !== 200) throw new Error(`${address} answers ${answer.status}`)
  return { milliseconds: performance.now() - start, text }
}

async function timesOf(addresses: readonly string[], readers: number, cookie: string): Promise<number[]> {
  const waiting = [...addresses]
  const times: number[] = []
  const reader = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) times.push((await ask(next, cookie)).milliseconds)
  }
  await Promise.all(Array.from({ length: readers }, reader))
  return times.sort((a, b) => a - b)
}
const at = (times: readonly number[], share: number) =>
  times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
const many = (address: string | readonly string[]) => {
  const all = [address].flat()
  return Array.from({ length: REQUESTS }, (_, i) => all[i % all.length] as string)
}
const report = (name: string, times: readonly number[], bar: number) =>
  console.log(
    `${name.padEnd(44)} p50 ${at(times, 0.5).toFixed(0).padStart(5)} ms, p95 ${at(times, 0.95).toFixed(0).padStart(5)} ms (bar ${bar}; ${(at(times, 0.95) / bar).toFixed(2)} of it)`,
  )

const config = parseConfig({ CONVOKE_DATA: folder, CONVOKE_DEMO: '1', LOG_LEVEL: 'silent' })
if (!config.ok) throw new Error(String(config.refusal.facts.mistakes))
const opened = await openPlatform(config.value, house)
if (!opened.ok) throw new Error(opened.refusal.code)
const { platform, close } = opened.value
const { db } = platform
await loadDemonstration(platform, new Date('2022-03-14T09:00:00Z'))
const edition = await editionBySlug(db, 'wsis-forum-2022')
if (!edition) throw new Error('The edition was not loaded.')
await multiply(db, edition, 1, SUBMISSIONS + SESSIONS)
const officer = await signedIn(db, edition, 'officer', 'secretariat_officer')
const head = await signedIn(db, edition, 'head', 'secretariat_head')
// A real forum's pages are measured, without the bar and the clock of the demonstration.
await sql`delete from demonstration`.execute(db)
await sql`delete from demo_clock`.execute(db)
await sql`vacuum analyze`.execute(db)

const server = spawn(process.execPath, ['dist/server/convoke.js', 'serve'], {
  env: { ...process.env, PORT, HOST: '127.0.0.1', CONVOKE_DATA: folder, LOG_LEVEL: 'silent' },
  stdio: 'ignore',
})

process.on('exit', () => server.kill('SIGTERM'))

const DESK = `${BASE}/desk`
const LISTS: Record<string, string | string[]> = {
  list: `${DESK}/submissions`,
  'list, searched': `${DESK}/submissions?q=skills`,
  'list, narrowed by country and mode': `${DESK}/submissions?country=GH&mode=hybrid`,
  'list by title': `${DESK}/submissions?sort=title&page=3`,
  'list by country': `${DESK}/submissions?sort=-country`,
  'list, undecided, page 5': `${DESK}/submissions?stage=undecided&page=5`,
}

async function readsOf(rows: Record<string, string | string[]>, bar: number) {
  for (const [name, address] of Object.entries(rows)) {
    for (const one of [address].flat()) await ask(one, officer)
    report(`${name}, 1 reader`, await timesOf(many(address), 1, officer), bar)
    report(`${name}, 4 readers`, await timesOf(many(address), 4, officer), bar)
  }
}

/** Counted anew for every address: what the first reader after a change waits for. */
async function firstReads(bar: number) {
  const countries = ['GH', 'CH', 'KE', 'BR', 'FR', 'EG', 'CN', 'RU', 'ES', 'AR', 'NG', 'IN']
  const fresh = countries.flatMap((code) => [
    `${DESK}/submissions?country=${code}`,
    `${DESK}/submissions?country=${code}&stage=undecided`,
  ])
  report('list, each for the first time, 1 reader', await timesOf(fresh.slice(0, 12), 1, officer), bar)
  report('list, each for the first time, 4 readers', await timesOf(fresh.slice(12), 4, officer), bar)
}

const unescaped = (text: string) => text.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'")

/** The form of a page that goes to an address ending so, as a browser sends it. */
function formOf(text: string, ending: string): URLSearchParams {
  const form =
    [...text.matchAll(/<form[^>]*>([\s\S]*?)<\/form>/g)].find(([whole]) => whole.includes(`${ending}"`))?.[1] ?? ''
  const fields = [...form.matchAll(/<input[^>]*name="([^"]+)"[^>]*value="([^"]*)"[^>]*>/g)].filter(
    ([input]) => !/type="(?:checkbox|radio)"/.test(input) || input.includes('checked'),
  )
  return new URLSearchParams(fields.map((m): [string, string] => [m[1] ?? '', unescaped(m[2] ?? '')]))
}
const send = (address: string, body: URLSearchParams) =>
  fetch(ORIGIN + address, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: head, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
    body,
  })

/** Releases all that waits, as a head does; seconds until the receipt says so. */
async function release(): Promise<number> {
  const confirmed = (await ask(`${DESK}/release/confirm`, head)).text
  const start = performance.now()
  const done = await send(`${DESK}/release`, formOf(confirmed, '/desk/release'))
  const receipt = done.headers.get('location')
  if (!receipt) throw new Error(`The release was answered ${done.status}.`)
  for (;;) {
    const { rows } = await sql<{
      state: string
    }>`select state from decision_release order by ordered_at desc nulls last limit 1`.execute(db)
    if (rows[0]?.state === 'done') return (performance.now() - start) / 1000
    await new Promise((later) => setTimeout(later, 50))
  }
}

/** A schedule for all sessions, looked for through the desk; the address of what was found. */
async function propose(): Promise<string> {
  const asked = new URLSearchParams({ scope: 'all', seconds: '10', locks: 'yes', published: 'yes' })
  const started = (await send(`${DESK}/programme/propose`, asked)).headers.get('location')
  if (!started) throw new Error('No schedule could be asked for.')
  for (;;) {
    const { rows } = await sql<{
      state: string
    }>`select state from schedule_proposal order by number desc limit 1`.execute(db)
    if (rows[0]?.state === 'done') return started
    if (rows[0]?.state === 'failed') throw new Error('The search for a schedule failed.')
    await new Promise((later) => setTimeout(later, 200))
  }
}

async function atWork() {
  const proposal = await propose()
  const found = new URL(proposal, ORIGIN).pathname
  const front = (await ask(found, officer)).text
  const plans = [...front.matchAll(/href="(\/en\/[^"]*\/programme\/proposals\/\d+[^"#]*)"/g)].map((m) =>
    unescaped(m[1] as string),
  )
  const opened = [...new Set([found, ...plans])].slice(0, 6)
  const reference = 'OCP22-1390'
  const pages = [
    ...Object.values(LISTS).flat(),
    `${DESK}/submissions/${reference}?sort=number&stage=undecided`,
    `${DESK}/submissions/reasons`,
    `${DESK}/submissions/tags`,
    `${DESK}/release`,
    `${DESK}/record`,
    `${DESK}/programme`,
    `${DESK}/calls`,
  ]
  for (const address of pages) await ask(address, officer)
  let working = true
  const opening = (async () => {
    while (working && opened.length > 0) for (const address of opened) await ask(address, officer)
  })()
  const publicTimes: number[] = []
  const reading = (async () => {
    while (working) publicTimes.push((await ask(`${BASE}/submissions/5`)).milliseconds)
  })()
  const byPage = new Map<string, number[]>()
  const desk = (async () => {
    for (let round = 0; round < Math.max(10, REQUESTS / 4); round++)
      for (const address of pages)
        byPage.set(address, [...(byPage.get(address) ?? []), (await ask(address, officer)).milliseconds])
  })()
  const seconds = await release()
  await desk
  working = false
  await Promise.all([opening, reading])
  console.log(
    `release of ${DECIDED}: ${seconds.toFixed(1)} s (bar 5; ${(seconds / 5).toFixed(2)} of it); proposals opened meanwhile: ${opened.length}`,
  )
  const sorted = (times: readonly number[]) => [...times].sort((a, b) => a - b)
  for (const [address, times] of byPage) report(address.slice(BASE.length), sorted(times), 300)
  report('a public submission meanwhile', sorted(publicTimes), 200)
}

try {
  for (let i = 0; i < 200; i++) {
    const ready = await fetch(`${ORIGIN}/health/ready`).then(
      (r) => r.ok,
      () => false,
    )
    if (ready) break
    await new Promise((done) => setTimeout(done, 100))
  }
  await decide(db, edition, SESSIONS, false)
  console.log(`release of ${SESSIONS} that become sessions: ${(await release()).toFixed(1)} s`)
  await decide(db, edition, DECIDED, true)
  await atWork()
  if (LARGE > 0) {
    await multiply(db, edition, SUBMISSIONS + SESSIONS + 1, LARGE)
    await sql`vacuum analyze`.execute(db)
    console.log(`among ${LARGE} submissions`)
    await readsOf(LISTS, 200)
    await firstReads(200)
  }
} finally {
  server.kill('SIGTERM')
  await close()
  fs.rmSync(folder, { recursive: true, force: true })
}
