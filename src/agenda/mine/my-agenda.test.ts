import ICAL from 'ical.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { house } from '../../house.ts'
import { hashToken } from '../../identity/secrets.ts'
import { addSignIn, findOrAddPerson } from '../../identity/store.ts'
import { publishedEdition, TITLES } from '../../plan/testing/published-edition.ts'
import { testPlatform } from '../../platform/testing/database.ts'
import { createWeb } from '../../web/web.tsx'

const now = new Date('2022-05-20T10:00:00Z')
let t: Awaited<ReturnType<typeof testPlatform>>
let at: Awaited<ReturnType<typeof publishedEdition>>
let web: ReturnType<typeof createWeb>

beforeAll(async () => {
  t = await testPlatform(now.toISOString(), {}, house)
  at = await publishedEdition(t.db, now)
  web = createWeb(t.platform, house)
  await t.db.transaction().execute(async (tx) => {
    const personId = await findOrAddPerson(tx, { email: 'reader@example.org', language: 'en' }, now)
    const device = { kind: 'phone', browser: 'Firefox', system: 'Android' } as const
    const expiresAt = new Date('2022-07-01T00:00:00Z')
    for (const token of ['phone', 'laptop'])
      await addSignIn(tx, { tokenHash: hashToken(token), personId, method: 'code', device, now, expiresAt })
  })
})
afterAll(() => t.close())

const home = () => `/en/${at.edition.slug}/my-agenda`

/** A browser: what it was told to keep it brings back. */
function browser(signIn: string | null = null) {
  const jar = new Map<string, string>(signIn ? [['convoke_sign_in', signIn]] : [])
  const ask = async (path: string, form?: Record<string, string>) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await web.request(path, {
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
      headers: { cookie, 'sec-fetch-site': 'same-origin' },
    })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      jar.set(name, value)
    }
    return response
  }
  const page = async () => (await (await ask(home())).text()).replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
  return { ask, page, jar }
}
const keep = (number: number | undefined) => ({ add: String(number) })

test('without an account a session is kept in the browser, by a form alone, and let go again; asked twice it is the same', async () => {
  const reader = browser()
  expect(await reader.page()).toContain('Nothing chosen yet.')
  for (const n of [2, 2, 3]) expect((await reader.ask(home(), keep(at.numbers[n]))).status).toBe(303)
  const page = await reader.page()
  expect(page).toContain('2 sessions you chose.')
  expect(page).toContain(TITLES[2])
  await reader.ask(home(), { remove: String(at.numbers[2]) })
  expect(await reader.page()).toContain('1 session you chose.')
  expect(await browser().page()).toContain('Nothing chosen yet.')
})

test('what is not published cannot be kept, and the way back leads nowhere else', async () => {
  const reader = browser()
  for (const add of ['99999', 'x', '-1', '1e3']) await reader.ask(home(), { add })
  expect(await reader.page()).toContain('Nothing chosen yet.')
  for (const back of [
    'https://elsewhere.example/',
    `//elsewhere.example/en/${at.edition.slug}/`,
    `/en/${at.edition.slug}/\\elsewhere`,
  ]) {
    const answer = await reader.ask(home(), { ...keep(at.numbers[0]), back })
    expect(answer.headers.get('location')).toBe(home())
  }
})

test('sessions at the same time are said to clash', async () => {
  const reader = browser()
  for (const n of [0, 3]) await reader.ask(home(), keep(at.numbers[n]))
  expect(await reader.page()).toContain(`At the same time: ${at.numbers[3]} ${TITLES[3]}`)
})

test('an account has one agenda on every device; what a browser kept before is taken over when the person says so', async () => {
  const phone = browser('phone')
  const laptop = browser('laptop')
  await phone.ask(home(), keep(at.numbers[0]))
  expect(await laptop.page()).toContain('1 session you chose.')
  laptop.jar.set('kept', `${at.edition.slug}.2.${at.numbers[2]}`)
  expect(await laptop.page()).toContain('1 session was chosen in this browser before you signed in.')
  await laptop.ask(home(), keep(at.numbers[2]))
  expect(await phone.page()).toContain('2 sessions you chose.')
  expect(laptop.jar.get('kept')).toBe('')
})

test('the calendar of an account stands under a secret address that follows the choice, and a new one ends the old', async () => {
  const phone = browser('phone')
  const addressIn = async (answer: Response) => /my-agenda\/([\w-]{32}\.ics)/.exec(await answer.text())?.[1] ?? ''
  const events = async (file: string) => {
    const answer = await web.request(`${home()}/${file}`)
    if (answer.status !== 200) return answer.status
    expect(answer.headers.get('access-control-allow-origin')).toBeNull()
    return new ICAL.Component(ICAL.parse(await answer.text())).getAllSubcomponents('vevent').length
  }
  const first = await addressIn(await phone.ask(`${home()}/calendar`, { do: 'make' }))
  expect(await events(first)).toBe(2)
  await phone.ask(home(), keep(at.numbers[3]))
  expect(await events(first)).toBe(3)
  const second = await addressIn(await phone.ask(`${home()}/calendar`, { do: 'make' }))
  expect([await events(first), await events(second)]).toEqual([404, 3])
  await phone.ask(`${home()}/calendar`, { do: 'end' })
  expect(await events(second)).toBe(404)
  expect(await events(`sessions.ics?of=${at.numbers[0]}.${at.numbers[4]}.7777.x`)).toBe(2)
})

test('what changed of kept sessions since the last look is told until it was seen, and nothing else is', async () => {
  const [reader, phone] = [browser(), browser('phone')]
  await reader.ask(home(), keep(at.numbers[2]))
  const moved = at.planned.map((plan, n) => (n === 2 || n === 3 ? { ...plan, title: `${plan.title} anew` } : plan))
  await at.publish(moved, '')
  for (const one of [reader, phone]) {
    const page = await one.page()
    expect(page).toContain('Changed since you last looked')
    expect(page).toContain('What changed: title')
    await one.ask(`${home()}/seen`, { seen: '3' })
    expect(await one.page()).not.toContain('Changed since you last looked')
  }
})
