import { afterAll, beforeAll, expect, test } from 'vitest'
import { house } from '../house.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { createWeb } from '../web/web.tsx'
import { type Device, deviceOf } from './device.ts'
import { readProfile } from './profile.ts'
import { hashToken } from './secrets.ts'
import { addSignIn, findOrAddPerson } from './store.ts'

const NOW = '2022-02-14T09:00:00Z'
let t: Awaited<ReturnType<typeof testPlatform>>
let web: ReturnType<typeof createWeb>
const people: Record<string, string> = {}
const signIns: Record<string, string> = {}

beforeAll(async () => {
  t = await testPlatform(NOW, {}, house)
  web = createWeb(t.platform, house)
  const now = t.clock.now()
  const on = (kind: Device['kind'], browser: string, system: string) => ({ kind, browser, system })
  await t.db.transaction().execute(async (tx) => {
    for (const name of ['amina', 'ivan'])
      people[name] = await findOrAddPerson(tx, { email: `${name}@example.org`, language: 'en' }, now)
    const begin = async (token: string, person: string, device: Device) => {
      const personId = people[person] ?? ''
      const expiresAt = new Date(now.getTime() + 86_400_000)
      signIns[token] = await addSignIn(tx, {
        tokenHash: hashToken(token),
        personId,
        method: 'code',
        device,
        now,
        expiresAt,
      })
    }
    await begin('laptop', 'amina', on('computer', 'Firefox', 'Windows'))
    await begin('phone', 'amina', on('phone', 'Chrome', 'Android'))
    await begin('library', 'amina', on(null, 'Edge', 'Windows'))
    await begin('elsewhere', 'ivan', on('tablet', 'Safari', 'iOS'))
  })
})
afterAll(() => t.close())

const headers = (token: string) => ({ cookie: `convoke_sign_in=${token}`, 'sec-fetch-site': 'same-origin' })
const see = async (token: string, language = 'en') =>
  (await web.request(`/${language}/me/account`, { headers: headers(token) })).text()
const post = (token: string, path: string, fields: Record<string, string> = {}) =>
  web.request(`/en/me/account${path}`, { method: 'POST', body: new URLSearchParams(fields), headers: headers(token) })
const isSignedIn = async (token: string) =>
  (await web.request('/en/me/account', { headers: headers(token) })).status === 200

test('a person sees where they are signed in, this browser marked, and nothing of anybody else', async () => {
  const page = await see('laptop')
  const entries = page.split('<li class="entry">').slice(1)
  expect(entries.map((e) => /<h3[^>]*>(.*?)<\/h3>/.exec(e)?.[1]?.replaceAll(/<[^>]*>/g, '')).sort()).toEqual([
    'Computer · Firefox · Windows',
    'Phone · Chrome · Android',
    'Unknown device · Edge · Windows',
  ])
  expect(entries.filter((e) => e.includes('This browser')).map((e) => e.includes('Firefox'))).toEqual([true])
  expect(page).not.toContain('Safari')
})

test('who is not signed in is led to signing in and back', async () => {
  const answer = await web.request('/fr/me/account')
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/fr/sign-in?return=%2Ffr%2Fme%2Faccount'])
})

test('nobody ends the sign-in of another; one’s own ends at once, and so do all others but this', async () => {
  await post('laptop', `/sign-ins/${signIns.elsewhere}/end`)
  await post('laptop', '/sign-ins/not-one/end')
  expect(await isSignedIn('elsewhere')).toBe(true)
  await post('laptop', `/sign-ins/${signIns.phone}/end`)
  expect([await isSignedIn('phone'), await isSignedIn('library')]).toEqual([false, true])
  await post('laptop', '/sign-ins/others/end')
  expect([await isSignedIn('laptop'), await isSignedIn('library')]).toEqual([true, false])
  expect(await isSignedIn('elsewhere')).toBe(true)
  expect(await see('laptop')).toContain('You are signed in nowhere else.')
})

test('name and language are set as typed; a name that is too long is kept on the page with a clear word', async () => {
  const saved = await post('laptop', '', { given_name: '  أمينة  ', family_name: 'O’Neill – ’t Hooft', language: 'ar' })
  expect(saved.headers.get('location')).toBe('/en/me/account?done=saved')
  const person = await t.db
    .selectFrom('person')
    .select(['given_name', 'family_name', 'language'])
    .where('id', '=', people.amina ?? '')
    .executeTakeFirst()
  expect(person).toEqual({ given_name: 'أمينة', family_name: 'O’Neill – ’t Hooft', language: 'ar' })
  const long = 'ñ'.repeat(101)
  const refused = await post('laptop', '', { given_name: long, family_name: '', language: 'ar' })
  const page = await refused.text()
  expect(refused.status).toBe(422)
  expect(page).toContain(long)
  expect(page).toContain('at most 100 characters')
  expect((await post('laptop', '', { given_name: 'A', family_name: '', language: 'xx' })).status).toBe(422)
  expect(await see('laptop', 'zh')).toContain('O’Neill – ’t Hooft')
})

test('a name is counted as a reader counts it', () => {
  const family = '👩‍👩‍👧'
  expect(readProfile({ givenName: family.repeat(100), familyName: '', language: 'fr' }).ok).toBe(true)
  expect(readProfile({ givenName: family.repeat(101), familyName: '', language: 'fr' }).ok).toBe(false)
})

test.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0', 'computer Firefox Windows'],
  [
    'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Safari/537.36 Edg/131.0',
    'computer Edge Windows',
  ],
  [
    'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/131.0 Mobile Safari/537.36',
    'phone Chrome Android',
  ],
  [
    'Mozilla/5.0 (Linux; Android 13; SM-X700) AppleWebKit/537.36 SamsungBrowser/24.0 Chrome/117 Safari/537.36',
    'tablet Samsung Internet Android',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605 Version/17.5 Mobile/15E Safari/604.1',
    'phone Safari iOS',
  ],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) AppleWebKit/605 Version/17.5 Safari/605.1.15',
    'computer Safari macOS',
  ],
  ['curl/8.5.0', 'null null null'],
])('%s is a %s', (userAgent, words) => {
  const { kind, browser, system } = deviceOf(userAgent)
  expect(`${kind} ${browser} ${system}`).toBe(words)
})
