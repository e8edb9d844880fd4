import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EditionScope } from '../../../access/public.ts'
import { editionBySlug } from '../../../consultation/public.ts'
import { house } from '../../../house.ts'
import { testPlatform } from '../../../platform/testing/database.ts'
import { makeSession } from '../../../sessions/make-session.ts'
import { createWeb } from '../../../web/web.tsx'
import { planFacts } from '../../plan-facts.ts'
import { editionWithRequests } from '../../testing/edition-with-requests.ts'

const now = new Date('2022-03-20T10:00:00Z')
let t: Awaited<ReturnType<typeof testPlatform>>
let web: ReturnType<typeof createWeb>
let at: Awaited<ReturnType<typeof editionWithRequests>>
let edition: EditionScope
let officer = ''
let head = ''
let auditor = ''

const send = (path: string, cookie: string, body: URLSearchParams | Record<string, string>) =>
  web.request(path, {
    method: 'POST',
    headers: { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(body).toString(),
  })
const read = async (path: string, cookie = officer) => {
  const answer = await web.request(path, { headers: { cookie } })
  return { status: answer.status, text: await answer.text() }
}
async function signedIn(role: string): Promise<string> {
  const answer = await send('/en/demo/sign-in', '', { role })
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}
const plain = (text: string) =>
  text.replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&quot;', '"').replaceAll('&#39;', "'")
const desk = (...parts: (string | number)[]) => `/en/${edition.slug}/desk/${parts.join('/')}`
const venue = (...parts: string[]) => desk('programme/venue', ...parts)

/** What the form of a thing would send, as a browser does. */
async function formOf(path: string, cookie = officer): Promise<URLSearchParams> {
  const { text } = await read(path, cookie)
  const html = text.split(/<form /).find((part) => part.includes('name="code"')) ?? ''
  const sent = new URLSearchParams()
  const attribute = (tag: string, name: string) => plain(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '')
  for (const [tag] of (html.split('</form>')[0] ?? '').matchAll(/<input[^>]*>|<select[^>]*>.*?<\/select>/gs)) {
    if (tag.startsWith('<select')) {
      const picked = /<option[^>]*\bselected\b[^>]*>/.exec(tag)?.[0] ?? /<option[^>]*>/.exec(tag)?.[0] ?? ''
      sent.append(attribute(tag, 'name'), attribute(picked, 'value'))
    } else if (!/type="checkbox"/.test(tag) || /\bchecked\b/.test(tag))
      sent.append(attribute(tag, 'name'), attribute(tag, 'value'))
  }
  return sent
}
const edit = async (kind: string, code: string, to: Record<string, string>, cookie = officer) => {
  const form = await formOf(venue(kind, code), cookie)
  for (const [name, value] of Object.entries(to)) form.set(name, value)
  return send(venue(kind, code), cookie, form)
}
const withdraw = async (kind: string, code: string, to: Record<string, string> = {}) => {
  const seen = (await formOf(venue(kind, code))).get('seen') ?? ''
  return send(`${venue(kind, code)}/withdraw`, officer, { seen, ...to })
}
const made = async (title: string, said: Record<string, unknown> = {}) => {
  const id = await at.handIn({
    title,
    session_type: 'thematic_workshop',
    duration_minutes: '60',
    participation_mode: 'hybrid',
    working_languages: ['en'],
    interpretation: 'none',
    expected_audience: 100,
    people: [{ given_name: 'Rosa', family_name: title, role: 'moderator', attendance: 'on_site' }],
    ...said,
  })
  const session = await t.db.transaction().execute((tx) => makeSession(tx, edition, id, now))
  return session?.number ?? 0
}
const placeAt = async (number: number, slot: string, room: string) => {
  const seen = plain(/name="seen" value="([^"]*)"/.exec((await read(desk('sessions', number))).text)?.[1] ?? '')
  return send(desk('sessions', number, 'place'), officer, { seen, slot, room, reason: 'As agreed.', anyway: 'yes' })
}
const standing = async (number: number) => {
  const facts = await planFacts(t.db, edition)
  const session = facts.sessions.find((one) => one.number === number)
  return session?.starts_at ? [session.room_code, session.slot_code, session.starts_at.toISOString()] : null
}

beforeAll(async () => {
  t = await testPlatform('2022-03-20T10:00:00Z', { CONVOKE_DEMO: '1' }, house)
  web = createWeb(t.platform, house)
})
afterAll(() => t.close())

/** Each test has an edition of its own. */
const fresh = async () => {
  at = await editionWithRequests(t.db, now)
  edition = (await editionBySlug(t.db, at.edition.slug)) as EditionScope
  officer = await signedIn('secretariat_officer')
  head = await signedIn('secretariat_head')
  auditor = await signedIn('auditor')
}

test('rooms, slots, reserved times and teams are listed and added; an auditor only reads; a name lacking a language is refused', async () => {
  await fresh()
  expect((await read(venue(), auditor)).text).toContain('Room A')
  expect((await read(venue('rooms', 'a'), auditor)).status).toBe(404)
  const names = Object.fromEntries(['ar', 'zh', 'en', 'fr', 'ru'].map((code) => [`name-${code}`, 'Room B']))
  const lacking = await edit('rooms', 'new', { code: 'b', ...names, 'capacity-theatre': '40' })
  expect([lacking.status, await lacking.text()]).toEqual([422, expect.stringContaining('Spanish is missing')])
  const link = { 'join-link': 'https://meet.example/secret', kind: 'online' }
  expect((await edit('rooms', 'new', { code: 'b', ...names, 'name-es': 'Sala B', ...link })).status).toBe(303)
  expect((await edit('rooms', 'new', { code: 'b', ...names, 'name-es': 'Sala B' })).status).toBe(422)
  const slot = { code: 'late', starts: '2022-06-02T16:00', ends: '2022-06-02T17:30', period: 'FW', mode: 'hybrid' }
  expect((await edit('slots', 'new', { ...slot, attraction: 'quiet' })).status).toBe(303)
  expect((await edit('slots', 'new', { ...slot, code: 'bad', ends: '2022-06-02T15:00' })).status).toBe(422)
  const facts = await planFacts(t.db, edition)
  expect(facts.rooms.map(({ code }) => code)).toContain('b')
  expect(facts.slots.find(({ code }) => code === 'late')).toMatchObject({ attraction: 'quiet', day: '2022-06-02' })
  expect((await read(`/en/${edition.slug}/agenda`, '')).text).not.toContain('meet.example')
})

test('what a change would break is listed first, and done only anyway with a reason', async () => {
  await fresh()
  const number = await made('Crowd')
  expect((await placeAt(number, '2022-06-01-A', 'a')).status).toBe(303)
  const smaller = { 'capacity-theatre': '20', seats: '20' }
  const refused = await edit('rooms', 'a', smaller)
  expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('Crowd')])
  expect((await edit('rooms', 'a', { ...smaller, anyway: 'yes' })).status).toBe(422)
  expect((await edit('rooms', 'a', { ...smaller, anyway: 'yes', reason: 'Half of it is being painted.' })).status).toBe(
    303,
  )
  const closed = { 'closed-0-from': '2022-06-01T08:00', 'closed-0-to': '2022-06-01T13:00' }
  expect((await edit('rooms', 'a', closed)).status).toBe(422)
  expect((await edit('rooms', 'a', { 'open-from': '10:00', 'open-until': '18:00' })).status).toBe(422)
  expect((await edit('rooms', 'a', { 'open-from': '08:00', 'open-until': '18:00' })).status).toBe(303)
})

test('a room or a slot with sessions does not vanish before somebody says where they go', async () => {
  await fresh()
  const [one, two] = [await made('One'), await made('Two')]
  await placeAt(one, '2022-06-01-A', 'a')
  await placeAt(two, '2022-06-01-B', 'l')
  const silent = await withdraw('rooms', 'a')
  expect([silent.status, await silent.text()]).toEqual([422, expect.stringContaining('Say where they go')])
  expect((await withdraw('rooms', 'a', { to: 'l', anyway: 'yes', reason: 'Closed.' })).status).toBe(303)
  expect(await standing(one)).toEqual(['l', '2022-06-01-A', '2022-06-01T07:00:00.000Z'])
  const taken = await withdraw('slots', '2022-06-01-A', { to: '2022-06-01-B', anyway: 'yes', reason: 'Shorter day.' })
  expect([taken.status, await taken.text()]).toEqual([422, expect.stringContaining('one room at once')])
  expect((await withdraw('slots', '2022-06-01-A', { to: 'nowhere', reason: 'Shorter day.' })).status).toBe(303)
  expect([await standing(one), (await read(venue('rooms', 'a'))).status]).toEqual([null, 404])
  const history = await read(desk('sessions', one))
  expect(history.text).toContain('Shorter day.')
})

test('a slot that begins later takes its sessions along, and not beyond its end', async () => {
  await fresh()
  const number = await made('Along')
  await placeAt(number, '2022-06-01-A', 'a')
  expect((await edit('slots', '2022-06-01-A', { starts: '2022-06-01T09:45' })).status).toBe(422)
  expect((await edit('slots', '2022-06-01-A', { starts: '2022-06-01T09:30' })).status).toBe(303)
  expect(await standing(number)).toEqual(['a', '2022-06-01-A', '2022-06-01T07:30:00.000Z'])
})

test('of a room that one officer withdraws while another places there, one of the two is told; a stale page changes nothing', async () => {
  for (let round = 0; round < 5; round++) {
    await fresh()
    const number = await made(`Race ${round}`)
    const form = await formOf(venue('rooms', 'a'), head)
    const seen = form.get('seen') ?? ''
    const answers = await Promise.all([
      placeAt(number, '2022-06-01-A', 'a'),
      send(`${venue('rooms', 'a')}/withdraw`, head, { seen }),
    ])
    const [placed, withdrawn] = answers.map(({ status }) => status === 303)
    expect([placed, withdrawn].filter(Boolean)).toHaveLength(1)
    expect(await standing(number)).toEqual(placed ? ['a', '2022-06-01-A', '2022-06-01T07:00:00.000Z'] : null)
  }
  const stale = await formOf(venue('rooms', 'l'))
  expect((await edit('rooms', 'l', { booths: '3' }, head)).status).toBe(303)
  stale.set('booths', '1')
  const refused = await send(venue('rooms', 'l'), officer, stale)
  expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('A colleague has changed this')])
  expect((await planFacts(t.db, edition)).rooms.find(({ code }) => code === 'l')?.interpretation_booths).toBe(3)
})
