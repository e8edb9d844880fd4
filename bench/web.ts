// How long public pages and the desk's lists take: npm run bench:web -- [--submissions 100000] [--requests 200] [--data FOLDER]
// A built program on an embedded database with so many submissions (10,000) and 1,000 sessions in five days, asked by 1 and by 4 readers; how
// many agendas a second come from what is kept; a session's page beside 64 hand-ins. With --data a copy of a demonstration's folder is used,
// which spares loading one. A row tells p95 with four readers; behind it p95 with one, and what the serving thread computed for a page.
import http from 'node:http'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import type { EditionScope } from '../src/access/public.ts'
import { nextAgenda } from '../src/agenda/agenda-changes.ts'
import { aPlannedEntry, roomA } from '../src/agenda/samples.ts'
import { addAgendaVersion } from '../src/agenda/store.ts'
import type { Db } from '../src/platform/db/db.ts'
import { sessionFromAnswers } from '../src/sessions/request.ts'
import { addSession } from '../src/sessions/store.ts'
import { browserHash } from '../src/submissions/drafts.ts'
import { saveDraft, startDraft } from '../src/submissions/public.ts'
import { asRealForum, ownFolder, quantile, row, sampleForum, served, signedIn } from './forum.ts'
import { multiplySubmissions } from './many-submissions.ts'

const { values: given } = parseArgs({
  allowPositionals: true, // this file itself
  options: {
    submissions: { type: 'string', default: '10000' },
    requests: { type: 'string', default: '200' },
    data: { type: 'string' },
  },
})
const SUBMISSIONS = Number(given.submissions)
const SESSIONS = 1_000
const REQUESTS = Number(given.requests)
const HAND_INS = 64
const { folder, remove } = ownFolder('web')

async function publishSessions(db: Db, edition: EditionScope) {
  const now = new Date('2022-03-14T09:00:00Z')
  const { id } = await db.selectFrom('room').select('id').where('edition_id', '=', edition.id).executeTakeFirstOrThrow()
  const room = { ...roomA, id }
  // As people write them, so that what travels is not shorter than of a real forum.
  const titles = await db.selectFrom('submission').select(['title']).orderBy('number').limit(SESSIONS).execute()
  await db.transaction().execute(async (tx) => {
    const planned = []
    for (let i = 0; i < SESSIONS; i++) {
      const title = titles[i % titles.length]?.title ?? `Session ${i}`
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
  const text = await (await fetch(`${server.origin}${address}`)).text()
  const parts = [...text.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map((m) => m[1] as string)
  let total = await packedLength(address)
  for (const part of new Set(parts)) total += await packedLength(part)
  return total
}

/** Octets of a body as it travels. node:http does not unpack. */
const packedLength = (address: string) =>
  new Promise<number>((done, failed) =>
    http
      .get(`${server.origin}${address}`, { headers: { 'accept-encoding': 'br, gzip' } }, (answer) => {
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
  const answer = await fetch(`${server.origin}${address}`, { headers: { 'accept-encoding': 'gzip', cookie } })
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

/** Addresses asked for again and again, as most readers do, after each was asked for once. */
async function measure(name: string, addresses: string | string[], cookie = '') {
  const all = [addresses].flat()
  for (const address of all) await ask(address, cookie)
  const many = Array.from({ length: REQUESTS }, (_, i) => all[i % all.length] as string)
  await report(name, [many, many], cookie)
  if (cookie === '') {
    const kilobytes = Math.ceil((await coldOctets(all[0] ?? '')) / 1024)
    row(`${name}, cold on the wire`, { measured: kilobytes, bar: 100, unit: 'KB' })
  }
}

/** Addresses nobody has asked for before, half of them by one reader, half by four. */
async function measureFirst(name: string, addresses: string[], cookie = '') {
  const half = Math.floor(addresses.length / 2)
  await report(`${name}, each for the first time`, [addresses.slice(0, half), addresses.slice(half)], cookie)
}

async function report(name: string, [byOne, byFour]: readonly [string[], string[]], cookie: string) {
  await server.sample()
  const alone = await timesOf(byOne, 1, cookie)
  const { computedMilliseconds } = await server.sample()
  const four = await timesOf(byFour, 4, cookie)
  const one = `with one reader ${quantile(alone, 0.95).toFixed(0)}, computed ${(computedMilliseconds / byOne.length).toFixed(1)} a page`
  row(name, { measured: quantile(four, 0.95), bar: 200, unit: 'ms', more: one })
}

/** How many times a second an address is answered to so many who ask at once, as it travels. */
async function perSecond(address: string): Promise<number> {
  const [AT_ONCE, SECONDS] = [16, 4]
  const agent = new http.Agent({ keepAlive: true, maxSockets: AT_ONCE })
  const once = () =>
    new Promise<void>((done, failed) =>
      http
        .get(`${server.origin}${address}`, { agent, headers: { 'accept-encoding': 'gzip' } }, (answer) =>
          answer.resume().on('end', done),
        )
        .on('error', failed),
    )
  const until = performance.now() + SECONDS * 1000
  let answered = 0
  const asker = async () => {
    for (; performance.now() < until; answered++) await once()
  }
  await Promise.all(Array.from({ length: AT_ONCE }, asker))
  agent.destroy()
  return answered / SECONDS
}

const answers = {
  ...{
    submitter_name: 'Liis Placeholder',
    submitter_email: 'g9.1@example.org',
    acting_as: 'individual',
    country: 'EE',
  },
  ...{ stakeholder_type: 'government', submission_language: 'en', consent_publication: true, consent_data: true },
  ...{ priority_topics: 'Consent that a person can actually refuse.', action_lines: ['C5'] },
}
/** A draft ready to be handed in, with the secret of its browser. */
async function aDraft(i: number): Promise<{ key: string; id: string }> {
  const key = String(i).padStart(43, 'k')
  const owner = { browserHash: browserHash(key), personId: null }
  const wish = { call: 'official_submissions', form: 'official_submission', language: 'en', owner }
  const started = await startDraft(platform, edition, wish)
  if (!started.ok) throw new Error(started.refusal.code)
  await saveDraft(platform, edition, owner, started.value.id, { answers, shown: {} })
  return { key, id: started.value.id }
}

/** A session's page while 64 hand in at once, again and again. */
async function besideHandIns(address: string, drafts: readonly { key: string; id: string }[]) {
  const waiting = [...drafts]
  const statuses = new Map<number, number>()
  let working = true
  const handing = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const answer = await fetch(`${server.origin}/en/wsis-forum-2022/drafts/${next.id}/submit`, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie: `convoke_draft=${next.key}`, 'sec-fetch-site': 'same-origin' },
        body: new URLSearchParams(),
      })
      await answer.arrayBuffer()
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
    }
  }
  const began = performance.now()
  const handed = Promise.all(Array.from({ length: HAND_INS }, handing)).then(() => {
    working = false
    return (performance.now() - began) / 1000
  })
  const times: number[] = []
  while (working) times.push((await ask(address)).milliseconds)
  const seconds = await handed
  const more = `${drafts.length} handed in, ${(drafts.length / seconds).toFixed(0)} a second, answered ${JSON.stringify([...statuses])}`
  row(`session beside ${HAND_INS} hand-ins in flight`, { measured: quantile(times, 0.95), bar: 100, unit: 'ms', more })
}

const { platform, db, edition, close } = await sampleForum(folder, new Date('2022-03-14T09:00:00Z'), given.data)
const filling = performance.now()
await multiplySubmissions(db, edition, SUBMISSIONS)
console.log(`${SUBMISSIONS} submissions made in ${((performance.now() - filling) / 1000).toFixed(0)} s`)
await publishSessions(db, edition)
const cookie = await signedIn(db, edition, 'bench', 'secretariat_officer')
await asRealForum(db)
// The clock is the real one from here on, and the call still open.
await sql`update call set closes_at = now() + interval '1 day' where edition_id = ${edition.id} and code = 'official_submissions'`.execute(
  db,
)

const server = await served(folder)
try {
  const base = '/en/wsis-forum-2022'
  const list = `${base}/submissions`
  const search = (language: string, words: string) =>
    `/${language}/wsis-forum-2022/submissions?q=${encodeURIComponent(words)}`
  await agendas(base)
  await measure('home', base)
  await measure('home in Arabic', '/ar/wsis-forum-2022')
  await measure(
    `register of ${SUBMISSIONS}`,
    [1, 2, 3, 4, 5].map((page) => `${list}?page=${page}`),
  )
  const last = Math.floor(SUBMISSIONS / 25)
  await measureFirst(
    'register, paged deep',
    Array.from({ length: 40 }, (_, i) => `${list}?page=${Math.max(1, last - i * 7)}`),
  )
  await measureFirst(
    'register, sorted and paged',
    Array.from({ length: 40 }, (_, i) => `${list}?sort=${['oldest', 'organization'][i % 2]}&page=${2 + i}`),
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
  await measure('figures', `${base}/figures`)
  await measureFirst(
    'figures, filtered',
    wordsOf(8).flatMap((_, i) => [`${base}/figures?action_line=C${i + 1}`, `${base}/figures?sdg=${i + 1}`]),
  )
  const desk = `${base}/desk/submissions`
  await measure('desk, list', desk, cookie)
  await measure('desk, figures', `${base}/desk/figures`, cookie)
  await measure('desk, searched', `${desk}?q=skills`, cookie)
  await measureFirst(
    'desk, searched',
    wordsOf(40).map((word) => `${desk}?q=${word}`),
    cookie,
  )
  await measureFirst('desk, by each filter', deskFilters(desk), cookie)
  await measureFirst(
    'desk, sorted and paged deep',
    Array.from(
      { length: 40 },
      (_, i) => `${desk}?sort=${['title', '-country', '-number', 'name'][i % 4]}&page=${1 + i * 13}`,
    ),
    cookie,
  )
  const drafts: { key: string; id: string }[] = []
  for (let i = 0; i < HAND_INS * 4; i++) drafts.push(await aDraft(i))
  await besideHandIns(`${base}/sessions/${await aSession(base)}`, drafts)
} finally {
  server.stop()
  await close()
  remove()
}
process.exit(0)

async function aSession(base: string): Promise<string> {
  return (await ask(`${base}/agenda`)).text.match(/\/sessions\/(\d+)"/)?.[1] ?? ''
}

async function agendas(base: string) {
  const drawn = (await ask(`${base}/agenda`)).text.split('<li class="item">').length - 1
  row('sessions missing in the agenda', { measured: SESSIONS - drawn, bar: 0, unit: '' })
  const days = ['30', '31', '01', '02', '03'].map((day) => `2022-0${day.startsWith('3') ? 5 : 6}-${day}`)
  const address = (language: string) => `/${language}/wsis-forum-2022/agenda`
  await measureFirst(
    `agenda of ${SESSIONS}`,
    ['ar', 'zh', 'fr', 'ru', 'es'].flatMap((one) => [address(one), `${address(one)}?view=rooms&day=${days[0]}`]),
  )
  await measureFirst(
    'agenda, one day',
    ['ar', 'zh', 'fr', 'ru'].flatMap((one) => days.map((day) => `${address(one)}?view=day&day=${day}`)),
  )
  await measure(`agenda of ${SESSIONS}`, `${base}/agenda`)
  await measure('agenda, one day', `${base}/agenda?view=day&day=2022-05-31`)
  await measureFirst(
    'agenda, filtered',
    wordsOf(40).map((word) => `${base}/agenda?text=${word}`),
  )
  const octets = await Promise.all(days.map((day) => packedLength(`${base}/agenda?view=day&day=${day}`)))
  row('largest day of the agenda, as it travels', { measured: Math.max(...octets) / 1024, bar: 200, unit: 'KB' })
  const rate = await perSecond(`${base}/agenda`)
  console.log(
    `agenda of ${SESSIONS} from what is kept: ${rate.toFixed(0)} a second (bar at least 500): ${rate >= 500 ? 'met' : 'MISSED'}`,
  )
  await measure('session', `${base}/sessions/${await aSession(base)}`)
  await measure('calendar', '/wsis-forum-2022/agenda.ics')
}

/** Each way of the desk's list to narrow, each for itself and with another. */
function deskFilters(desk: string): string[] {
  const some = [
    ...['stage=undecided', 'stage=accepted', 'outcome=accepted', 'country=GH', 'country=CH', 'region=africa'],
    ...['action_line=C4', 'action_line=C7.2', 'sdg=4', 'sdg=9', 'mode=hybrid', 'mode=virtual', 'kind=workshop_request'],
    ...['group=civil_society', 'language=fr', 'language=ar', 'assignee=nobody'],
  ]
  return some.flatMap((one, i) => [`${desk}?${one}`, `${desk}?${one}&${some[(i + 5) % some.length]}`])
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
