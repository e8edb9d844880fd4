import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadEdition } from '../consultation/public.ts'
import { LANGUAGES } from '../platform/languages/public.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { createWeb } from './web.tsx'

let t: Awaited<ReturnType<typeof testPlatform>>
let web: ReturnType<typeof createWeb>
beforeAll(async () => {
  t = await testPlatform('2022-02-14T09:20:00Z')
  await loadEdition(t.platform, 'wsis-forum-2022')
  web = createWeb(t.platform)
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
  expect(html).toMatch(/<time datetime="2022-03-11T23:00:00.000Z">Friday,? 11 March 2022<\/time>/)
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

test('a form sent by another site changes nothing and says so', async () => {
  const answer = await web.request('/fr/wsis-forum-2022/calls/workshop_requests/start', {
    method: 'POST',
    headers: { 'sec-fetch-site': 'cross-site', 'content-type': 'application/x-www-form-urlencoded' },
    body: 'form=workshop_request',
  })
  expect([403, 404]).toContain(answer.status)
})

test('the start chooses the reader’s language', async () => {
  const to = async (headers: Record<string, string>) => (await web.request('/', { headers })).headers.get('location')
  expect(await to({ 'accept-language': 'de, ar;q=0.8, en;q=0.5' })).toBe('/ar')
  expect(await to({ 'accept-language': 'ar', cookie: 'language=zh' })).toBe('/zh')
  expect(await to({})).toBe('/en')
})
