import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { loadEdition } from '../editions/public.ts'
import { house } from '../house.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { createWeb } from '../web/web.tsx'
import { goToStep, isItsDatabase, loadDemonstration, NotItsDatabase, type Step, story } from './public.ts'
import { refusesDatabase } from './start.ts'

const STEPS = story().steps
const FIRST = STEPS[0] as Step
const START = FIRST.at
const AT = START.toISOString()
const DEMO = { CONVOKE_DEMO: '1' }

type Opened = Awaited<ReturnType<typeof testPlatform>>

async function withPlatform(settings: Record<string, string>, look: (t: Opened) => Promise<void>) {
  const t = await testPlatform(AT, settings, house)
  try {
    await look(t)
  } finally {
    await t.close()
  }
}

const editions = async ({ db }: Opened) =>
  (await db.selectFrom('edition').select('slug').orderBy('slug').execute()).map((e) => e.slug)

/** Somebody’s words, which must survive. */
const somebody = { id: 'p-kept', email: 'kept@example.org', given_name: 'Kept', language: 'en', created_at: START }
const keep = ({ db }: Opened) => db.insertInto('person').values(somebody).execute()
const isKept = async ({ db }: Opened) =>
  (await db.selectFrom('person').select('id').where('id', '=', somebody.id).execute()).length === 1

async function refuses(t: Opened, code: string) {
  await keep(t)
  const before = await editions(t)
  for (const step of STEPS) {
    const done = await goToStep(t.platform, step)
    expect(done.ok ? 'moved' : done.refusal.code).toBe(code)
  }
  expect(await isKept(t)).toBe(true)
  expect(await editions(t)).toEqual(before)
}

test('a database that the demonstration did not make is never moved, and the demonstration is not loaded into it', () =>
  withPlatform(DEMO, async (t) => {
    await loadEdition(t.platform, 'wsis-forum-2022')
    await refuses(t, 'not-a-demonstration')
    expect(await isItsDatabase(t.platform)).toBe(false)
    await expect(loadDemonstration(t.platform, START)).rejects.toThrow(NotItsDatabase)
    const web = createWeb(t.platform, house)
    expect((await web.request('/en/demo')).status).toBe(404)
    expect(await (await web.request('/en/wsis-forum-2022')).text()).not.toContain('class="demo"')
  }))

test('outside demo mode nothing moves, and there is neither bar nor page nor role to choose', () =>
  withPlatform({}, async (t) => {
    await loadDemonstration({ ...t.platform, config: { ...t.platform.config, demo: true } }, START)
    await refuses(t, 'not-a-demonstration')
    const web = createWeb(t.platform, house)
    for (const path of ['/en/wsis-forum-2022', '/en', '/en/sign-in', '/en/nothing-here'])
      expect(await (await web.request(path)).text(), path).not.toMatch(/class="demo"|\/demo/)
    for (const path of ['/en/demo', '/en/demo/letters', '/en/demo/moving', '/en/demo/sign-in'])
      expect((await web.request(path)).status, path).toBe(404)
    for (const [path, body] of [
      ['/en/demo/step', 'step=before&sure=yes'],
      ['/en/demo/sign-in', 'role=secretariat_head'],
    ] as const) {
      const headers = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' }
      const answer = await web.request(path, { method: 'POST', headers, body })
      expect([path, answer.status, answer.headers.get('set-cookie')?.includes('sign_in') ?? false]).toEqual([
        path,
        404,
        false,
      ])
    }
    const shown = createWeb({ ...t.platform, config: { ...t.platform.config, demo: true } }, house)
    for (const path of ['/en/wsis-forum-2022', '/ar/nothing-here'])
      expect(await (await shown.request(path)).text(), path).toContain('class="demo"')
  }))

test('the inbox of the demonstration shows what goes with a letter, and only there', () =>
  withPlatform(DEMO, async (t) => {
    await loadDemonstration(t.platform, START)
    const letter = {
      to: 'reader@example.org',
      language: 'en',
      subject: 'A letter',
      text: 'Text',
      html: '<p>Text</p>',
      key: 'k',
    }
    const attachments = [{ filename: 'Einladung.txt', contentType: 'text/plain', content: 'Willkommen' }]
    await t.db.transaction().execute((tx) => t.platform.mail.queue(tx, { ...letter, attachments }))
    const { id } = await t.db.selectFrom('mail_message').select('id').where('key', '=', 'k').executeTakeFirstOrThrow()
    const at = `/en/demo/letters/${id}`
    const web = createWeb(t.platform, house)
    expect(await (await web.request(at)).text()).toMatch(/Attachments.*Einladung\.txt/s)
    expect(await (await web.request(`${at}/files/0`)).text()).toBe('Willkommen')
    const outside = createWeb({ ...t.platform, config: { ...t.platform.config, demo: false } }, house)
    expect([(await web.request(`${at}/files/1`)).status, (await outside.request(`${at}/files/0`)).status]).toEqual([
      404, 404,
    ])
  }))

test('a database that also holds another edition is never set back', () =>
  withPlatform(DEMO, async (t) => {
    await loadDemonstration(t.platform, START)
    await sql`insert into edition (forum_id, slug, title, process_title, theme, zone, starts_on, ends_on, mode, submission_prefix, created_at)
      select forum_id, 'real-forum-2023', title, process_title, theme, zone, starts_on, ends_on, mode, 'RF23', created_at from edition where slug = 'wsis-forum-2022'`.execute(
      t.db,
    )
    await refuses(t, 'other-editions')
  }))

test('a database that also holds tables of somebody else is never set back', () =>
  withPlatform(DEMO, async (t) => {
    await loadDemonstration(t.platform, START)
    await keep(t)
    await sql`create table accounts (id int)`.execute(t.db)
    const done = await goToStep(t.platform, FIRST)
    expect(done.ok ? 'moved' : done.refusal).toEqual({ code: 'database-shared', facts: { names: 'accounts' } })
    expect(await isKept(t)).toBe(true)
  }))

test('of two who move at once one is told to wait, and a move that broke off is mended by the next', () =>
  withPlatform(DEMO, async (t) => {
    await loadDemonstration(t.platform, START)
    const done = await Promise.all([goToStep(t.platform, FIRST), goToStep(t.platform, FIRST)])
    expect(done.map((d) => (d.ok ? 'moved' : d.refusal.code)).sort()).toEqual(['moved', 'moving-already'])
    await t.db.updateTable('demonstration').set({ moving_to: 'open' }).execute() // as a killed node leaves it
    await keep(t)
    expect((await goToStep(t.platform, FIRST)).ok).toBe(true)
    expect(await isKept(t)).toBe(false)
    const left = await t.db.selectFrom('demonstration').select(['moving_to', 'unfinished']).executeTakeFirst()
    expect(left).toEqual({ moving_to: null, unfinished: false })
  }))

test('a database of the demonstration is not served as a real forum, nor a real forum as the demonstration', () =>
  withPlatform(DEMO, async (t) => {
    const real = { ...t.platform, config: { ...t.platform.config, demo: false } }
    expect([await refusesDatabase(t.platform), await refusesDatabase(real)]).toEqual([null, null])
    await loadDemonstration(t.platform, START)
    expect(await refusesDatabase(t.platform)).toBeNull()
    expect(await refusesDatabase(real)).toMatch(/made by the demonstration.*\n.*CONVOKE_DEMO=1/)
    await t.db.deleteFrom('demonstration').execute()
    expect(await refusesDatabase(t.platform)).toMatch(/something else than the demonstration/)
    expect(await refusesDatabase(real)).toBeNull()
  }))
