// How the desk answers while it is at work: npm run bench:desk -- [--submissions 400] [--requests 60] [--large 100000] [--data FOLDER]
// A built program on an embedded database. First the desk of a forum: every page's p95 while one officer opens proposals and another releases
// 343 decisions; the public register's p95 meanwhile; how long the release takes. Then, with --large, the list's reads among so many
// submissions, with one reader and with four. Beside each wall time stands how long the serving thread computed, which no other program
// of the machine changes. With --data a copy of a demonstration's folder is used, which spares loading one.
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import type { EditionScope } from '../src/access/public.ts'
import type { Db } from '../src/platform/db/db.ts'
import { asRealForum, ownFolder, quantile, row, sampleForum, served, signedIn } from './forum.ts'

const { values: given } = parseArgs({
  allowPositionals: true, // this file itself
  options: {
    submissions: { type: 'string', default: '400' },
    requests: { type: 'string', default: '60' },
    large: { type: 'string', default: '0' },
    data: { type: 'string' },
    profile: { type: 'string' },
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
const BASE = '/en/wsis-forum-2022'
const { folder, remove } = ownFolder('desk')

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

async function ask(address: string, cookie = ''): Promise<{ milliseconds: number; text: string }> {
  const start = performance.now()
  const answer = await fetch(server.origin + address, { headers: { 'accept-encoding': 'gzip', cookie } })
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
const many = (address: string | readonly string[]) => {
  const all = [address].flat()
  return Array.from({ length: REQUESTS }, (_, i) => all[i % all.length] as string)
}
const report = (name: string, times: readonly number[], bar: number) =>
  row(`${name}, p95`, {
    measured: quantile(times, 0.95),
    bar,
    unit: 'ms',
    more: `p50 ${quantile(times, 0.5).toFixed(0)}`,
  })

const { db, edition, close } = await sampleForum(folder, new Date('2022-03-14T09:00:00Z'), given.data)
await multiply(db, edition, 1, SUBMISSIONS + SESSIONS)
const officer = await signedIn(db, edition, 'officer', 'secretariat_officer')
const head = await signedIn(db, edition, 'head', 'secretariat_head')
await asRealForum(db)
const server = await served(folder, {}, given.profile ? ['--cpu-prof', `--cpu-prof-dir=${given.profile}`] : [])

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
  fetch(server.origin + address, {
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
  const found = new URL(proposal, server.origin).pathname
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
  await alone([...pages, ...opened, `${BASE}/submissions/5`])
  await server.sample()
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
  const { heldMilliseconds, p99Milliseconds } = await server.sample()
  row(`release of ${DECIDED}`, {
    measured: seconds,
    bar: 5,
    unit: 's',
    more: `${opened.length} proposals opened meanwhile`,
  })
  for (const [address, times] of byPage) report(address.slice(BASE.length), times, 300)
  report('a public submission meanwhile', publicTimes, 200)
  console.log(
    `the thread that serves was held ${heldMilliseconds.toFixed(0)} ms at most, p99 ${p99Milliseconds.toFixed(0)} ms`,
  )
}

const ALONE = 4
/** How long the serving thread computes for each page when nothing else is asked of it; which no load of the machine changes. */
async function alone(pages: readonly string[]) {
  for (const address of pages) {
    await server.sample()
    for (let i = 0; i < ALONE; i++) await ask(address, officer)
    const { computedMilliseconds } = await server.sample()
    row(`${address.slice(BASE.length)}, computed`, { measured: computedMilliseconds / ALONE, bar: 50, unit: 'ms' })
  }
}

try {
  await decide(db, edition, SESSIONS, false)
  await server.sample()
  const first = await release()
  const { computedMilliseconds, heldMilliseconds } = await server.sample()
  row(`release of ${SESSIONS} that become sessions, nothing beside it`, { measured: first, bar: 5, unit: 's' })
  row('the same, computed on the thread that serves', {
    measured: computedMilliseconds,
    bar: 1000,
    unit: 'ms',
    more: `held ${heldMilliseconds.toFixed(0)} at most`,
  })
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
  server.stop()
  await close()
  remove()
}
process.exit(0)
