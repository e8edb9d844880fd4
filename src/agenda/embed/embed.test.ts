import { afterAll, beforeAll, expect, test } from 'vitest'
import { house } from '../../house.ts'
import { publishedEdition, TITLES } from '../../plan/testing/published-edition.ts'
import { testPlatform } from '../../platform/testing/database.ts'
import { createWeb } from '../../web/web.tsx'
import { embedCode } from './embed-code.ts'

const now = new Date('2022-05-20T10:00:00Z')
const FORUM = 'https://forum.example.org'
let t: Awaited<ReturnType<typeof testPlatform>>
let web: ReturnType<typeof createWeb>
let slug = ''
beforeAll(async () => {
  t = await testPlatform(now.toISOString(), { CONVOKE_ORIGIN: FORUM }, house)
  web = createWeb(t.platform, house)
  slug = (await publishedEdition(t.db, now)).edition.slug
})
afterAll(() => t.close())
const ask = (path: string, headers: Record<string, string> = {}) =>
  Promise.resolve(web.request(`${FORUM}${path}`, { headers }))

test('other sites may frame the programme and nothing else: it loads from here alone, sends no form and leaves no cookie', async () => {
  const path = `/ar/${slug}/agenda/embed?day=all`
  for (const answer of [await ask(path), await ask(path)]) {
    const policy = answer.headers.get('content-security-policy') ?? ''
    expect(policy).toContain('frame-ancestors *')
    for (const rule of ["default-src 'none'", "script-src 'self'", "form-action 'none'", "base-uri 'none'"])
      expect(policy).toContain(rule)
    expect(policy).not.toContain('unsafe')
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    expect(answer.headers.getSetCookie()).toEqual([])
    const text = await answer.text()
    expect(text).toContain(TITLES[2])
    expect(text).toContain('<base target="_blank"')
    expect(text).not.toMatch(/<form|<button|class="masthead"/)
  }
  const known = (await ask(path)).headers.get('etag') ?? ''
  const unchanged = await ask(path, { 'if-none-match': known })
  expect([unchanged.status, unchanged.headers.get('content-security-policy')]).toEqual([
    304,
    expect.stringContaining('frame-ancestors *'),
  ])
  for (const other of [`/ar/${slug}/agenda`, `/ar/none/agenda/embed`])
    expect((await ask(other)).headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
})

test('the lines to copy name the frame, and a title cannot break out of them', async () => {
  const files = await (await ask(`/en/${slug}/agenda/files`)).text()
  expect(files).toContain(`src=&quot;${FORUM}/en/${slug}/agenda/embed&quot;`)
  expect(embedCode({ origin: FORUM, path: '/x', title: '"><script>' })).toContain('title="&quot;&gt;&lt;script&gt;"')
  for (const name of ['frame', 'page']) {
    const script = await ask(`/embed/${name}.js`)
    expect(script.headers.get('content-type')).toContain('text/javascript')
    expect(script.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
  }
})
