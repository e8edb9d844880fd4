import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { perform, program } from '../../acts/public.ts'
import { house } from '../../house.ts'
import { publishedEdition } from '../../plan/testing/published-edition.ts'
import { testPlatform } from '../../platform/testing/database.ts'
import { registrationOf } from '../reads.ts'
import type { Registration } from '../registration.ts'
import { aPerson, openFor, register } from '../testing/open-edition.ts'
import { scansKept } from './check-in.ts'
import { attendedBy } from './reads.ts'
import { readWho, type Scan } from './scan.ts'

const now = new Date('2022-05-31T08:00:00Z')
let t: Awaited<ReturnType<typeof testPlatform>>
let at: Awaited<ReturnType<typeof publishedEdition>>

beforeAll(async () => {
  t = await testPlatform(now.toISOString(), {}, house)
  at = await publishedEdition(t.db, now)
  await openFor(t.platform, at.edition, { places: 1 })
})
afterAll(() => t.close())

async function someone(address: string): Promise<Registration> {
  const id = await aPerson(t.platform, address)
  await register(t.platform, at.edition, id, { presence: 'on_site' })
  const own = await registrationOf(t.db, at.edition, id)
  if (!own) throw new Error('registered a line before')
  return own
}
const keep = (wish: readonly Scan[]) => perform(t.platform, scansKept, { edition: at.edition, actor: program(), wish })
const scan = (who: string, minute: number, more: Partial<Scan> = {}): Scan => ({
  id: randomUUID(),
  who,
  session: null,
  there: true,
  at: new Date(now.getTime() - 3_600_000 + minute * 60_000),
  ...more,
})

test('the same scans in any order, some of them twice, come to the same: the last by the clock holds', async () => {
  const own = await someone('a@example.org')
  const all = [
    scan(own.badgeKey, 1),
    scan(String(own.number), 2, { there: false }),
    scan(own.badgeKey, 3),
    scan(own.badgeKey, 4, { session: at.numbers[0] as number }),
    scan(own.badgeKey, 5, { session: at.numbers[0] as number, there: false }),
  ]
  const orders = fc.sample(fc.shuffledSubarray([...all, ...all], { minLength: 10 }), { numRuns: 6, seed: 3 })
  for (const order of orders) {
    await t.db.deleteFrom('check_in').execute()
    for (const one of order) await keep([one])
    const there = await attendedBy(t.db, at.edition, own.id)
    expect(there).toMatchObject([{ sessionId: null, way: 'scan', at: all[2]?.at }])
  }
})

test('who is not confirmed, unknown, or at a session there is not, is said to be so and kept nowhere', async () => {
  const waiting = await someone('b@example.org')
  const before = await t.db.selectFrom('check_in').select('id').execute()
  const done = await keep([
    scan(waiting.badgeKey, 9),
    scan('999999', 9),
    scan('a word', 9),
    scan(waiting.badgeKey, 9, { session: 99_999 }),
  ])
  expect(done.ok && done.value.answers.map(({ outcome }) => outcome)).toEqual([
    'not-confirmed',
    'unknown',
    'unknown',
    'no-session',
  ])
  expect(await t.db.selectFrom('check_in').select('id').execute()).toHaveLength(before.length)
})

test('a badge is read by its address, its key or a number in any digits', () => {
  const key = 'abcdefghij0123456-_x'
  expect(readWho(`https://forum.example.org/wsis/badge/${key}`)).toEqual({ key })
  expect(readWho(key)).toEqual({ key })
  expect(readWho(' ４２ ')).toEqual({ number: 42 })
  expect(readWho('https://forum.example.org/')).toBeNull()
})
