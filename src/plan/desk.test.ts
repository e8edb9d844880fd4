import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EditionScope } from '../access/public.ts'
import { editionBySlug } from '../consultation/public.ts'
import { house } from '../house.ts'
import { LANGUAGES } from '../platform/languages/public.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { makeSession } from '../sessions/make-session.ts'
import { createWeb } from '../web/web.tsx'
import { editionWithRequests } from './testing/edition-with-requests.ts'

const now = new Date('2022-03-20T10:00:00Z')
let t: Awaited<ReturnType<typeof testPlatform>>
let web: ReturnType<typeof createWeb>
let edition: EditionScope
let officer = ''
let auditor = ''
const numbers: number[] = []
const submissionIds: string[] = []

const send = (path: string, cookie: string, body: Record<string, string>) =>
  web.request(path, {
    method: 'POST',
    headers: { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(body).toString(),
  })
const read = async (path: string, cookie = '') => {
  const answer = await web.request(path, { headers: { cookie } })
  return { status: answer.status, text: await answer.text() }
}
/** A person signed in with a role of this edition. */
async function signedIn(role: string): Promise<string> {
  const answer = await send('/en/demo/sign-in', '', { role })
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}

beforeAll(async () => {
  t = await testPlatform('2022-03-20T10:00:00Z', { CONVOKE_DEMO: '1' }, house)
  web = createWeb(t.platform, house)
  const at = await editionWithRequests(t.db, now)
  edition = (await editionBySlug(t.db, at.edition.slug)) as EditionScope
  const rosa = { given_name: 'Rosa', family_name: 'Muestra', email: 'rosa@example.org', role: 'moderator' }
  for (const title of ['Skills that stay', 'Rural networks']) {
    const id = await at.handIn({
      title,
      session_type: 'thematic_workshop',
      abstract: 'What lasts.',
      duration_minutes: '60',
      participation_mode: 'hybrid',
      working_languages: ['en'],
      interpretation: 'none',
      people: [{ ...rosa, attendance: 'on_site' }],
    })
    submissionIds.push(id)
    const session = await t.db.transaction().execute((tx) => makeSession(tx, at.edition, id, now))
    numbers.push(session?.number ?? 0)
  }
  officer = await signedIn('secretariat_officer')
  auditor = await signedIn('auditor')
})
afterAll(() => t.close())

/** What the page of a form has shown, as the form brings it back. */
const seenOn = async (path: string, cookie = officer) =>
  (/name="seen" value="([^"]*)"/.exec((await read(path, cookie)).text)?.[1] ?? '').replaceAll('&amp;', '&')

/** Sends a form of a page with what the page has shown. */
const confirm = async (page: string, act: string, body: Record<string, string>) =>
  send(`${page}/${act}`, officer, { ...body, seen: await seenOn(page) })

const desk = (...parts: (string | number)[]) => `/en/${edition.slug}/desk/${parts.join('/')}`
const morning = { slot: '2022-06-01-A', room: 'a', reason: '' }

test('an auditor reads the plan and changes nothing; others find nothing there', async () => {
  const [one] = numbers
  const pages = [desk('programme'), desk('sessions', one ?? 0)]
  for (const path of pages) {
    expect([(await read(path, officer)).status, (await read(path, auditor)).status, (await read(path)).status]).toEqual(
      [200, 200, 404],
    )
  }
  for (const path of ['place', 'unplace', 'undo'].map((act) => desk('sessions', one ?? 0, act))) {
    expect((await send(path, auditor, morning)).status).toBe(404)
  }
  expect((await send(desk('agenda/publish'), auditor, { count: '0' })).status).toBe(404)
  expect((await read(pages[1] ?? '', auditor)).text).not.toContain('name="slot"')
  expect(await t.db.selectFrom('placement').select('session_id').execute()).toEqual([])
})

test('a place that breaks something is refused by name with what was typed, and a taken room names who has it', async () => {
  const [one = 0, two = 0] = numbers
  expect((await confirm(desk('sessions', one), 'place', morning)).status).toBe(303)
  const typed = { ...morning, room: 'l', reason: 'A larger <audience>' }
  const clash = await confirm(desk('sessions', two), 'place', typed)
  const text = await clash.text()
  expect(clash.status).toBe(422)
  expect(text).toMatch(/Rosa Muestra is expected in .*Skills that stay.* at the same time/)
  expect(text).toContain('A larger &lt;audience>')
  expect(text).toMatch(/selected[^>]*value="l"|value="l"[^>]*selected/)
  expect((await confirm(desk('sessions', two), 'place', { ...typed, reason: '', anyway: 'yes' })).status).toBe(422)
  expect((await confirm(desk('sessions', two), 'place', { ...typed, anyway: 'yes' })).status).toBe(303)
  expect((await confirm(desk('sessions', two), 'undo', {})).status).toBe(303)

  const taken = await confirm(desk('sessions', two), 'place', { ...morning, reason: 'Asked.', anyway: 'yes' })
  expect(taken.status).toBe(422)
  expect(await taken.text()).toMatch(new RegExp(`Room A is taken at this time by session ${one} \\(“Skills that stay`))
  expect((await read(`${desk('programme')}?show=unplaced`, officer)).text).toContain('Rural networks')
})

test('what is published stands in the agenda, the calendar and the thread; what was not shown is not published', async () => {
  const [one = 0] = numbers
  const publish = desk('agenda/publish')
  expect((await read(publish, officer)).text).toContain('Publish 1 change')
  expect((await send(publish, officer, { seen: '', note: 'Kept.' })).status).toBe(422)
  expect(await read(`/${edition.slug}/agenda.ics`)).toMatchObject({
    status: 200,
    text: expect.not.stringContaining('VEVENT'),
  })
  expect((await send(publish, officer, { seen: await seenOn(publish), note: 'The first version.' })).status).toBe(303)
  expect((await read(`/en/${edition.slug}/agenda?day=2022-06-01`)).text).toContain('Skills that stay')
  expect((await read(`/${edition.slug}/agenda.ics`)).text).toContain('Skills that stay')
  expect((await read(`/en/${edition.slug}/submissions/OCP22-0001`)).text).toContain(`Session ${one} of the programme`)

  const moved = { slot: '2022-06-01-B', room: 'l', reason: 'A lift is out of order.' }
  const waiting = async () =>
    /Not yet published <b[^>]*>(\d+)|Not yet published[^<]*<[^>]*>(\d+)/
      .exec((await read(desk('programme'), officer)).text)
      ?.slice(1)
      .join('')
  expect((await confirm(desk('sessions', one), 'place', { ...moved, anyway: 'yes' })).status).toBe(303)
  expect(await waiting()).toBe('1')
  expect((await confirm(desk('sessions', one), 'undo', {})).status).toBe(303)
  expect([await waiting(), (await read(publish, officer)).text]).toEqual(['0', expect.not.stringMatching(/Publish \d/)])
  expect((await confirm(desk('sessions', one), 'place', { ...moved, anyway: 'yes' })).status).toBe(303)
  expect((await send(publish, officer, { seen: await seenOn(publish), note: '' })).status).toBe(303)
  const steps = await t.db
    .selectFrom('thread_step')
    .select(['kind', 'reason', 'facts'])
    .where('submission_id', '=', submissionIds[0] ?? '')
    .orderBy('id')
    .execute()
  expect(steps).toEqual([
    { kind: 'programmed', reason: null, facts: { session: one, agenda: 1 } },
    { kind: 'rescheduled', reason: 'A lift is out of order.', facts: { session: one, agenda: 2 } },
  ])
  const states = await t.db.selectFrom('submission').select('state').orderBy('number').execute()
  expect(states.map((s) => s.state)).toEqual(['programmed', 'accepted'])
})

test('a cancelled session says so in the thread once that is published, with a reason', async () => {
  const [one = 0] = numbers
  const cancel = desk('sessions', one, 'cancel')
  const told = async (reason: string) => ({ seen: await seenOn(cancel), reason })
  expect((await send(cancel, officer, await told(' '))).status).toBe(422)
  expect((await send(cancel, auditor, await told('No.'))).status).toBe(404)
  expect((await send(cancel, officer, { reason: 'Of a page never opened.' })).status).toBe(422)
  expect((await send(cancel, officer, await told('The speakers fell ill.'))).status).toBe(303)
  expect(
    (await send(desk('agenda/publish'), officer, { seen: await seenOn(desk('agenda/publish')), note: '' })).status,
  ).toBe(303)
  expect((await read(`/en/${edition.slug}/submissions/OCP22-0001`)).text).toContain('The speakers fell ill.')
  const restore = desk('sessions', one, 'restore')
  expect((await send(restore, officer, { seen: await seenOn(restore), reason: '' })).status).toBe(303)
})

test('the desk answers in six languages', async () => {
  for (const language of LANGUAGES) {
    for (const path of ['programme', `sessions/${numbers[0]}`, 'agenda/publish']) {
      expect((await read(`/${language}/${edition.slug}/desk/${path}`, officer)).status).toBe(200)
    }
  }
})

test('several sessions leave the plan at once after a counted look; the list’s file is what the page shows', async () => {
  const desk = `/en/${edition.slug}/desk/programme`
  for (const [i, slot] of ['2022-06-01-A', '2022-06-01-B'].entries())
    await confirm(`/en/${edition.slug}/desk/sessions/${numbers[i]}`, 'place', {
      slot,
      room: 'a',
      reason: 'Again.',
      anyway: 'yes',
    })
  const picked = numbers.map((n) => `pick=${n}`).join('&')
  expect((await read(`${desk}/together?act=unplace&${picked}`, auditor)).status).toBe(404)
  const seen = await seenOn(`${desk}/together?act=unplace&${picked}`)
  expect(seen).toContain(`${numbers[0]}=`)
  const post = (shown: string) =>
    web.request(`${desk}/together`, {
      method: 'POST',
      headers: {
        cookie: officer,
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: `${picked}&seen=${encodeURIComponent(shown)}&reason=Rooms+are+needed.`,
    })
  const placed = async () => (await t.db.selectFrom('placement').select('session_id').execute()).length
  const before = await placed()
  expect((await post('')).status).toBe(422)
  expect(await placed()).toBe(before)
  expect((await post(seen)).status).toBe(303)
  expect(await placed()).toBe(before - 2)
  const csv = (await read(`${desk}.csv?sort=-number&column=number&show=unplaced`, officer)).text
  const page = (await read(`${desk}?sort=-number&column=number&show=unplaced`, officer)).text
  const shown = [...page.matchAll(/desk\/sessions\/(\d+)"/g)].map((m) => m[1])
  expect(csv.match(/^"(\d+)"/gm)?.map((cell) => cell.slice(1, -1))).toEqual(shown)
  expect(shown.length).toBeGreaterThan(0)
})
