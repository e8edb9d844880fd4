import { afterAll, beforeAll, expect, test } from 'vitest'
import { demonstrationAt } from '../../journeys/demonstration.ts'
import { house } from '../house.ts'
import { cleanText } from '../page/form.ts'
import type { Route } from '../page/route.ts'
import { LANGUAGES, type Language } from '../platform/languages/public.ts'
import { HOSTILE, hostileStrings } from './hostile.ts'
import { createWeb } from './web.tsx'

const EDITION = 'wsis-forum-2022'
const SAME_SITE = { 'sec-fetch-site': 'same-origin' }
const FORM = { 'content-type': 'application/x-www-form-urlencoded' }

let t: Awaited<ReturnType<typeof demonstrationAt>>
let web: ReturnType<typeof createWeb>
let draft = ''
/** What each address takes, as the forms of all pages say. */
const fieldsOf = new Map<string, Set<string>>()

beforeAll(async () => {
  t = await demonstrationAt('2022-02-14T09:20:00Z')
  web = createWeb(t.platform, house)
  const visitor = new Jar()
  const started = await visitor.post(`/en/${EDITION}/calls/official_submissions/start`, 'form=official_submission')
  draft = started.headers.get('location')?.split('/').at(-1) ?? ''
  browser = visitor.cookies.get('convoke_draft') ?? ''
  await post(`/en/${EDITION}/desk/submissions/OCP22-0005/decide`, await head(), 'outcome=accepted&reason=It+fits.')
  await post(`/en/${EDITION}/desk/release`, await head(), '')
  const staff = await head()
  for (const route of house.routes.filter((r) => r.method === 'GET')) {
    const page = await web.request(`/en${addressOf(route)}`, { headers: { cookie: staff.line } })
    if (page.headers.get('content-type')?.includes('html')) readForms(await page.text())
  }
}, 240_000)
afterAll(() => t.close())

let browser = ''

/** The cookies of one browser. */
class Jar {
  cookies = new Map<string, string>()
  get line() {
    return [...this.cookies].map(([k, v]) => `${k}=${v}`).join('; ')
  }
  async post(path: string, body: string, more: Record<string, string> = {}) {
    return post(path, this, body, more)
  }
}

async function post(path: string, jar: Jar, body: BodyInit, more: Record<string, string> = FORM): Promise<Response> {
  const headers = { ...SAME_SITE, ...FORM, ...more, cookie: jar.line }
  const answer = await web.request(path, { method: 'POST', body, headers })
  for (const line of answer.headers.getSetCookie()) {
    const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=')
    jar.cookies.set(name, value)
  }
  return answer
}

/** The head of the secretariat, in the browser the draft belongs to: nearly every door is open. */
async function head(): Promise<Jar> {
  const jar = new Jar()
  await jar.post('/en/demo/sign-in', 'role=secretariat_head')
  jar.cookies.set('convoke_draft', browser)
  return jar
}

/** Real things in the address of a route; a part nobody knows yet gets a word. */
function addressOf(route: Route, params: Record<string, string> = {}): string {
  const real: Record<string, string> = {
    edition: EDITION,
    call: 'official_submissions',
    id: draft,
    section: 'themes',
    reference: 'OCP22-0005',
    number: route.path.includes('/sessions/') ? '101' : '5',
    token: 'x'.repeat(32),
    ...params,
  }
  return route.path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(real[name] ?? 'word'))
}

function readForms(html: string) {
  for (const [, attributes = '', inside = ''] of html.matchAll(/<form([^>]*)>(.*?)<\/form>/gs)) {
    if (!attributes.includes('method="post"')) continue
    const action = /action="([^"]+)"/.exec(attributes)?.[1]?.replace(/^\/[a-z]{2}(?=\/)/, '')
    if (!action) continue
    const names = [...inside.matchAll(/ name="([^"]+)"/g)].map((m) => m[1] ?? '')
    const known = fieldsOf.get(action) ?? new Set()
    for (const name of names) known.add(name)
    fieldsOf.set(action, known)
  }
}

/** Every field of the route's forms, or when no form was seen the ones forms of this kind have. */
const fields = (route: Route): string[] => [
  ...(fieldsOf.get(addressOf(route)) ?? ['email', 'code', 'reason', 'outcome', 'slot', 'room', 'count', 'local', 'q']),
]
const posts = house.routes.filter((route) => route.method === 'POST')
const all = (route: Route, value: string) =>
  new URLSearchParams(fields(route).map((name) => [name, name === '_asked' ? 'priority_topics' : value])).toString()

type Case = { name: string; body(route: Route): BodyInit; headers?: Record<string, string> }

const BOUNDARY = 'multipart/form-data; boundary=xyz'
const part = (name: string, value: string) =>
  `--xyz\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
const CASES: Case[] = [
  { name: 'nothing at all', body: () => '' },
  { name: 'empty fields', body: (route) => all(route, '') },
  { name: 'numbers where words belong', body: (route) => all(route, '-1e309') },
  { name: 'each field three times', body: (route) => [1, 2, 3].map((n) => all(route, `v${n}`)).join('&') },
  {
    name: 'names of an object’s own parts',
    body: (route) => `${all(route, 'x')}&__proto__=1&constructor=2&__proto__[a]=3&toString=4&priority_topics[a][b]=5`,
  },
  {
    name: 'five thousand fields nobody asked for',
    body: () => Array.from({ length: 5000 }, (_, i) => `f${i}=x`).join('&'),
  },
  {
    name: 'broken percent signs',
    body: (route) =>
      fields(route)
        .map((name) => `${name}=%E0%A4%A&%zz=%`)
        .join('&'),
  },
  { name: 'bytes that are no UTF-8', body: () => new Uint8Array([97, 61, 0xff, 0xfe, 0xc3, 0x28, 38, 61, 38]) },
  { name: 'JSON', body: () => '{"reason":{"$ne":null}}', headers: { 'content-type': 'application/json' } },
  { name: 'plain text', body: () => 'reason=x', headers: { 'content-type': 'text/plain' } },
  { name: 'a kind without a boundary', body: () => 'x', headers: { 'content-type': 'multipart/form-data' } },
  {
    name: 'a form cut off',
    body: (route) =>
      fields(route)
        .map((name) => part(name, 'x'))
        .join('')
        .slice(0, -20),
    headers: { 'content-type': BOUNDARY },
  },
  {
    name: 'files where words belong',
    body: (route) =>
      `${fields(route)
        .map((name) => part(`${name}"; filename="../../x`, '<script>alert(1)</script>'))
        .join('')}--xyz--\r\n`,
    headers: { 'content-type': BOUNDARY },
  },
  ...HOSTILE.map((value, i) => ({ name: `hostile string ${i}`, body: (route: Route) => all(route, value) })),
]

/** An answer people can use: of our own making, in their language, and with nothing of theirs run as a page. */
async function isClear(answer: Response, language: Language, said: string) {
  expect(answer.status, said).toBeLessThan(500)
  expect(answer.headers.get('location') ?? '/', said).toMatch(/^\/(?!\/)/)
  if (!answer.headers.get('content-type')?.includes('html')) return
  const html = await answer.text()
  expect(html, said).toContain(`<html lang="${language}"`)
  expect(/<h1[^>]*>\s*\S/.test(html), said).toBe(true)
  expect(html.includes('<script>alert') || html.includes('<img src=x'), said).toBe(false)
}

let turn = 0
const nextLanguage = () => LANGUAGES[turn++ % LANGUAGES.length] as Language

test('every address that takes a form is swept, and the sweep knows the fields of those the secretariat fills in', () => {
  expect(posts.length).toBeGreaterThan(20)
  expect(fieldsOf.get(`/${EDITION}/desk/submissions/OCP22-0005/decide`) ?? fieldsOf.size).toBeTruthy()
  expect(fields(posts.find((r) => r.path.endsWith('/drafts/:id/:section')) as Route)).toContain('priority_topics')
})

for (const route of posts) {
  test(`bad input to ${route.path} is answered clearly and breaks nothing`, async () => {
    let jar = await head()
    for (const { name, body, headers } of CASES) {
      const language = nextLanguage()
      const address = `/${language}${addressOf(route)}`
      if (!jar.cookies.get('convoke_sign_in')) jar = await head() // the address that ends the sign-in is swept as well
      await isClear(await post(address, jar, body(route), headers), language, `${address}: ${name}`)
    }
  }, 120_000)
}

test('a stranger, another edition, another method, a strange address: never a fault, never a change', async () => {
  const staff = await head()
  for (const route of posts) {
    const language = nextLanguage()
    const said = `${route.path} in ${language}`
    if (/:edition\/(desk|drafts|submissions)/.test(route.path)) {
      const stranger = await post(`/${language}${addressOf(route)}`, new Jar(), 'reason=Kept+words.')
      expect([stranger.status, said]).toEqual([404, said])
      expect(await stranger.text(), 'what was typed is not lost').toContain('Kept words.')
    }
    if (route.path.includes(':edition')) {
      const elsewhere = await post(`/${language}${addressOf(route, { edition: 'no-forum' })}`, staff, 'reason=x')
      expect([elsewhere.status, said]).toEqual([404, said])
    }
    for (const method of ['PUT', 'DELETE', 'PATCH'])
      await isClear(
        await web.request(`/${language}${addressOf(route)}`, { method, headers: { ...SAME_SITE, cookie: staff.line } }),
        language,
        `${method} ${said}`,
      )
    for (const name of [...route.path.matchAll(/:(\w+)/g)].map((m) => m[1] ?? ''))
      for (const value of ['..', '%00', '\u202e', '9'.repeat(40), "'--", '<script>alert(1)</script>', '-1', '𝟜'])
        await isClear(
          await post(`/${language}${addressOf(route, { [name]: value })}`, staff, 'reason=x'),
          language,
          `${said}: ${name}=${value}`,
        )
  }
  for (const route of house.routes.filter((r) => r.method === 'GET'))
    for (const name of [...route.path.matchAll(/:(\w+)/g)].map((m) => m[1] ?? ''))
      for (const value of ['%00', '\u202e', '9'.repeat(40), "'--", '<script>alert(1)</script>']) {
        const address = `/ar${addressOf(route, { [name]: value })}?q=${encodeURIComponent('\u0000<script>alert(1)</script>')}&page=-1`
        const answer = await web.request(address, { headers: { cookie: staff.line } })
        await isClear(answer, 'ar', address)
      }
}, 240_000)

test('ten megabytes are refused by name in each language, and the draft keeps what it had', async () => {
  const jar = await head()
  await post(`/en/${EDITION}/drafts/${draft}/themes`, jar, '_asked=priority_topics&priority_topics=Privacy.&_do=later')
  const long = `reason=${'a+'.repeat(5_000_000)}`
  for (const language of LANGUAGES) {
    const answer = await post(`/${language}/${EDITION}/desk/submissions/OCP22-0005/decide`, jar, long)
    expect(answer.status).toBe(413)
    await isClear(answer, language, 'ten megabytes')
  }
  // More than a page could ever give back; what a person may have pasted comes back as typed, and is named.
  const typed = (times: number) => `_asked=priority_topics&priority_topics=${'a+'.repeat(times)}`
  expect((await post(`/fr/${EDITION}/drafts/${draft}/themes`, jar, typed(5_000_000))).status).toBe(413)
  expect((await post(`/fr/${EDITION}/drafts/${draft}/themes`, jar, typed(500_000))).status).toBe(422)
  const kept = await web.request(`/en/${EDITION}/drafts/${draft}/download`, { headers: { cookie: jar.line } })
  expect(((await kept.json()) as { answers: unknown }).answers).toMatchObject({ priority_topics: 'Privacy.' })
}, 120_000)

test('a form cut off on its way is refused, not taken for an empty one', async () => {
  const jar = await head()
  const address = `/ar/${EDITION}/drafts/${draft}/themes`
  await post(address, jar, '_asked=priority_topics&priority_topics=Privacy.&_do=later')
  const whole = `${part('_asked', 'priority_topics')}${part('priority_topics', 'Longer.')}--xyz--\r\n`
  for (const headers of [{ 'content-type': BOUNDARY }, { 'content-type': 'application/json' }]) {
    const answer = await post(address, jar, whole.slice(0, -30), headers)
    expect(answer.status).toBe(400)
    await isClear(answer, 'ar', 'a form cut off')
  }
  const kept = await web.request(`/en/${EDITION}/drafts/${draft}/download`, { headers: { cookie: jar.line } })
  expect(await kept.text()).toContain('Privacy.')
  expect((await post(address, jar, whole, { 'content-type': BOUNDARY })).status).toBe(303)
})

test('fifteen hundred hostile texts come back as they were typed', async () => {
  const jar = await head()
  const questions = [
    'structure_programme',
    'format_innovations',
    'remote_participation_ideas',
    'equal_participation_workshops',
    'visibility_local',
  ]
  const texts = hostileStrings(1500)
  for (let i = 0; i < texts.length; i += questions.length) {
    const body = new URLSearchParams({ _do: 'later' })
    const wanted: Record<string, string> = {}
    questions.forEach((question, n) => {
      const text = `${texts[i + n]}.`
      wanted[question] = cleanText(text)
      body.append('_asked', question)
      body.append(question, text)
    })
    const saved = await post(`/en/${EDITION}/drafts/${draft}/format`, jar, body.toString())
    expect(saved.status).toBe(303)
    const answer = await web.request(`/en/${EDITION}/drafts/${draft}/download`, { headers: { cookie: jar.line } })
    expect(((await answer.json()) as { answers: unknown }).answers).toMatchObject(wanted)
  }
  const check = await web.request(`/ar/${EDITION}/drafts/${draft}/check`, { headers: { cookie: jar.line } })
  await isClear(check, 'ar', 'the check page')
}, 240_000)

test('a hostile submission is a text everywhere it goes: pages, calendars, data, and no formula in a table', async () => {
  const jar = await head()
  const wild = '=HYPERLINK("http://x.example","y") <script>alert(1)</script> \u202e👩‍👩‍👧'
  const answers = {
    submitter_name: wild,
    submitter_email: 'wild@example.org',
    acting_as: 'organization',
    organization: [{ name: `+${wild}`, country: 'EE', stakeholder_type: 'government' }],
    country: 'EE',
    stakeholder_type: 'government',
    submission_language: 'en',
    priority_topics: wild,
    consent_publication: true,
    consent_data: true,
  }
  await t.db
    .updateTable('draft')
    .set({ answers: JSON.stringify(answers) })
    .where('id', '=', draft)
    .execute()
  const sent = await post(`/en/${EDITION}/drafts/${draft}/submit`, jar, '')
  expect(sent.headers.get('location')).toContain('/receipt')
  const { number, organization_id: organization } = await t.db
    .selectFrom('submission')
    .select(['number', 'organization_id'])
    .where('submitter_email', '=', 'wild@example.org')
    .executeTakeFirstOrThrow()
  for (const path of [
    `/${EDITION}/submissions`,
    `/${EDITION}/submissions?q=HYPERLINK`,
    `/${EDITION}/submissions/${number}`,
    `/${EDITION}/organizations/${organization}`,
    `/${EDITION}/drafts/${draft}/receipt`,
    `/${EDITION}/desk/submissions`,
    `/${EDITION}/desk/submissions/OCP22-${String(number).padStart(4, '0')}`,
  ])
    await isClear(await web.request(`/en${path}`, { headers: { cookie: jar.line } }), 'en', path)
  const json = await (await web.request(`/${EDITION}/submissions.json`)).text()
  expect(json).toContain(JSON.stringify('=HYPERLINK("http://x.example","y")').slice(1, -1))
  const csv = await (await web.request(`/${EDITION}/submissions.csv`)).text()
  const cells = csv.split(/\r\n|,(?=(?:[^"]*"[^"]*")*[^"]*$)/).map((cell) => cell.replace(/^\uFEFF?"?/, ''))
  expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([])
  expect(csv).toContain('HYPERLINK')
})
