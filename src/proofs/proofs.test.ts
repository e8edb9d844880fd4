import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { house } from '../house.ts'
import { editionWithRequests } from '../plan/testing/edition-with-requests.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { createWeb } from '../web/web.tsx'
import { newProofCode, readProofCode } from './code.ts'
import { checkAddress, giveProof, type NewProof, printedCode, standingProof, withdrawProof } from './public.ts'

const now = new Date('2022-05-20T10:00:00Z')
let t: Awaited<ReturnType<typeof testPlatform>>
let edition: Awaited<ReturnType<typeof editionWithRequests>>['edition']
let web: ReturnType<typeof createWeb>

beforeAll(async () => {
  t = await testPlatform(now.toISOString(), {}, house)
  edition = (await editionWithRequests(t.db, now)).edition
  web = createWeb(t.platform, house)
})
afterAll(() => t.close())

const LETTER: NewProof = {
  kind: 'visa-letter',
  subject: 'registration-1',
  what: { en: 'Letter for a visa' },
  name: '王小明',
  from: '2022-05-29',
  to: '2022-06-04',
}
const give = (more: Partial<NewProof> = {}) =>
  t.db.transaction().execute((tx) => giveProof(tx, edition, { ...LETTER, ...more }, t.clock.now()))

async function page(code: string) {
  const answer = await web.request(`/en${checkAddress('', code)}`)
  return { status: answer.status, text: (await answer.text()).replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ') }
}

test('a code is read however it is typed, and nothing else is taken for one', () => {
  for (let i = 0; i < 200; i++) {
    const code = newProofCode()
    for (const typed of [code, printedCode(code), ` ${printedCode(code).toLowerCase()} `, code.replaceAll('0', 'o')])
      expect(readProofCode(typed)).toBe(code)
  }
  fc.assert(
    fc.property(fc.string(), (typed) => {
      const read = readProofCode(typed)
      expect(read === null || /^[0-9A-HJKMNP-TV-Z]{12}$/.test(read)).toBe(true)
    }),
  )
})

test('printing again gives the same code; with another name the old document counts no longer', async () => {
  const first = await give()
  expect(await give()).toBe(first)
  expect((await page(printedCode(first))).text).toMatch(/Valid .*王小明/)
  const second = await give({ name: '王大明' })
  expect(second).not.toBe(first)
  expect((await standingProof(t.db, edition, LETTER))?.code).toBe(second)
  const old = await page(first)
  expect(old.text).toContain('No longer valid')
  expect(old.text).not.toMatch(/王|2022/)
})

test('the check page tells of an unknown code and of a withdrawn document nothing but that it does not count', async () => {
  const code = await give({ subject: 'registration-2', name: 'Amina Exampleton' })
  await t.db.transaction().execute((tx) => withdrawProof(tx, edition, { ...LETTER, subject: 'registration-2' }, now))
  expect((await page(code)).text).not.toContain('Amina')
  const unknown = await page('0000-0000-0000')
  expect(unknown.status).toBe(404)
  expect(unknown.text).toContain('Not valid')
})

test('codes are not tried one by one: a network may ask so often an hour, and is then told nothing', async () => {
  const code = await give({ subject: 'registration-3', name: 'Bo Exampleson' })
  let last = await page(code)
  expect(last.text).toContain('Bo Exampleson')
  for (let i = 0; i < 650 && last.status !== 429; i++) last = await page(i % 2 ? code : '1111-1111-1111')
  expect(last.status).toBe(429)
  expect((await page(code)).text).not.toContain('Bo Exampleson')
})
