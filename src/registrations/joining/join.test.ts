import { createHash, createHmac } from 'node:crypto'
import http from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { visitor } from '../../access/public.ts'
import { perform, person, preview, program } from '../../acts/public.ts'
import { house } from '../../house.ts'
import { hashToken } from '../../identity/secrets.ts'
import { addSignIn, grantRole } from '../../identity/store.ts'
import { publishedEdition } from '../../plan/testing/published-edition.ts'
import { openLog } from '../../platform/log.ts'
import { testPlatform } from '../../platform/testing/database.ts'
import { saying, toldApart, toldEverywhere } from '../../web/told.ts'
import { createWeb } from '../../web/web.tsx'
import { registrationCancelled } from '../cancel.ts'
import { aPerson, openFor, register } from '../testing/open-edition.ts'
import { bigBlueButtonAddress, jitsiAddress, meetingAddress } from './join-link.ts'
import { joinLinkKept } from './keep-link.ts'
import { openRoom } from './open-room.ts'

/** A quarter of an hour before the first session begins. */
const now = new Date('2022-05-30T21:15:00Z')
const SECRET = 'https://zoom.us/j/98765432100?pwd=FORUMSECRETWORD'
const CHANNEL = 'https://interpretation.example.org/CHANNELWORD'
const WORDS = ['98765432100', 'FORUMSECRETWORD', 'PASS-4711', '+41-secret-dial', 'CHANNELWORD']

let t: Awaited<ReturnType<typeof testPlatform>>
let at: Awaited<ReturnType<typeof publishedEdition>>
let web: ReturnType<typeof createWeb>
const people: Record<'registered' | 'stranger' | 'auditor', string> = { registered: '', stranger: '', auditor: '' }
let number = 0
const logged: string[] = []

beforeAll(async () => {
  t = await testPlatform(now.toISOString(), {}, house)
  at = await publishedEdition(t.db, now)
  const log = openLog('trace', { write: (line) => void logged.push(line) })
  web = createWeb({ ...t.platform, log }, house)
  number = at.numbers[0] as number
  await openFor(t.platform, at.edition)
  for (const who of ['registered', 'stranger', 'auditor'] as const) {
    const personId = await aPerson(t.platform, `${who}@example.org`)
    people[who] = personId
    const device = { kind: 'phone', browser: 'Firefox', system: 'Android' } as const
    const expiresAt = new Date('2022-07-01T00:00:00Z')
    await t.db
      .transaction()
      .execute((tx) => addSignIn(tx, { tokenHash: hashToken(who), personId, method: 'code', device, now, expiresAt }))
  }
  const audits = { personId: people.auditor, role: 'auditor', editionId: null, part: null } as const
  await t.db.transaction().execute((tx) => grantRole(tx, audits, now))
  const registered = await register(t.platform, at.edition, people.registered, { presence: 'remote' })
  expect(registered).toMatchObject({ ok: true })
  const link = {
    service: 'zoom' as const,
    address: SECRET,
    passcode: 'PASS-4711',
    dialIn: '+41-secret-dial',
    channels: [{ language: 'fr' as const, address: CHANNEL }],
  }
  await perform(t.platform, joinLinkKept, {
    edition: at.edition,
    actor: program(),
    wish: { key: String(number), link },
  })
})
afterAll(() => t.close())

const ask = (path: string, who: string | null, method = 'GET') =>
  web.request(path, {
    method,
    headers: { 'sec-fetch-site': 'same-origin', ...(who ? { cookie: `convoke_sign_in=${who}` } : {}) },
  })
const door = () => `/en/${at.edition.slug}/sessions/${number}/join`
const plain = async (answer: Response) => (await answer.text()).replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')

test('whoever is registered presses a button and is told the way in; having been there is kept', async () => {
  expect(await plain(await ask(door(), 'registered'))).toContain('Join now')
  const answer = await (await ask(door(), 'registered', 'POST')).text()
  expect(answer).toContain('zoom.us/j/98765432100')
  expect(answer).toContain('PASS-4711')
  expect(answer).toContain(`href="${CHANNEL}"`)
  const kept = await t.db.selectFrom('check_in').select(['way', 'there']).execute()
  expect(kept).toEqual([{ way: 'online', there: true }])
})

test('to whoever is not registered the door is the same whether there is a way in or none, and it tells nothing', async () => {
  const withLink = await plain(await ask(door(), 'stranger'))
  expect(withLink).toContain('people who are registered')
  const other = at.numbers.find((one, i) => i > 0 && one !== number) as number
  const without = await ask(`/en/${at.edition.slug}/sessions/${other}/join`, 'stranger')
  if (without.status === 200) expect(await plain(without)).toContain('people who are registered')
  const pressed = await ask(door(), 'stranger', 'POST')
  expect(pressed.status).toBe(409)
  for (const word of WORDS) expect(await pressed.text().catch(() => '')).not.toContain(word)
})

test('the way in ends with the registration', async () => {
  await perform(t.platform, registrationCancelled, {
    edition: at.edition,
    actor: program(people.registered),
    wish: null,
  })
  const pressed = await (await ask(door(), 'registered', 'POST')).text()
  for (const word of WORDS) expect(pressed).not.toContain(word)
})

test('whatever the way in is, every door of the house tells strangers and auditors the same, as do mail, record and log', async () => {
  const lookers = [{ name: 'auditor', cookie: 'convoke_sign_in=auditor' }] // signed in, not registered, and shown the record
  const programs = `/api/v1/editions/${at.edition.slug}`
  const seeds = [
    ...[`${door()}`, `/${at.edition.slug}/sessions/${number}.ics`, `/en/${at.edition.slug}/live/${number}/join`],
    ...[programs, `${programs}/sessions`, `${programs}/sessions/${number}`],
  ]
  const world = await toldEverywhere((path, { cookie }) => web.request(path, { headers: { cookie } }), house.routes, {
    ...{ language: 'en', edition: at.edition.slug },
    ...{ lookers, seeds },
  })
  expect(world.told.size).toBeGreaterThan(150)
  for (const word of WORDS) expect(saying(world.told, word)).toEqual([])
  const other = { address: 'https://zoom.us/j/1', passcode: 'another', dial_in: '+41 2' }
  await t.db.updateTable('join_link').set(other).execute()
  await t.db.updateTable('interpretation_channel').set({ address: 'https://example.org/' }).execute()
  expect(toldApart(world.told, await world.again())).toEqual([])
  const mail = await t.db.selectFrom('mail_message').select(['text_body', 'html_body']).execute()
  const record = await t.db.selectFrom('audit_entry').selectAll().execute()
  expect([mail.length, logged.length].every((many) => many > 0)).toBe(true)
  for (const word of WORDS) expect(JSON.stringify([mail, record, logged])).not.toContain(word)
}, 300_000)

test('only addresses of the service itself are kept under its name', () => {
  expect(meetingAddress('zoom', 'https://us02web.zoom.us/j/1')).toBe('https://us02web.zoom.us/j/1')
  for (const typed of [
    'https://zoom.us.evil.example/j/1',
    'http://zoom.us/j/1',
    'https://a:b@zoom.us/j/1',
    'javascript:1',
  ])
    expect(meetingAddress('zoom', typed)).toBeNull()
  expect(meetingAddress('other', 'https://meet.example.org/room')).toBe('https://meet.example.org/room')
})

/** A server that lets in as Jitsi's token authentication and BigBlueButton's checksums say; written from their protocols. */
function standIn(secret: string) {
  const rooms = new Map<string, 'empty' | 'running'>()
  const server = http.createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://stand-in')
    const right = url.pathname.startsWith('/bigbluebutton') ? bigBlueButton(url) : jitsi(url)
    const call = url.pathname.split('/').at(-1) ?? ''
    const room = url.searchParams.get('meetingID') ?? ''
    const answers: Record<string, () => string> = {
      create: () => {
        const known = rooms.has(room)
        if (!known) rooms.set(room, 'empty')
        return known ? '<messageKey>duplicateWarning</messageKey>' : ''
      },
      isMeetingRunning: () => `<running>${rooms.get(room) === 'running'}</running>`,
    }
    const answer = url.pathname.startsWith('/bigbluebutton') ? answers[call] : undefined
    // The interface answers in XML, also to a wrong checksum; the doors themselves with a status.
    response.statusCode = right || answer ? 200 : 403
    if (right && call === 'join') {
      if (rooms.has(room)) rooms.set(room, 'running')
      else response.statusCode = 404
    }
    const failed = '<returncode>FAILED</returncode><messageKey>checksumError</messageKey>'
    response.end(answer && `<response>${right ? `<returncode>SUCCESS</returncode>${answer()}` : failed}</response>`)
  })
  function bigBlueButton(url: URL) {
    const call = url.pathname.split('/').at(-1) ?? ''
    const query = url.search.slice(1).replace(/&?checksum=[0-9a-f]*/, '')
    return (
      createHash('sha256')
        .update(call + query + secret)
        .digest('hex') === url.searchParams.get('checksum')
    )
  }
  function jitsi(url: URL) {
    const [head = '', claims = '', signature = ''] = (url.searchParams.get('jwt') ?? '').split('.')
    const right = createHmac('sha256', secret).update(`${head}.${claims}`).digest('base64url') === signature
    const said = right ? JSON.parse(Buffer.from(claims, 'base64url').toString()) : {}
    const seconds = now.getTime() / 1000
    return (
      right &&
      said.room === url.pathname.slice(1) &&
      said.nbf <= seconds &&
      seconds < said.exp &&
      said.aud === 'convoke'
    )
  }
  return server
}

const decoded = (address: string) => JSON.parse(Buffer.from(address.split('.').at(-2) ?? '', 'base64url').toString())

test('signed ways in open the room they are for, and no other; a word changed in them opens nothing', async () => {
  const secret = 'a-secret-of-the-server'
  const server = standIn(secret)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as { port: number }
  const origin = `http://127.0.0.1:${port}`
  const joiner = { id: 'r-1', name: 'Ольга & 王小明', leads: false, now }
  const jitsi = jitsiAddress({ origin, appId: 'convoke', secret }, 'plenary', joiner)
  const bbb = bigBlueButtonAddress({ origin, secret }, 'plenary', joiner)
  const status = async (address: string) => (await fetch(address)).status
  try {
    expect([await status(jitsi), await status(bbb)]).toEqual([200, 404]) // nobody has made the room yet
    expect(await openRoom({ origin, secret: 'another-secret-word' }, 'plenary', 'Plenary')).toBeNull()
    expect(await openRoom({ origin, secret }, 'plenary', 'Пленарное & 全体')).toEqual({ running: false })
    expect(await status(bbb)).toBe(200)
    expect(await openRoom({ origin: `${origin}/`, secret }, 'plenary', 'Plenary')).toBeNull() // no such server
    expect(await openRoom({ origin: origin.replace('127.0.0.1', 'localhost'), secret }, 'plenary', 'Plenary')).toEqual({
      running: true,
    })
    expect(
      decoded(jitsiAddress({ origin, appId: 'convoke', secret }, 'plenary', { ...joiner, leads: true })),
    ).toMatchObject({
      context: { user: { name: 'Ольга & 王小明', affiliation: 'owner' } },
    })
    expect(await status(jitsi.replace('/plenary', '/closed-room'))).toBe(403)
    expect(await status(bbb.replace('VIEWER', 'MODERATOR'))).toBe(403)
    expect(
      await status(jitsiAddress({ origin, appId: 'convoke', secret: 'another-secret-word' }, 'plenary', joiner)),
    ).toBe(403)
  } finally {
    server.close()
  }
})

test('of two officers who say at once how a session is joined, one sees first what the other said', async () => {
  const [, second] = at.numbers as [number, number]
  const by = {
    edition: at.edition,
    actor: person({ ...visitor(), grants: [{ role: 'secretariat_officer' as const, editionId: at.edition.id }] }),
  }
  const wishes = ['1', '2'].map((id) => ({
    key: String(second),
    link: {
      service: 'teams' as const,
      address: `https://teams.example.org/${id}`,
      passcode: '',
      dialIn: '',
      channels: [],
    },
  }))
  const seen = await Promise.all(
    wishes.map(async (wish) => {
      const looked = await preview(t.platform, joinLinkKept, { ...by, wish })
      return (looked.ok && looked.value.seen) || ''
    }),
  )
  const done = await Promise.all(
    wishes.map((wish, i) => perform(t.platform, joinLinkKept, { ...by, wish, seen: seen[i] ?? '' })),
  )
  expect(done.filter(({ ok }) => ok)).toHaveLength(1)
  expect(done.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'changed-meanwhile' } })
})
