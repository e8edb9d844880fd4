import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { perform, program } from '../../acts/public.ts'
import { house } from '../../house.ts'
import { hashToken } from '../../identity/secrets.ts'
import { addSignIn, grantRole } from '../../identity/store.ts'
import { publishedEdition } from '../../plan/testing/published-edition.ts'
import { testPlatform } from '../../platform/testing/database.ts'
import { createWeb } from '../../web/web.tsx'
import { registrationCancelled } from '../cancel.ts'
import { registrationOf } from '../reads.ts'
import type { Registration } from '../registration.ts'
import { aPerson, openFor, register } from '../testing/open-edition.ts'
import { scansKept } from './check-in.ts'
import { attendedBy, badgeDigest, doorList } from './reads.ts'
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
/** Frees the one place first. */
async function alone(): Promise<Registration> {
  const holding = await t.db
    .selectFrom('registration')
    .select('person_id')
    .where('state', 'in', ['confirmed', 'waiting'])
    .execute()
  for (const { person_id } of holding)
    await perform(t.platform, registrationCancelled, { edition: at.edition, actor: program(person_id), wish: null })
  return someone(`${randomUUID()}@example.org`)
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

test('one badge at one moment is one scan from however many phones, and whoever reads it later is told', async () => {
  const own = await alone()
  const first = scan(own.badgeKey, 20)
  const both = await Promise.all([keep([first]), keep([{ ...first, id: randomUUID() }])])
  expect(both.map((done) => done.ok && done.value.answers[0]?.outcome)).toEqual(['kept', 'kept'])
  const kept = () => t.db.selectFrom('check_in').select('id').where('registration_id', '=', own.id).execute()
  expect(await kept()).toHaveLength(1)
  const told = async (one: Scan) => {
    const done = await keep([one])
    return done.ok && done.value.answers[0]?.already
  }
  expect(await told(first)).toBeNull()
  expect(await told(scan(String(own.number), 25))).toEqual(first.at)
})

test('a badge that was cancelled while a phone had no network is not accepted, whatever its list said; what was kept before is', async () => {
  const own = await alone()
  const before = scan(own.badgeKey, 28)
  await keep([before])
  const list = await doorList(t.db, at.edition)
  expect(list[badgeDigest(own.badgeKey)]).toBe(own.number)
  await perform(t.platform, registrationCancelled, { edition: at.edition, actor: program(own.personId), wish: null })
  expect(Object.values(await doorList(t.db, at.edition))).not.toContain(own.number)
  const again = await keep([before])
  expect(again.ok && again.value.answers[0]?.outcome, 'its answer was lost on the way').toBe('kept')
  const done = await keep([scan(own.badgeKey, 30)])
  expect(done.ok && done.value.answers[0]).toMatchObject({ outcome: 'not-confirmed', who: { number: own.number } })
})

test('a phone hands its scans over and is told what became of each; the page it keeps and its list hold nobody’s name', async () => {
  const own = await alone()
  const web = createWeb(t.platform, house)
  const volunteer = await aPerson(t.platform, 'door@example.org')
  const device = { kind: 'phone', browser: 'Firefox', system: 'Android' } as const
  const expiresAt = new Date('2022-07-01T00:00:00Z')
  await t.db.transaction().execute(async (tx) => {
    await addSignIn(tx, { tokenHash: hashToken('door'), personId: volunteer, method: 'code', device, now, expiresAt })
    await grantRole(tx, { personId: volunteer, role: 'door_volunteer', editionId: at.edition.id, part: null }, now)
  })
  const here = `/en/${at.edition.slug}/check-in`
  const headers = { 'sec-fetch-site': 'same-origin', cookie: 'convoke_sign_in=door' }
  const sent = (who: string) =>
    JSON.stringify({ id: `phone ${who}`, who, session: '', there: true, at: '2022-05-31T07:00:00Z' })
  const body = new URLSearchParams([
    ['scan', sent(own.badgeKey)],
    ['scan', sent('999999')],
    ['scan', 'no scan'],
  ])
  const answer = await web.request(`${here}/scans`, { method: 'POST', body, headers })
  expect(await answer.json()).toMatchObject({
    answers: [
      { id: `phone ${own.badgeKey}`, outcome: 'kept', who: { name: own.name } },
      { id: 'phone 999999', outcome: 'unknown', who: null },
    ],
  })
  const list = await (await web.request(`${here}/list`, { headers })).text()
  const page = await web.request(`${here}/offline`)
  expect(page.headers.get('permissions-policy')).toContain('camera=(self)')
  for (const text of [list, await page.text()])
    for (const secret of [own.name, own.badgeKey, 'example.org', volunteer]) expect(text).not.toContain(secret)
  expect((await web.request(`${here}/list`)).headers.get('content-type')).not.toContain('json')
})

test('a badge is read by its address, its key or a number in any digits', () => {
  const key = 'abcdefghij0123456-_x'
  expect(readWho(`https://forum.example.org/wsis/badge/${key}`)).toEqual({ key })
  expect(readWho(key)).toEqual({ key })
  expect(readWho(' ４２ ')).toEqual({ number: 42 })
  expect(readWho('https://forum.example.org/')).toBeNull()
})
