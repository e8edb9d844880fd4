import { createHash } from 'node:crypto'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadEdition } from '../editions/public.ts'
import { house } from '../house.ts'
import type { DB } from '../platform/db/schema.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { createWeb } from './web.tsx'

const FORUM = 'https://forum.example.org'
const OWN = { 'sec-fetch-site': 'same-origin' }
const FORM = { 'content-type': 'application/x-www-form-urlencoded' }
const FORM_OF_CALL = new URLSearchParams({ form: 'official_submission' })
const SIGN_IN = new URLSearchParams({ address: 'somebody@example.org' })

let t: Awaited<ReturnType<typeof testPlatform>>
let web: ReturnType<typeof createWeb>
let broken: ReturnType<typeof createWeb>
beforeAll(async () => {
  t = await testPlatform('2022-02-14T09:20:00Z', { CONVOKE_ORIGIN: FORUM }, house)
  await loadEdition(t.platform, 'wsis-forum-2022')
  web = createWeb(t.platform, house)
  const away = new Kysely<DB>({ dialect: new PostgresDialect({ pool: new pg.Pool({ host: '/nowhere' }) }) })
  broken = createWeb({ ...t.platform, db: away }, house)
})
afterAll(() => t.close())

const ask = (path: string, init?: RequestInit, of = web) => Promise.resolve(of.request(`${FORUM}${path}`, init))
const post = (path: string, headers: Record<string, string>, body: URLSearchParams | string = SIGN_IN) =>
  ask(path, { method: 'POST', headers, body })

/** Every kind of answer the program gives, and the status it is known by. */
const KINDS: [string, number, () => Promise<Response>][] = [
  ['a page', 200, () => ask('/en/wsis-forum-2022')],
  ['data', 200, () => ask('/wsis-forum-2022/submissions.json')],
  ['a table to download', 200, () => ask('/wsis-forum-2022/submissions.csv')],
  ['a calendar', 200, () => ask('/wsis-forum-2022/calls/photo_contest.ics')],
  ['a drawing', 200, () => ask('/favicon.svg')],
  ['a file of the program', 404, () => ask('/assets/none.css')],
  ['health', 200, () => ask('/health/live')],
  ['not ready', 503, () => ask('/health/ready', {}, broken)],
  ['the choice of a language', 302, () => ask('/')],
  ['another spelling', 301, () => ask('/EN/')],
  ['a form that leads on', 303, () => post('/en/sign-in', OWN)],
  ['a form with a mistake', 422, () => post('/en/sign-in', OWN, new URLSearchParams({ address: 'none' }))],
  ['a form from elsewhere', 403, () => post('/en/sign-in', { 'sec-fetch-site': 'cross-site' })],
  ['a form that is too large', 413, () => post('/en/sign-in', { ...OWN, ...FORM }, 'a'.repeat(3 * 1024 * 1024))],
  ['an absent page', 404, () => ask('/en/nothing')],
  ['an absent page of an absent language', 404, () => ask('/xx/nothing')],
  ['a page where only forms are taken', 405, () => ask('/en/sign-out')],
  ['an outage', 503, () => ask('/en/wsis-forum-2022', {}, broken)],
]

test.each(KINDS)('%s carries every rule for the browser', async (_, status, answered) => {
  const { headers, status: given } = await answered()
  expect(given).toBe(status)
  const policy = headers.get('content-security-policy') ?? ''
  const rules = Object.fromEntries(policy.split('; ').map((rule) => [rule.split(' ')[0], rule.split(' ').slice(1)]))
  expect(rules).toMatchObject({
    'default-src': ["'self'"],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
  })
  expect(policy).not.toMatch(/unsafe|\*|data:|https?:/)
  expect(headers.get('strict-transport-security')).toMatch(/^max-age=31536000\b/)
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('referrer-policy')).toBe('same-origin')
  expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
  expect(headers.get('permissions-policy')).toMatch(/\bcamera=\(\), microphone=\(\), geolocation=\(\)/)
  expect(rules).toMatchObject({ 'require-trusted-types-for': ["'script'"], 'trusted-types': ['convoke'] })
})

test('only what a page says of itself is its style: the policy names it by its content, and nothing else is applied', async () => {
  for (const path of ['/en/wsis-forum-2022', '/ar/wsis-forum-2022', '/en/wsis-forum-2022/submissions', '/en/sign-in']) {
    const answer = await ask(path)
    const policy = answer.headers.get('content-security-policy') ?? ''
    const allowed = [...policy.matchAll(/'(sha256-[^']+)'/g)].map(([, source]) => source)
    const page = await answer.text()
    const styles = [...page.matchAll(/<style>([^<]*)<\/style>/g)].map(
      ([, style = '']) => `sha256-${createHash('sha256').update(style).digest('base64')}`,
    )
    expect(allowed, path).toEqual(styles)
    expect(page.match(/<style/g) ?? []).toHaveLength(styles.length)
    expect(policy).not.toContain('nonce-')
    for (const [tag] of page.matchAll(/<script[^>]*>/g)) expect(tag).toMatch(/\bsrc="\//)
    expect(page).not.toMatch(/<[^>]+\s(?:style|on\w+)=/)
  }
})

test('without TLS no browser is told to insist on it', async () => {
  const plain = createWeb({ ...t.platform, config: { ...t.platform.config, origin: 'http://localhost' } }, house)
  expect((await ask('/en', {}, plain)).headers.get('strict-transport-security')).toBeNull()
})

test('no address takes a form that does not come from our own pages', async () => {
  const strangers: Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'none' },
    { origin: 'https://evil.example.org' },
    { origin: 'null' },
    { referer: 'https://evil.example.org/wsis' },
    {},
  ]
  const posts = house.routes.filter((route) => route.method === 'POST')
  // A program has no page it could come from; it is known by the secret in its address, and brings no cookie that counts.
  expect(posts.filter((route) => route.forPrograms).map((route) => route.path)).toEqual([
    '/:edition/live/:meeting/captioner/:secret/feed',
  ])
  for (const route of posts.filter((one) => !one.forPrograms))
    for (const headers of strangers) {
      const path = `/en${route.path.replace(':edition', 'wsis-forum-2022').replaceAll(/:\w+/g, '1')}`
      expect((await post(path, headers)).status, `${path} ${JSON.stringify(headers)}`).toBe(403)
    }
  const ours: Record<string, string>[] = [OWN, { origin: FORUM }, { referer: `${FORUM}/en/sign-in` }]
  for (const headers of ours) expect((await post('/en/sign-in', headers)).status).toBe(303)
})

test('what keeps a person signed in is for our own pages over TLS alone, and out of reach of scripts', async () => {
  const answer = await post('/en/sign-in', OWN)
  const kept = answer.headers.getSetCookie().find((cookie) => cookie.startsWith('__Host-convoke_draft=')) ?? ''
  for (const word of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/']) expect(kept).toContain(word)
})

test('every cookie is of this host alone, and a browser’s secret that a sibling host planted counts for nothing', async () => {
  const key = 'k'.repeat(43)
  const start = async (cookie: string) => {
    const answer = await post('/en/wsis-forum-2022/calls/official_submissions/start', { ...OWN, cookie }, FORM_OF_CALL)
    expect(answer.status).toBe(303)
    return answer
  }
  const planted = await start(`convoke_draft=${key}`)
  const [own = ''] = planted.headers.getSetCookie()
  expect(own).toMatch(/^__Host-convoke_draft=[\w-]{43}; Path=\/; .*Secure/)
  expect(own).not.toContain(key)
  expect((await start(own.split(';')[0] ?? '')).headers.getSetCookie()).toEqual([])
  for (const cookie of (await ask('/en')).headers.getSetCookie())
    expect(cookie).toMatch(/^__Host-language=en; Path=\/; SameSite=Lax; .*Secure$/)
})

test('what belongs to somebody is stored nowhere, pages and files alike', async () => {
  const started = await post('/en/wsis-forum-2022/calls/official_submissions/start', OWN, FORM_OF_CALL)
  const cookie = started.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const draft = started.headers.get('location') ?? ''
  for (const part of ['', '/check', '/download', '/download.txt'])
    expect((await ask(`${draft}${part}`, { headers: { cookie } })).headers.get('cache-control'), part).toBe('no-store')
  expect((await ask('/wsis-forum-2022/submissions.csv')).headers.get('cache-control')).toBe('no-cache')
  // Behind the link of a letter, too: whoever opens it may have no cookie at all, and the address is all that keeps it.
  await post('/en/sign-in', OWN, new URLSearchParams({ address: 'links@example.org' }))
  const letters = await t.db
    .selectFrom('mail_message')
    .select('text_body')
    .where('recipient', '=', 'links@example.org')
    .execute()
  const link = /\/en\/sign-in\/link\/[\w-]+/.exec(letters[0]?.text_body ?? '')?.[0] ?? ''
  const { headers, status } = await ask(link)
  expect([status, headers.get('cache-control'), headers.get('x-robots-tag')]).toEqual([200, 'no-store', 'noindex'])
})
