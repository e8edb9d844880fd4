import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EditionScope } from '../../access/public.ts'
import { program } from '../../acts/public.ts'
import { editionBySlug } from '../../consultation/public.ts'
import { house } from '../../house.ts'
import { LANGUAGES } from '../../platform/languages/public.ts'
import { testPlatform } from '../../platform/testing/database.ts'
import { createWeb } from '../../web/web.tsx'
import { editionWithSessions } from '../testing/edition-with-sessions.ts'
import type { SearchTask } from './proposal.ts'
import { proposeSchedule } from './propose.ts'

const now = new Date('2022-03-20T10:00:00Z')
let t: Awaited<ReturnType<typeof testPlatform>>
let web: ReturnType<typeof createWeb>
let edition: EditionScope
let numbers: number[] = []
let plan = 0
let change = 0
let [officer, head, auditor, participant] = ['', '', '', '']

const send = (path: string, cookie: string, body: Record<string, string | string[]>) =>
  web.request(path, {
    method: 'POST',
    headers: { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(
      Object.entries(body).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, one])),
    ).toString(),
  })
const read = async (path: string, cookie = officer) => {
  const answer = await web.request(path, { headers: { cookie } })
  return { status: answer.status, text: await answer.text() }
}
const desk = (path: string, language = 'en') => `/${language}/${edition.slug}/desk/${path}`

beforeAll(async () => {
  t = await testPlatform(now.toISOString(), { CONVOKE_DEMO: '1' }, house)
  web = createWeb(t.platform, house)
  const at = await editionWithSessions(t.db, 6, now)
  edition = (await editionBySlug(t.db, at.edition.slug)) as EditionScope
  numbers = at.numbers
  // One session that no room can hold.
  await t.db
    .updateTable('session')
    .set({ expected_audience: 5000 })
    .where('id', '=', at.ids[5] ?? '')
    .execute()
  const task: SearchTask = {
    scope: 'all',
    sessions: at.ids,
    seeds: [1],
    budget: { kind: 'moves', moves: 4000 },
    respectLocks: true,
    keepPublished: true,
    change: null,
  }
  const search = async (asked: SearchTask) => {
    const started = await proposeSchedule(t.platform, { edition, actor: program() }, asked)
    if (!started.ok) throw new Error(started.refusal.code)
    await started.value.finished
    return started.value.number
  }
  plan = await search(task)
  change = await search({ ...task, change: { kind: 'virtual', onlineRooms: 4 } })
  const signedIn = async (role: string) => {
    const answer = await send('/en/demo/sign-in', '', { role })
    return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  }
  officer = await signedIn('secretariat_officer')
  head = await signedIn('secretariat_head')
  auditor = await signedIn('auditor')
  participant = await signedIn('participant')
})
afterAll(() => t.close())

/** The mark of what a page shows, as its form brings it back. */
const seenIn = (html: string) => (/name="seen" value="([^"]*)"/.exec(html)?.[1] ?? '').replaceAll('&amp;', '&')

const pages = () => [
  'programme',
  'programme/grid',
  'programme/proposals',
  `programme/proposals/${plan}`,
  `programme/proposals/${change}?plan=fewest-changes`,
  `programme/proposals/${plan}/changes.csv`,
  `programme/proposals/${plan}/why/${numbers[0]}`,
  `sessions/${numbers[0]}/why?slot=2022-06-01-A&room=popov`,
  `programme/compare?a=${plan}.proposed&b=${change}.balanced`,
  'programme/weights',
  'programme/locks',
]
const forms = ['programme/propose', 'programme/change?kind=room']

test('secretariat and auditors read everything in six languages; others find nothing there', async () => {
  for (const language of LANGUAGES) {
    for (const path of [...pages(), ...forms]) {
      const { status, text } = await read(desk(path, language))
      expect([path, status]).toEqual([path, 200])
      expect(text).not.toMatch(/undefined|NaN|Invalid Date|\[object/)
    }
  }
  for (const path of pages()) {
    expect([path, (await read(desk(path), auditor)).status, (await read(desk(path), participant)).status]).toEqual([
      path,
      200,
      404,
    ])
  }
  for (const path of forms) expect((await read(desk(path), auditor)).status).toBe(404)
})

test('an auditor starts, accepts, locks and weighs nothing; weights are for the head', async () => {
  const acts = [
    'propose',
    'change',
    'locks',
    `proposals/${plan}/accept`,
    `proposals/${plan}/take`,
    `proposals/${plan}/again`,
  ]
  for (const act of acts) expect((await send(desk(`programme/${act}`), auditor, {})).status).toBe(404)
  const seen = seenIn((await read(desk('programme/weights'), head)).text)
  const weights = { 'w-session-over-lunch': '50', seen }
  expect((await send(desk('programme/weights'), officer, weights)).status).toBe(404)
  expect((await send(desk('programme/weights'), head, weights)).status).toBe(303)
  const changed = (await read(desk('programme/weights'), head)).text
  expect(changed).toContain('Changed for this edition; default: 4.')
  expect((await send(desk('programme/weights'), head, { reset: 'all', seen })).status).toBe(422) // the page of before
  expect((await send(desk('programme/weights'), head, { reset: 'all', seen: seenIn(changed) })).status).toBe(303)
  expect((await read(desk('programme/weights'), head)).text).not.toContain('Changed for this edition')
  const { text } = await read(desk('programme/weights'), auditor)
  const asked = (await read(desk('programme/weights'), head)).text.match(/<th scope="row">/g) ?? []
  expect(asked.length, 'what something in this edition could break').toBeGreaterThan(10)
  expect(text.match(/<th scope="row">/g)).toHaveLength(asked.length)
})

test('a form that asks for too little is given back with what was chosen and how to mend it', async () => {
  const nothing = await send(desk('programme/propose'), officer, { scope: 'selection', seconds: '30' })
  expect(nothing.status).toBe(422)
  expect(await nothing.text()).toMatch(/None of these sessions can be moved.*value="30" checked/s)
  const roomless = await send(desk('programme/change'), officer, { kind: 'room', seconds: '10' })
  expect([roomless.status, (await roomless.text()).includes('Choose a room.')]).toEqual([422, true])
  const rooms = await send(desk('programme/change'), officer, { kind: 'virtual', online: '1.5' })
  expect(rooms.status).toBe(422)
  expect((await send(desk('programme/locks'), officer, {})).status).toBe(422)
  expect((await send(desk(`programme/proposals/${plan}/accept`), officer, { plan: 'none', take: 'all' })).status).toBe(
    422,
  )
  const unticked = await send(desk(`programme/proposals/${plan}/accept`), officer, { plan: 'proposed', take: 'ticked' })
  expect([unticked.status, (await unticked.text()).includes('Tick the sessions to take over')]).toEqual([422, true])
})

test('a proposal says what it places and why a session stays without a place; the file says the same', async () => {
  const { text } = await read(desk(`programme/proposals/${plan}`))
  expect(text).toContain('1 session without a place')
  expect(text).toMatch(/No room suits it: [^.]*room too small/)
  const why = (await read(desk(`programme/proposals/${plan}/why/${numbers[5]}?plan=proposed`))).text
  expect(why).toMatch(/What would have to give way.*Room too small/s)
  const { text: file } = await read(desk(`programme/proposals/${plan}/changes.csv`))
  const [heads, first] = file.trim().split('\r\n')
  expect(file.trim().split('\r\n')).toHaveLength(1 + 6)
  expect(heads).toContain('"Number","Session","Change","Start now","Room now","Start proposed","Room proposed","Why"')
  expect(first).toMatch(/"Newly placed","","","2022-\d\d-\d\dT\d\d:\d\d:00\+0[12]:00"/)
  const arabic = (await read(desk(`programme/proposals/${plan}/changes.csv`).replace('/en/', '/ar/'))).text
  expect(arabic).toMatch(/"الرقم","الجلسة","التغيير"/)
  expect(arabic).not.toMatch(/[\u2066-\u2069]/)
})

test('sessions are accepted on the desk, locked where they are from the grid, and all of it is undone', async () => {
  const take = { plan: 'proposed', take: 'ticked', session: numbers.slice(0, 2).map(String), reason: 'First plan.' }
  const looking = await send(desk(`programme/proposals/${plan}/accept`), officer, take)
  const shown = await looking.text()
  expect([looking.status, shown.includes('2 sessions get a place')]).toEqual([200, true])
  const unseen = await send(desk(`programme/proposals/${plan}/accept`), officer, { ...take, seen: 'made up' })
  expect(unseen.status).toBe(422)
  const confirmed = { ...take, seen: seenIn(shown) }
  expect((await send(desk(`programme/proposals/${plan}/accept`), officer, confirmed)).status).toBe(303)
  const { text } = await read(desk(`programme/proposals/${plan}`))
  expect(text).toContain('Accepted: 2 sessions changed in the working plan.')
  const [one = 0] = numbers
  const locked = await send(desk('programme/locks'), officer, {
    session: String(one),
    back: `session ${one}`,
    reason: 'Agreed.',
  })
  expect(locked.headers.get('location')).toContain(`/desk/sessions/${one}#lock`)
  expect((await read(desk(`sessions/${one}`), auditor)).text).toContain('Locked where it is.')
  const unlock = /locks\/([0-9a-f-]{36})\/unlock/.exec((await read(desk('programme/locks'))).text)?.[1]
  expect((await send(desk(`programme/locks/${unlock}/unlock`), officer, {})).status).toBe(303)
  expect((await read(desk('programme/locks'))).text).toContain('Nothing is locked.')

  const undo = /acceptances\/([0-9a-f-]{36})\/undo/.exec(text)?.[1]
  const confirming = (await read(desk(`programme/acceptances/${undo}/undo`), officer)).text
  expect(confirming).toContain('2 sessions go back')
  expect((await send(desk(`programme/acceptances/${undo}/undo`), officer, {})).status).toBe(422)
  const seen = seenIn(confirming)
  const undone = await send(desk(`programme/acceptances/${undo}/undo`), officer, { seen })
  expect((await read(undone.headers.get('location') ?? '')).text).toContain('2 sessions are where they were before.')
  expect((await send(desk(`programme/acceptances/${undo}/undo`), officer, {})).status).toBe(422)
})
