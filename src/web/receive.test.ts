import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { loadEdition } from '../editions/public.ts'
import { house } from '../house.ts'
import { readProxies } from '../platform/network.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { BEGINNING_BYTES } from './body.ts'
import { createWeb } from './web.tsx'

const EDITION = 'wsis-forum-2022'
const HOST = 'http://localhost'
const FORM = { 'content-type': 'application/x-www-form-urlencoded' }
const OURS = { ...FORM, 'sec-fetch-site': 'same-origin' }

let t: Awaited<ReturnType<typeof testPlatform>>
let web: ReturnType<typeof createWeb>
let cookie = ''
let draft = ''

beforeAll(async () => {
  t = await testPlatform('2022-02-14T09:20:00Z', {}, house)
  await loadEdition(t.platform, EDITION)
  web = createWeb(t.platform, house)
  const started = await web.request(`/en/${EDITION}/calls/official_submissions/start`, {
    ...{ method: 'POST', headers: OURS },
    body: 'form=official_submission',
  })
  cookie = started.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  draft = `/en${started.headers.get('location')?.slice(3)}`
})
beforeEach(() => t.clock.set('2022-02-14T09:20:00Z'))
afterAll(() => t.close())

/** A body that counts what is taken of it; it says how large it is, or not. */
function heavy(bytes: number, headers: Record<string, string>, announced = true) {
  let taken = 0
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (taken >= bytes) return controller.close()
        taken += 16_384
        controller.enqueue(new Uint8Array(16_384).fill(97))
      },
    },
    { highWaterMark: 0 },
  )
  const length: Record<string, string> = announced ? { 'content-length': String(bytes) } : {}
  const init = { method: 'POST', body, duplex: 'half', headers: { ...headers, ...length } }
  return { init: init as RequestInit, taken: () => taken }
}
const MEGABYTES = 20 * 1024 * 1024

test('of a form from elsewhere not a byte is read, whatever it is for', async () => {
  for (const path of ['/en/sign-in', `${draft}/themes`, `/en/${EDITION}/desk/release`]) {
    const { init, taken } = heavy(MEGABYTES, { ...FORM, 'sec-fetch-site': 'cross-site', cookie }, false)
    const answer = await web.request(path, init)
    expect([answer.status, taken()], path).toEqual([403, 0])
    expect((await answer.text()).length).toBeLessThan(20_000)
  }
})

test('of a form for somebody else’s draft, a closed door or too large a one only the beginning is read', async () => {
  const doors: [string, Record<string, string>, number][] = [
    [`/en/${EDITION}/drafts/nobody/contact`, OURS, 404],
    [`${draft}/themes`, OURS, 404],
    [`/en/${EDITION}/desk/release`, OURS, 404],
    ['/en/sign-in', OURS, 413],
  ]
  for (const [path, headers, status] of doors)
    for (const announced of [true, false]) {
      const { init, taken } = heavy(MEGABYTES, headers, announced)
      const answer = await web.request(path, init)
      expect(answer.status, path).toBe(status)
      const most = announced ? 0 : status === 413 ? 1.2 * 1024 * 1024 : BEGINNING_BYTES + 16_384
      expect(taken(), path).toBeLessThanOrEqual(most)
      expect((await answer.text()).length).toBeLessThan(20_000)
    }
})

test('a form without any word of where it comes from is given back to the owner of the draft alone, and says where it goes', async () => {
  const body = '_asked=priority_topics&priority_topics=Dear+María%3A+press+the+button.'
  const ask = async (path: string, headers: Record<string, string>) => {
    const answer = await web.request(path, { method: 'POST', headers: { ...FORM, ...headers }, body })
    expect(answer.status, path).toBe(403)
    return answer.text()
  }
  const given = await ask(`${draft}/themes`, { cookie })
  expect(given).toContain('press the button')
  expect(given).toContain(`action="${draft}/themes"`)
  expect(given).toMatch(
    /saved in a draft of this browser, without a sign-in: <bdi dir="ltr">\/en\/wsis-forum-2022\/drafts/,
  )
  const withheld: [string, Record<string, string>][] = [
    [`${draft}/themes`, {}],
    [`${draft}/themes`, { cookie, origin: 'https://evil.example' }],
    [`${draft}/themes`, { cookie, origin: 'null' }],
    [`${draft}/themes`, { cookie, 'sec-fetch-site': 'same-site' }],
    [`${draft}/submit`, { cookie }],
    [`${draft}/link`, { cookie }],
    [`/en/${EDITION}/desk/release`, { cookie }],
    ['/en/sign-in/link/abc', { cookie }],
  ]
  for (const [path, headers] of withheld) {
    const page = await ask(path, headers)
    expect(page, path).not.toContain('press the button')
    expect(page, path).not.toContain('<form')
  }
})

test('who handed in before the closing has, however long the database keeps everybody waiting', async () => {
  const call = await t.db
    .selectFrom('call')
    .select('closes_at')
    .where('code', '=', 'official_submissions')
    .executeTakeFirstOrThrow()
  const closes = call.closes_at.getTime()
  const slow = createWeb(t.platform, {
    ...house,
    editionNamed: (db, slug) => {
      t.clock.set(new Date(closes + 3_000))
      return house.editionNamed(db, slug)
    },
  })
  const handIn = async (at: number) => {
    t.clock.set(new Date(at))
    const answer = await slow.request(`${draft}/submit`, { method: 'POST', headers: { ...OURS, cookie }, body: 'a=b' })
    return [answer.status, answer.headers.get('location')]
  }
  // Nothing has been answered yet, so what is in time is led to what is missing; what is late is told so.
  expect(await handIn(closes - 1)).toEqual([303, `${draft}/check`])
  expect((await handIn(closes))[0]).toBe(409)
})

test('a node that does not know the time decides nothing, and still shows pages', async () => {
  const astray = createWeb({ ...t.platform, clock: { now: t.clock.now, inStep: () => false } }, house)
  const answer = await astray.request(`/fr${draft.slice(3)}/submit`, {
    ...{ method: 'POST', headers: { ...OURS, cookie }, body: '' },
  })
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5'])
  expect(await answer.text()).toContain('revenez en arrière')
  expect((await astray.request(`/en/${EDITION}`)).status).toBe(200)
})

test('behind our proxy everybody has a limit of their own, and a header of one’s own moves none', async () => {
  const proxied = createWeb(
    { ...t.platform, config: { ...t.platform.config, trustedProxies: readProxies('192.0.2.0/24') ?? fail() } },
    house,
  )
  const ask = async (of: typeof web, from: string, forwarded: string, n: number) => {
    const headers = { ...OURS, 'x-forwarded-for': forwarded }
    const request = new Request(`${HOST}/en/sign-in`, {
      method: 'POST',
      headers,
      body: `address=a${from}-${n}@example.org`,
    })
    return (await of.fetch(request, { incoming: { socket: { remoteAddress: from } } })).status
  }
  const statuses = async (of: typeof web, from: string, forwarded: (n: number) => string) => {
    const all: number[] = []
    for (let n = 0; n < 61; n++) all.push(await ask(of, from, forwarded(n), n))
    return { first: all.slice(0, 60).every((s) => s === 303), last: all[60] }
  }
  const SHUT = { first: true, last: 429 }
  expect(await statuses(web, '198.51.100.7', (n) => `203.0.113.${n}`)).toEqual(SHUT)
  expect(await statuses(proxied, '192.0.2.1', (n) => `10.1.1.${n}, 203.0.113.200`)).toEqual(SHUT)
  expect(await statuses(proxied, '192.0.2.2', (n) => `203.0.113.${n}`)).toEqual({ first: true, last: 303 })
  expect(await statuses(proxied, '192.0.2.3', (n) => `2001:db8:1:2::${n}`)).toEqual(SHUT)
}, 120_000)

const fail = (): never => {
  throw new Error('cannot be read')
}

test('an address with a control in it is of no page, and one that asks too much is told so', async () => {
  for (const path of ['/organizations/%00', '/en/%00', `/en/${EDITION}/calls/a%1Bb`, `/${EDITION}/sessions/%7F.ics`])
    expect((await web.request(path)).status, path).toBe(404)
  expect((await web.request(`/en/${EDITION}/submissions?q=%00%08a&kind=%00&group=%00`)).status).toBe(200)
  const codes = Array.from({ length: 500 }, (_, i) => `language=l${i}`).join('&')
  const answer = await web.request(`/es/${EDITION}/submissions?${codes}`)
  expect(answer.status).toBe(414)
  expect(await answer.text()).toContain('demasiado larga')
})
