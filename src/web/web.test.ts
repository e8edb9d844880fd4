import { brotliDecompressSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ROLES, visitor } from '../access/public.ts'
import { loadEdition } from '../editions/public.ts'
import { house } from '../house.ts'
import { LANGUAGES } from '../platform/languages/public.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { encodingFor } from './compress.ts'
import { databaseAway } from './faults.ts'
import { createWeb } from './web.tsx'

let t: Awaited<ReturnType<typeof testPlatform>>
let web: ReturnType<typeof createWeb>
beforeAll(async () => {
  t = await testPlatform('2022-02-14T09:20:00Z', {}, house)
  await loadEdition(t.platform, 'wsis-forum-2022')
  web = createWeb(t.platform, house)
})
afterAll(() => t.close())

const PAGES = [
  '',
  '/wsis-forum-2022',
  '/wsis-forum-2022/consultation',
  '/wsis-forum-2022/calls/workshop_requests',
  '/wsis-forum-2022/calls/photo_contest/questions',
]

test('each page answers in six languages with its own heading, language and direction', async () => {
  for (const path of PAGES) {
    const headings = new Set<string>()
    for (const language of LANGUAGES) {
      const answer = await web.request(`/${language}${path}`)
      const html = await answer.text()
      expect(answer.status, path).toBe(200)
      expect(html).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`)
      headings.add(/<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1] ?? '')
      for (const other of LANGUAGES) expect(html).toContain(`hreflang="${other}"`)
    }
    expect(headings.size, `headings of ${path}`).toBe(6)
  }
})

test('a deadline shows its instant, the forum’s time with offset, and the old value of an extension', async () => {
  const html = await (
    await web.request('/en/wsis-forum-2022/calls/photo_contest', { headers: { cookie: 'zone=Pacific%2FKiritimati' } })
  ).text()
  expect(html).toMatch(/<time datetime="2022-03-11T23:00:00.000Z">Friday,? 11 March 2022 /)
  expect(html).toContain('UTC+14:00')
  expect(html).toContain('<time datetime="2022-03-07T23:00:00.000Z">')
  expect(html).not.toMatch(/00:00<|24:00|midnight/)
})

test('every answer carries the browser’s rules, also an error', async () => {
  for (const path of ['/en', '/en/nothing', '/health/live', '/assets/none.css']) {
    const answer = await web.request(path)
    expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(answer.headers.get('content-security-policy')).not.toContain('unsafe')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  }
})

test('an absent page says what to do in the reader’s language', async () => {
  const answer = await web.request('/ru/wsis-forum-2022/calls/none')
  expect(answer.status).toBe(404)
  expect(await answer.text()).toContain('Такой страницы нет')
})

test('a form sent by another site is not carried out, and nothing of it is shown under our name', async () => {
  const answer = await web.request('/fr/sign-in', {
    method: 'POST',
    headers: { 'sec-fetch-site': 'cross-site', 'content-type': 'application/x-www-form-urlencoded' },
    body: 'email=%22%3E%3Cscript%3E%40example.org',
  })
  const html = await answer.text()
  expect(answer.status).toBe(403)
  expect(html).toContain('Ce formulaire vient d’un autre site')
  expect(html).not.toMatch(/<form|example\.org/)
})

test('a page asked for where only forms are taken says so; a missing language is the reader’s own; other spellings lead home', async () => {
  const asked = await web.request('/es/sign-out')
  expect([asked.status, asked.headers.get('allow')]).toEqual([405, 'POST'])
  expect(await asked.text()).toContain('Esta dirección recibe un formulario')
  const to = async (address: string) => {
    const answer = await web.request(address, { headers: { 'accept-language': 'ar' } })
    return [answer.status, answer.headers.get('location')]
  }
  expect(await to('/wsis-forum-2022')).toEqual([302, '/ar/wsis-forum-2022'])
  expect(await to('/EN/WSIS-forum-2022//calls/photo_contest/?utm_medium=mail')).toEqual([
    301,
    '/en/wsis-forum-2022/calls/photo_contest',
  ])
})

test('pages go out pressed, with the same words', async () => {
  const plain = await (await web.request('/en/wsis-forum-2022')).text()
  const answer = await web.request('/en/wsis-forum-2022', { headers: { 'accept-encoding': 'gzip, br' } })
  expect(answer.headers.get('content-encoding')).toBe('br')
  expect(answer.headers.get('vary')).toContain('accept-encoding')
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'self'")
  const words = brotliDecompressSync(new Uint8Array(await answer.arrayBuffer())).toString()
  expect(words).toBe(plain)
  expect(encodingFor('br;q=0, gzip')).toBe('gzip')
})

test('a lost database is an outage that passes, a missing file is not', () => {
  const fault = (facts: object) => Object.assign(new Error('x'), facts)
  expect(databaseAway(fault({ code: '57P01' }))).toBe(true)
  expect(databaseAway(new Error('wrapped', { cause: fault({ code: 'ECONNREFUSED' }) }))).toBe(true)
  expect(databaseAway(fault({ code: 'ENOENT', syscall: 'connect' }))).toBe(true)
  expect(databaseAway(fault({ code: 'ENOENT', syscall: 'open' }))).toBe(false)
  expect(databaseAway(fault({ code: '23505' }))).toBe(false)
})

/** Files whose asking is recorded, and changes nothing else: whoever may read the list may ask. */
const FILES_ON_RECORD = ['/:edition/desk/submissions/export']

test('nobody but the secretariat passes a desk door, and every door has a rule with a name', () => {
  const strangers = [visitor(), { ...visitor(), person: { id: 'p', name: '', email: '', language: 'en' } }]
  for (const role of ROLES) {
    if (!/^(?:secretariat|admin|auditor)/.test(role))
      strangers.push({ ...visitor(), grants: [{ role, editionId: null }] } as never)
  }
  for (const route of house.routes) {
    expect(route.rule.name, route.path).not.toBe('')
    if (!/^\/:edition\/desk(\/|$)/.test(route.path)) continue
    for (const stranger of strangers)
      expect(route.rule.allows(stranger, null), `${route.method} ${route.path}`).toBe(false)
    const auditor = { ...visitor(), grants: [{ role: 'auditor', editionId: null }] } as never
    if (route.method === 'POST' && !FILES_ON_RECORD.includes(route.path))
      expect(route.rule.allows(auditor, null), `auditor ${route.path}`).toBe(false)
  }
})

test('the start chooses the reader’s language', async () => {
  const to = async (headers: Record<string, string>) => (await web.request('/', { headers })).headers.get('location')
  expect(await to({ 'accept-language': 'de, ar;q=0.8, en;q=0.5' })).toBe('/ar')
  expect(await to({ 'accept-language': 'ar', cookie: 'language=zh' })).toBe('/zh')
  expect(await to({})).toBe('/en')
})
