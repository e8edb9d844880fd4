// How the board answers a hand: npm run bench:board -- [--times 20] [--data FOLDER] [--no-forms]
// A built program on an embedded database with 1,000 sessions in 30 rooms on five days, and one officer at the board in Chromium
// (CHROMIUM, or /usr/bin/chromium). Each interaction is timed in the browser, from the key that begins it to the first frame that shows all
// it brings. Then the same is done by forms, and a schedule is searched for: how long each answer takes, and how long it held the thread
// that serves (bar 50 ms). With --data the database is kept there and used again.
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { chromium, type Page } from 'playwright-core'
import type { EditionScope } from '../src/access/public.ts'
import { editionBySlug } from '../src/consultation/public.ts'
import { loadDemonstration } from '../src/demo/public.ts'
import { house } from '../src/house.ts'
import { hashToken } from '../src/identity/public.ts'
import { parseConfig } from '../src/platform/config.ts'
import type { Db } from '../src/platform/db/db.ts'
import { openPlatform } from '../src/platform/open.ts'
import { sessionFromAnswers } from '../src/sessions/request.ts'
import { addSession } from '../src/sessions/store.ts'

const { values: given } = parseArgs({
  allowPositionals: true, // this file itself
  allowNegative: true,
  options: {
    times: { type: 'string', default: '20' },
    data: { type: 'string' },
    forms: { type: 'boolean', default: true },
  },
})
const TIMES = Number(given.times)
const [SESSIONS, ROOMS, DAYS, STARTS] = [1_000, 30, 5, 7]
/** So many that nobody's sessions stand at the same time: what is put back stands where it breaks nothing. */
const PEOPLE = 710
const PORT = '4397'
const ORIGIN = `http://127.0.0.1:${PORT}`
const BAR = 100
const HELD_BAR = 50
/** What has not come about after so many milliseconds counts as never. */
const PATIENCE = 20_000
const TOKEN = 'token-of-the-board'
const NOW = new Date('2022-03-14T09:00:00Z')
/** Monday to Friday of a week that lies ahead, since nothing is put down in the past; at seven in the morning, UTC, the first slot begins. */
const MONDAY = Date.UTC(2030, 4, 27, 7)
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10)

const folder = given.data ?? fs.mkdtempSync(path.join(os.tmpdir(), 'convoke-bench-board-'))
fs.mkdirSync(folder, { recursive: true })
fs.chmodSync(folder, 0o755)

/** Thirty rooms, and slots in which a thousand sessions of an hour stand beside and behind each other. */
async function venue(db: Db, edition: EditionScope) {
  await sql`delete from placement where edition_id = ${edition.id}`.execute(db)
  await sql`update room set in_use = false where edition_id = ${edition.id}`.execute(db)
  await sql`update slot set in_use = false where edition_id = ${edition.id}`.execute(db)
  await sql`insert into room (edition_id, code, name, kind, seats, capacity, equipment, interpretation_booths, step_free, position)
    select ${edition.id}, 'bench_' || n, jsonb_build_object('en', 'Hall ' || n), 'on_site', 60 + n * 10,
      jsonb_build_object('theatre', 60 + n * 10), array['projection', 'hybrid_kit'], n % 3, true, 1000 + n from generate_series(1, ${ROOMS}::int) n`.execute(
    db,
  )
  const slots = Array.from({ length: DAYS * STARTS }, (_, i) => {
    const at = MONDAY + Math.floor(i / STARTS) * 86_400_000 + (i % STARTS) * 75 * 60_000
    return { code: `bench_${i}`, day: dayOf(at), from: new Date(at), to: new Date(at + 3_600_000) }
  })
  for (const { code, day, from, to } of slots)
    await sql`insert into slot (edition_id, code, day, starts_at, ends_at, starts_local, ends_local, band, period, stretch, mode)
      values (${edition.id}, ${code}, ${day}, ${from}, ${to}, to_char(${from}::timestamptz at time zone ${edition.zone}, 'YYYY-MM-DD"T"HH24:MI'),
        to_char(${to}::timestamptz at time zone ${edition.zone}, 'YYYY-MM-DD"T"HH24:MI'),
        'morning', 'bench', 'bench', 'hybrid')`.execute(db)
}

/** A thousand sessions with two people each, most of whom have three sessions. */
async function fill(db: Db, edition: EditionScope) {
  await db.transaction().execute(async (tx) => {
    for (let i = 0; i < SESSIONS; i++) {
      const people = [0, 1].map((k) => ({
        ...{
          givenName: 'Rosa',
          familyName: `Muestra ${(i * 2 + k) % PEOPLE}`,
          role: k === 0 ? 'moderator' : 'speaker',
        },
        ...{ email: `p${(i * 2 + k) % PEOPLE}@example.org`, presence: 'on_site' as const },
      }))
      const asked = {
        ...sessionFromAnswers({ questions: [] }, {}, []),
        ...{ title: `Skills that stay in the village, part ${i}`, language: 'en', submissionId: null },
        ...{
          people: [],
          organizations: [],
          subjects: [`action_lines C${(i % 11) + 1}`],
          expectedAudience: 40 + (i % 9) * 20,
        },
      }
      const { id } = await addSession(tx, edition, asked, NOW)
      for (const [position, person] of people.entries()) {
        const personId = `p-b${(i * 2 + position) % PEOPLE}`
        await sql`insert into person (id, language, given_name, created_at) values (${personId}, 'en', 'Rosa', ${NOW}) on conflict do nothing`.execute(
          tx,
        )
        await sql`insert into session_person (session_id, position, person_id, name, sort_name, affiliation, role, presence)
          values (${id}, ${position}, ${personId}, ${person.familyName}, ${person.familyName}, '', ${person.role}, ${person.presence})`.execute(
          tx,
        )
      }
    }
  })
  await sql`
    insert into placement (session_id, edition_id, slot_id, room_id, room_key, starts_at, ends_at, placed_at)
    select s.id, s.edition_id, slot.id, room.id, room.key, slot.starts_at, slot.starts_at + s.duration_minutes * interval '1 minute', now()
    from (select *, row_number() over (order by number) - 1 as n from session where edition_id = ${edition.id} and title like 'Skills that stay%') s
    join (select *, row_number() over (order by starts_at) - 1 as n from slot where edition_id = ${edition.id} and in_use) slot on slot.n = s.n % ${DAYS * STARTS}
    join (select *, row_number() over (order by position) - 1 as n from room where edition_id = ${edition.id} and in_use) room on room.n = s.n / ${DAYS * STARTS}
    where s.duration_minutes <= 60`.execute(db)
  await sql`update session set state = 'scheduled' where id in (select session_id from placement where edition_id = ${edition.id})`.execute(
    db,
  )
  // A real forum's board is measured, without the bar and the clock of the demonstration.
  await sql`delete from demonstration`.execute(db)
  await sql`delete from demo_clock`.execute(db)
  await sql`vacuum analyze`.execute(db)
}

async function signIn(db: Db, edition: EditionScope) {
  const [now, id] = [new Date(), 'p-of-the-board']
  await db.insertInto('person').values({ id, language: 'en', given_name: 'Bench', created_at: now }).execute()
  const grant = { person_id: id, role: 'secretariat_officer', edition_id: edition.id, granted_at: now }
  await db.insertInto('role_grant').values(grant).execute()
  const expires_at = new Date(now.getTime() + 30 * 86_400_000)
  const times = { created_at: now, last_seen_at: now, expires_at }
  await db
    .insertInto('sign_in')
    .values({ token_hash: hashToken(TOKEN), person_id: id, method: 'bench', ...times })
    .execute()
}

/**
 * Milliseconds from a key on the element that has the focus to the first frame in which the page is so. `shown` is what is then there;
 * with `gone`, what is then no longer there.
 */
const timed = async (page: Page, key: string, focus: string | null, shown: string, gone = false) => {
  if (focus) await page.locator(focus).first().focus()
  await page.evaluate(
    ([selector, away]) => {
      const isSo = () => (document.querySelector(selector as string) === null) === away
      Object.assign(window, {
        measured: new Promise<number>((done) => {
          addEventListener(
            'keydown',
            ({ timeStamp }) => {
              Object.assign(window, { pressed: timeStamp })
              const look = () =>
                isSo() ? requestAnimationFrame(() => done(performance.now() - timeStamp)) : requestAnimationFrame(look)
              requestAnimationFrame(look)
            },
            { capture: true, once: true },
          )
        }),
      })
    },
    [shown, gone] as const,
  )
  await page.keyboard.press(key)
  const late = new Promise<number>((done) => setTimeout(() => done(Number.POSITIVE_INFINITY), PATIENCE))
  const measured = page.evaluate(() => (window as unknown as { measured: Promise<number> }).measured)
  return Promise.race([measured, late])
}

const at = (times: readonly number[], share: number) =>
  times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0

function report(name: string, taken: readonly number[]) {
  const times = [...taken].sort((a, b) => a - b)
  const [p50, p95] = [at(times, 0.5), at(times, 0.95)]
  console.log(
    `${name.padEnd(44)} p50 ${p50.toFixed(0).padStart(5)} ms, p95 ${p95.toFixed(0).padStart(5)} ms (bar ${BAR}; ${(p95 / BAR).toFixed(2)} of it)`,
  )
}

/** Where a session is held, and what every place would mean is said. */
const JUDGED = '[data-board][data-held] [data-drop]'

async function atTheBoard(page: Page) {
  const taken: Record<string, number[]> = {}
  const note = (name: string, time: number) => {
    taken[name] = [...(taken[name] ?? []), time]
  }
  for (let i = 0; i < TIMES; i++) {
    const address = `${ORIGIN}/en/wsis-forum-2022/desk/programme/grid?day=${dayOf(MONDAY + (i % DAYS) * 86_400_000)}`
    await page.goto(address)
    const hold = `.board .cell:not(.is-picked, .is-breach) [data-hold] >> nth=${(i * 7) % 100}`
    note('picked up: the card is held', await timed(page, 'Enter', hold, '[data-board][data-held] .is-picked'))
    const from = await page.evaluate(() => document.activeElement?.getAttribute('data-cell') ?? '')
    if (from) {
      const away = `td[data-cell]:focus:not([data-cell="${from}"])`
      const time = await timed(page, 'ArrowDown', null, away)
      // Where the answer was quicker than the arrow, the arrow went from place to place.
      if ((await page.locator(JUDGED).count()) === 0) note('an arrow while the places are looked at', time)
    }
    await page.locator(JUDGED).first().waitFor()
    await page.waitForTimeout(50)
    const before = await page.evaluate(() => document.activeElement?.getAttribute('data-row') ?? '')
    const moved = `[data-drop]:focus:not([data-row="${before}"])`
    note('an arrow to the next place', await timed(page, 'ArrowDown', null, moved))
    note('put back', await timed(page, 'Escape', null, '[data-board][data-held]', true))
    note('picked up: every place says what it means', await timed(page, 'Enter', hold, JUDGED))
    const place = ':is(.why--free, .why--costs) [data-drop]'
    if ((await page.locator(place).count()) === 0) continue
    await page.locator(place).first().focus()
    note('put down: it stands there', await timed(page, 'Enter', null, '[data-board] .cell.is-pending'))
    const stands = await reached(page, '[data-board] [data-key="undo"]')
    note('put down: confirmed', stands)
    if (!Number.isFinite(stands)) {
      console.log(`not put down: ${(await page.locator('[role="alert"]').allInnerTexts()).join(' ')}`)
      continue
    }
    await page.waitForTimeout(400) // the news of one's own move
    note('undone: it stands there', await timed(page, 'Enter', '[data-key="undo"]', '[data-board] .cell.is-pending'))
    note('undone: confirmed', await reached(page, '[data-say*="undone"]'))
  }
  for (const [name, times] of Object.entries(taken)) report(name, times)
}

/** Milliseconds from the key before until something is there. */
const reached = (page: Page, selector: string) =>
  page
    .locator(selector)
    .first()
    .waitFor({ state: 'attached', timeout: PATIENCE })
    .then(
      () => page.evaluate(() => performance.now() - (window as unknown as { pressed: number }).pressed),
      () => Number.POSITIVE_INFINITY,
    )

/** One step of the desk: until its answer is read, and for how long the serving thread did nothing else meanwhile. */
async function step(taken: { readonly answer: number[]; readonly held: number[] }, done: () => Promise<unknown>) {
  await heldMilliseconds() // what was before does not count
  const began = performance.now()
  await done()
  taken.answer.push(performance.now() - began)
  taken.held.push(await heldMilliseconds())
}

function reportHeld(name: string, { answer, held }: { readonly answer: number[]; readonly held: number[] }) {
  const [times, holds] = [answer.toSorted((a, b) => a - b), held.toSorted((a, b) => a - b)]
  console.log(
    `${name.padEnd(44)} p95 ${at(times, 0.95).toFixed(0).padStart(5)} ms, thread held p50 ${at(holds, 0.5).toFixed(0)}, longest ${at(holds, 1).toFixed(0)} ms (bar ${HELD_BAR})`,
  )
}

async function byForms(page: Page, numbers: readonly number[]) {
  const desk = `${ORIGIN}/en/wsis-forum-2022/desk`
  const steps = () => ({ answer: [], held: [] })
  const [opened, placed, form, corrected, board, begun] = [steps(), steps(), steps(), steps(), steps(), steps()]
  const sent = (selector: string) => Promise.all([page.waitForEvent('load'), page.locator(selector).first().click()])
  for (const number of numbers.slice(0, TIMES)) {
    await step(opened, () => page.goto(`${desk}/sessions/${number}`))
    const best = 'form[action$="/place"]:has(input[type=hidden][name=room]) button'
    if ((await page.locator(best).count()) > 0) await step(placed, () => sent(best))
    await step(form, () => page.goto(`${desk}/sessions/${number}/edit`))
    await page.locator('[name=minutes]').fill('45')
    await page.locator('[name=reason]').last().fill('Measured.')
    await step(corrected, () => sent('form[action$="/edit"] button.btn[type=submit]:not([name])'))
    await step(board, () => page.goto(`${desk}/programme/grid`))
  }
  for (let i = 0; i < 3; i++) {
    await page.goto(`${desk}/programme/propose`)
    await page.locator('input[name=scope][value=all]').check()
    await step(begun, () => sent('form[action$="/propose"] button[type=submit]'))
    await sent('form[action$="/cancel"] button')
    for (let wait = 0; wait < 60 && (await page.locator('form[action$="/take"]').count()) > 0; wait++) {
      await page.waitForTimeout(1000)
      await page.reload()
    }
  }
  reportHeld('page of a session', opened)
  reportHeld('placed by hand', placed)
  reportHeld('form of a session', form)
  reportHeld('corrected', corrected)
  reportHeld('the board after a change', board)
  reportHeld('a search of all begun', begun)
}

const config = parseConfig({ CONVOKE_DATA: folder, CONVOKE_DEMO: '1', LOG_LEVEL: 'silent' })
if (!config.ok) throw new Error(String(config.refusal.facts.mistakes))
const opened = await openPlatform(config.value, house)
if (!opened.ok) throw new Error(opened.refusal.code)
const { platform, close } = opened.value
const isPrepared = await platform.db.selectFrom('slot').select('code').where('code', '=', 'bench_0').executeTakeFirst()
if (!isPrepared) {
  if (!(await editionBySlug(platform.db, 'wsis-forum-2022'))) await loadDemonstration(platform, NOW)
  const edition = await editionBySlug(platform.db, 'wsis-forum-2022')
  if (!edition) throw new Error('The edition was not loaded.')
  await venue(platform.db, edition)
  await fill(platform.db, edition)
  await signIn(platform.db, edition)
}
const numbers = await sql<{
  number: number
}>`select session.number from placement join session on session.id = placement.session_id
  where title like 'Skills that stay%' order by md5(session.id::text)`.execute(platform.db)
const watched = path.join(import.meta.dirname, 'watched.mjs')
const server = spawn(process.execPath, ['--expose-gc', '--import', watched, 'dist/server/convoke.js', 'serve'], {
  env: { ...process.env, PORT, HOST: '127.0.0.1', CONVOKE_DATA: folder, LOG_LEVEL: 'silent' },
  stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
})
const heldMilliseconds = () =>
  new Promise<number>((done) => {
    server.once('message', (news) => done((news as { heldMilliseconds: number }).heldMilliseconds))
    server.send('how long')
  })
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
  args: ['--no-sandbox'],
})
try {
  for (let i = 0; i < 900; i++) {
    const ready = await fetch(`${ORIGIN}/health/ready`).then(
      (r) => r.ok,
      () => false,
    )
    if (ready) break
    await new Promise((done) => setTimeout(done, 100))
  }
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  await context.addCookies([{ name: 'convoke_sign_in', value: TOKEN, url: ORIGIN }])
  await atTheBoard(await context.newPage())
  if (given.forms)
    await byForms(
      await context.newPage(),
      numbers.rows.map((row) => row.number),
    )
} finally {
  await browser.close()
  server.kill('SIGTERM')
  await close()
  if (!given.data) fs.rmSync(folder, { recursive: true, force: true })
}
