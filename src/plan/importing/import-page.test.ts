import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EditionScope } from '../../access/public.ts'
import { house } from '../../house.ts'
import { testPlatform } from '../../platform/testing/database.ts'
import { createWeb } from '../../web/web.tsx'
import { editionWithRequests } from '../testing/edition-with-requests.ts'
import { endThreads } from '../thread/ask.ts'
import { placesByCode } from './reads.ts'

const now = new Date('2022-05-20T10:00:00Z')
let t: Awaited<ReturnType<typeof testPlatform>>
let web: ReturnType<typeof createWeb>
let edition: EditionScope
let officer = ''
let auditor = ''

const OWN = { 'sec-fetch-site': 'same-origin' }
async function signedIn(role: string): Promise<string> {
  const body = new URLSearchParams({ role }).toString()
  const headers = { ...OWN, 'content-type': 'application/x-www-form-urlencoded' }
  const answer = await web.request('/en/demo/sign-in', { method: 'POST', headers, body })
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}

beforeAll(async () => {
  t = await testPlatform(now.toISOString(), { CONVOKE_DEMO: '1' }, house)
  web = createWeb(t.platform, house)
  ;({ edition } = await editionWithRequests(t.db, now))
  officer = await signedIn('secretariat_officer')
  auditor = await signedIn('auditor')
})
afterAll(async () => {
  await endThreads()
  await t.close()
})

const here = (...more: string[]) => `/en/${edition.slug}/desk/programme/import${more.map((one) => `/${one}`).join('')}`
const plain = (text: string) => text.replaceAll('&amp;', '&').replaceAll('&#39;', "'").replaceAll('&quot;', '"')
const read = async (path: string, cookie = officer) => {
  const answer = await web.request(path, { headers: { cookie } })
  return { status: answer.status, text: plain(await answer.text()) }
}
const bring = async (name: string, text: string | Uint8Array) => {
  const body = new FormData()
  body.set('file', new File([text as BlobPart], name))
  const answer = await web.request(here(), { method: 'POST', headers: { ...OWN, cookie: officer }, body })
  return { status: answer.status, to: answer.headers.get('location') ?? '' }
}
const confirm = (path: string, seen: string) =>
  web.request(path, {
    method: 'POST',
    headers: { ...OWN, cookie: officer, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ seen }).toString(),
  })
const seenIn = ({ text }: { text: string }) => /name="seen" value="([^"]*)"/.exec(text)?.[1] ?? ''
const titles = async () => {
  const rows = await t.db.selectFrom('session').select('title').where('edition_id', '=', edition.id).execute()
  return rows.map(({ title }) => title).sort()
}

const CALENDAR = (...events: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:test', ...events, 'END:VCALENDAR', ''].join('\r\n')
const event = (uid: string, title: string, hour: string, zone = 'Z') =>
  [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `SUMMARY:${title}`,
    `DTSTART:20220601T${hour}0000${zone}`,
    'DURATION:PT1H',
    'LOCATION:Hall 1',
    'END:VEVENT',
  ].join('\r\n')

test('a file is looked at before anything changes, taken over as it was shown, and then says what each item became', async () => {
  const brought = await bring(
    'programme.ics',
    CALENDAR(event('a', 'Opening', '08'), event('b', '人工智能与健康', '08')),
  )
  expect(brought.status).toBe(303)
  const shown = await read(brought.to)
  expect(shown.text).toContain('iCalendar')
  expect(shown.text).toContain('New sessions: 2. Changed: 0. Placed: 1.')
  expect(shown.text).toContain('Not placed: the room is taken then')
  expect(await titles()).toEqual([])
  expect((await confirm(brought.to, '')).status).toBe(422)
  expect(await titles()).toEqual([])
  expect((await confirm(brought.to, seenIn(shown))).status).toBe(303)
  expect(await titles()).toEqual(['Opening', '人工智能与健康'])
  // The reply was lost, and the button is pressed again: nothing is done twice, and the page says what was done.
  expect((await confirm(brought.to, seenIn(shown))).status).toBe(303)
  expect(await titles()).toHaveLength(2)
  const done = await read(brought.to)
  expect(done.text).toContain('This file was taken over.')
  expect(done.text).toMatch(/href="\/en\/[^"]*\/desk\/sessions\/\d+">A new session · \d+/)
  const again = await bring('programme.ics', CALENDAR(event('a', 'Opening', '08')))
  expect((await read(again.to)).text).toContain('there is nothing to take over')
})

test('where a colleague was faster nothing is taken over, and the page names what is another now', async () => {
  const file = CALENDAR(event('c', 'Closing', '15'))
  const [mine, theirs] = [await bring('mine.ics', file), await bring('theirs.ics', file)]
  const shown = seenIn(await read(mine.to))
  expect((await confirm(theirs.to, seenIn(await read(theirs.to)))).status).toBe(303)
  const refused = await confirm(mine.to, shown)
  expect(refused.status).toBe(422)
  expect(plain(await refused.text())).toMatch(
    /the plan has changed since the report was made[\s\S]*<bdi>Closing<\/bdi>/,
  )
  expect((await titles()).filter((title) => title === 'Closing')).toHaveLength(1)
})

test('local times are never guessed: the page asks for their zone and reads the file again with it', async () => {
  const { to } = await bring('local.ics', CALENDAR(event('d', 'Workshop', '10', '')))
  const asked = await read(to)
  expect(asked.text).toContain('Say which time zone they are in.')
  expect(asked.text).toContain('Asia/Riyadh')
  const shown = await read(`${to}?zone=Asia%2FRiyadh`)
  expect((await confirm(`${to}?zone=Asia%2FRiyadh`, seenIn(shown))).status).toBe(303)
  const placed = await t.db.selectFrom('placement').select('starts_at').where('edition_id', '=', edition.id).execute()
  expect(placed.map(({ starts_at }) => starts_at.toISOString())).toContain('2022-06-01T07:00:00.000Z')
})

test('what cannot be read says why and can be put away; only whoever may edit sessions sees any of it', async () => {
  const { to } = await bring('bomb.xml', '<!DOCTYPE s [<!ENTITY a "b">]><schedule><conference/></schedule>')
  expect((await read(to)).text).toContain('The XML has a DOCTYPE (line 1), which is never followed.')
  expect((await read(here(), auditor)).status).toBe(404)
  expect((await read(to, auditor)).status).toBe(404)
  expect((await confirm(`${to}/put-away`, '')).status).toBe(303)
  expect((await read(to)).status).toBe(404)
  expect((await confirm(to, 'x')).status).toBe(422)
})

test('the report is a file too, line by line as the page shows it', async () => {
  const { to } = await bring('table.csv', 'title,start,room\nOne,2022-06-02T09:00+02:00,Hall 2\n,,\nTwo,soon,Hall 2\n')
  const file = await read(`${to}.csv?zone=Europe%2FZurich`)
  expect(file.status).toBe(200)
  expect(file.text).toContain('One')
  expect(file.text).toContain('“soon” cannot be read as a date and time.')
})

test('an import is undone as one: what it made goes, what it changed is as before, and what was touched since stays and is named', async () => {
  const own = (uid: string, title: string, hour: string) => event(uid, title, hour).replace('Hall 1', 'Hall U')
  const takeOver = async (...events: string[]) => {
    const { to } = await bring('undo.ics', CALENDAR(...events))
    expect((await confirm(to, seenIn(await read(to)))).status).toBe(303)
    return to
  }
  const stands = async () => {
    const rows = await t.db
      .selectFrom('session as s')
      .leftJoin('placement as p', 'p.session_id', 's.id')
      .select(['s.title', 'p.starts_at'])
      .where('s.edition_id', '=', edition.id)
      .orderBy('s.number')
      .execute()
    return rows
      .filter(({ title }) => /^(First|Second|Fourth|第三)/.test(title))
      .map(({ title, starts_at }) => `${title} ${starts_at?.toISOString().slice(11, 13)}`)
  }
  const roomsAndSlots = async () => {
    const { rooms, slots } = await placesByCode(t.db as never, edition)
    return [...rooms.keys(), ...slots.keys()].filter((code) => code.startsWith('in-')).sort()
  }
  const standing = await roomsAndSlots()
  const first = await takeOver(own('u1', 'First', '05'), own('u2', 'Second', '06'), own('u3', '第三', '07'))
  const made = await roomsAndSlots()
  const second = await takeOver(own('u1', 'First, renamed', '18'), own('u4', 'Fourth', '19'))
  expect(await stands()).toEqual(['First, renamed 18', 'Second 06', '第三 07', 'Fourth 19'])

  const shown = await read(`${second}/undo`)
  expect(shown.text).toContain('1 session that the import made is removed')
  expect(shown.text).toContain('1 session is again what and where it was before')
  expect((await confirm(`${second}/undo`, '')).status).toBe(422)
  // A colleague was faster: nothing is undone, and what was touched is shown anew.
  await t.db.updateTable('session').set({ title: 'Fourth, by hand' }).where('title', '=', 'Fourth').execute()
  expect((await confirm(`${second}/undo`, seenIn(shown))).status).toBe(422)
  await t.db.updateTable('session').set({ title: 'Fourth' }).where('title', '=', 'Fourth, by hand').execute()
  expect((await confirm(`${second}/undo`, seenIn(shown))).status).toBe(303)
  expect(await stands()).toEqual(['First 05', 'Second 06', '第三 07'])
  expect(await roomsAndSlots()).toEqual(made)
  expect((await confirm(`${second}/undo`, seenIn(shown))).status).toBe(303) // the reply was lost, and it is pressed again
  expect((await read(second)).text).toContain('This import was undone.')

  await t.db.updateTable('session').set({ title: '第三次会议' }).where('title', '=', '第三').execute()
  const later = await read(`${first}/undo`)
  expect(later.text).toMatch(/1 session was changed or published since and stays as it is[\s\S]*<bdi>第三<\/bdi>/)
  expect((await confirm(`${first}/undo`, seenIn(later))).status).toBe(303)
  expect(await stands()).toEqual(['第三次会议 07'])
  expect((await roomsAndSlots()).length - standing.length).toBe(1) // the room where it stands; its slot is the forum's own
  expect((await read(`${first}/undo`, auditor)).status).toBe(404)
})
