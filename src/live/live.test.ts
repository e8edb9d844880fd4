import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EditionScope } from '../access/public.ts'
import { perform, program } from '../acts/public.ts'
import { editionBySlug } from '../consultation/public.ts'
import { loadEdition } from '../editions/public.ts'
import { house } from '../house.ts'
import { hashToken } from '../identity/secrets.ts'
import { addSignIn, findOrAddPerson, grantRole } from '../identity/store.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { createWeb } from '../web/web.tsx'
import { floorLed } from './lead-floor.ts'
import { type Meeting, meetingOf } from './meeting.ts'
import { floorOf, handsOf } from './reads.ts'

const now = new Date('2021-12-08T12:55:00Z')
const HERE = '/en/wsis-forum-2022/live/m2-meeting-1'
let t: Awaited<ReturnType<typeof testPlatform>>
let web: ReturnType<typeof createWeb>
let edition: EditionScope
let meeting: Meeting

beforeAll(async () => {
  t = await testPlatform(now.toISOString(), {}, house)
  await loadEdition(t.platform, 'wsis-forum-2022', { asPrinted: true })
  edition = (await editionBySlug(t.db, 'wsis-forum-2022')) as EditionScope
  meeting = (await meetingOf(t.db, edition, 'm2-meeting-1')) as Meeting
  web = createWeb(t.platform, house)
  await t.db.transaction().execute(async (tx) => {
    const personId = await findOrAddPerson(tx, { email: 'chair@example.org', language: 'en' }, now)
    await grantRole(tx, { personId, role: 'secretariat_officer', editionId: edition.id, part: null }, now)
    const device = { kind: 'computer', browser: 'Firefox', system: 'Linux' } as const
    const expiresAt = new Date('2022-07-01T00:00:00Z')
    await addSignIn(tx, { tokenHash: hashToken('chair'), personId, method: 'code', device, now, expiresAt })
  })
})
afterAll(() => t.close())

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
  const page = async (path: string) => (await ask(path)).text()
  const words = async (path: string) => (await page(path)).replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
  return { ask, page, words }
}
type Browser = ReturnType<typeof browser>

/** Presses the chair's first button that does something, with all the page had put into its form. */
async function press(chair: Browser, does: string, at = HERE) {
  const page = await chair.page(`${at}/chair`)
  const form = page.match(/<form[^>]*class="inline"[\s\S]*?<\/form>/g)?.find((one) => one.includes(`value="${does}"`))
  return chair.ask(`${at}/chair`, fieldsOf(form ?? ''))
}
const fieldsOf = (form: string): Record<string, string> =>
  Object.fromEntries(
    [...form.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      value.replaceAll('&amp;', '&'),
    ]),
  )

const asking = (name: string, group = '') => ({ do: 'raise', name, organization: '', group, presence: 'on_site' })

test('somebody without an account asks once, however often the form arrives, speaks when the chair says so, and stands in the list', async () => {
  const [person, chair] = [browser(), browser('chair')]
  expect((await person.ask(`${HERE}/hand`, asking('例 明', 'academia_technical'))).status).toBe(422)
  expect((await press(chair, 'open')).status).toBe(303)
  for (let times = 0; times < 2; times++)
    expect((await person.ask(`${HERE}/hand`, asking('例 明', 'academia_technical'))).status).toBe(303)
  expect(await person.words(HERE)).toContain('Your place in the order: 1.')
  expect(await browser().words(`${HERE}/list`)).toContain('1 person waits to speak 例 明 Academia')
  await press(chair, 'give')
  expect(await person.words(HERE)).toContain('You have the floor.')
  t.clock.set(new Date(now.getTime() + 65_000))
  await press(chair, 'end')
  expect(await browser().words(`${HERE}/list`)).toMatch(/Who spoke .*例 明 .* 1:05/)
})

test('a chair whose page is no longer true changes nothing and is shown how things stand', async () => {
  const [first, second] = [browser('chair'), browser('chair')]
  for (const [later, name] of ['Ada', 'Bob'].entries()) {
    t.clock.set(new Date(now.getTime() + (100 + later) * 1000))
    await browser().ask(`${HERE}/hand`, asking(name))
  }
  const page = await second.page(`${HERE}/chair`)
  const stale = page.match(/<form[^>]*class="inline"[\s\S]*?<\/form>/g)?.find((one) => one.includes('value="give"'))
  await press(first, 'give')
  const answer = await second.ask(`${HERE}/chair`, fieldsOf(stale ?? ''))
  expect(answer.status).toBe(409)
  expect(await answer.text()).toContain('Somebody was faster')
  const floor = await floorOf(t.db, edition, { ...meeting, rehearsal: false })
  const speaking = floor && (await handsOf(t.db, floor)).filter((hand) => hand.state === 'speaking')
  expect(speaking?.map((hand) => hand.name)).toEqual(['Ada'])
})

test('a statement is read by its sender and the chair alone, until the chair reads it into the record', async () => {
  const [sender, chair] = [browser(), browser('chair')]
  const form = { do: 'send', name: 'سلمى', organization: '', group: '', language: 'ar', body: 'نرحب بإتاحة المشاركة.' }
  for (let times = 0; times < 2; times++) expect((await sender.ask(`${HERE}/statement`, form)).status).toBe(303)
  expect(await sender.page(HERE)).toContain('نرحب بإتاحة المشاركة.')
  for (const path of [HERE, `${HERE}/list`]) expect(await browser().page(path)).not.toContain('نرحب')
  await press(chair, 'read')
  const read = await browser().page(`${HERE}/list`)
  expect(read.match(/نرحب بإتاحة المشاركة\./g)).toHaveLength(1)
  expect((await sender.ask(`${HERE}/statement`, { do: 'back', statement: await idOfStatement() })).status).toBe(422)
})
const idOfStatement = async () => (await t.db.selectFrom('floor_statement').select('id').executeTakeFirstOrThrow()).id

test('a rehearsal is like the meeting for a chair, absent for everybody else, and begins anew without a trace', async () => {
  const chair = browser('chair')
  const there = `${HERE}~rehearsal`
  expect((await browser().ask(there)).status).toBe(404)
  await press(chair, 'open', there)
  await chair.ask(`${there}/chair/add`, asking('Somebody tried'))
  await press(chair, 'give', there)
  expect(await chair.words(there)).toContain('Somebody tried')
  expect(await browser().words(`${HERE}/list`)).not.toContain('Somebody tried')
  await press(chair, 'clear', there)
  expect(await chair.words(there)).not.toContain('Somebody tried')
})

test('nobody but who may chair leads, and a meeting that is over takes no more hands', async () => {
  const visitor = browser()
  expect((await visitor.ask(`${HERE}/chair`, { do: 'over', seen: '' })).status).toBe(404)
  const lead = { does: 'over' } as const
  const order = { edition, actor: program(), wish: { meeting, rehearsal: false, lead } }
  expect((await perform(t.platform, floorLed, order)).ok).toBe(true)
  expect((await visitor.ask(`${HERE}/hand`, asking('Late'))).status).toBe(422)
  expect(await visitor.words(HERE)).toContain('The meeting is over.')
})

test('what nobody meets for is no meeting', async () => {
  for (const key of ['m1-opening', 'm4-nothing', '999', '0', 'm2-meeting-1~rehearsal'])
    expect([key, (await browser().ask(`/en/wsis-forum-2022/live/${key}`)).status]).toEqual([key, 404])
})
