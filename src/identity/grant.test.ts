import { afterAll, beforeAll, expect, test } from 'vitest'
import { commandLine } from '../acts/public.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { deviceOf } from './device.ts'
import { giveRole, takeRole } from './grant.ts'
import { viewerOfToken } from './reads.ts'
import { hashToken } from './secrets.ts'
import { addSignIn, findOrAddPerson } from './store.ts'

let t: Awaited<ReturnType<typeof testPlatform>>
beforeAll(async () => {
  t = await testPlatform('2022-02-14T09:00:00Z')
})
afterAll(() => t.close())

const wish = { email: 'Head@Example.org', role: 'secretariat_head' }
const everywhere = { edition: null, actor: commandLine }

test('a role is given once, seen at once, recorded, and gone at once when it is taken back', async () => {
  const now = t.clock.now()
  const inThirtyDays = new Date(now.getTime() + 30 * 86_400_000)
  const signIn = (token: string) =>
    t.db.transaction().execute(async (tx) => {
      const personId = await findOrAddPerson(tx, { email: 'head@example.org', language: 'fr' }, now)
      const device = deviceOf(null)
      await addSignIn(tx, {
        tokenHash: hashToken(token),
        personId,
        method: 'code',
        device,
        now,
        expiresAt: inThirtyDays,
      })
    })
  await signIn('head')
  const viewer = async (token = 'head') => (await viewerOfToken(t.db, hashToken(token), null, t.clock.now()))?.viewer
  expect((await viewer())?.grants).toEqual([])
  expect(await giveRole(t.platform, wish, everywhere)).toMatchObject({ ok: true, value: { fresh: true } })
  await giveRole(t.platform, wish, everywhere)
  expect(await viewer(), 'the key of before does not open more than before').toBeUndefined()
  await signIn('anew')
  await giveRole(t.platform, wish, everywhere)
  expect((await viewer('anew'))?.grants).toEqual([{ role: 'secretariat_head', editionId: null, part: null }])

  expect((await takeRole(t.platform, wish, everywhere)).ok).toBe(true)
  expect((await viewer('anew'))?.grants).toEqual([])
  const again = await takeRole(t.platform, wish, everywhere)
  expect(!again.ok && again.refusal.code).toBe('role-not-held')
  const record = await t.db.selectFrom('audit_entry').select(['action', 'person_id', 'details']).orderBy('id').execute()
  expect(record.map((r) => r.action)).toEqual(['role given', 'role taken'])
  expect(record[0]).toMatchObject({ person_id: null, details: { role: 'secretariat_head', by: 'command line' } })
  expect(JSON.stringify(record)).not.toContain('@')
})

test('an unknown role or an address that is none is refused, and nobody comes into being', async () => {
  const people = async () => (await t.db.selectFrom('person').select('id').execute()).length
  const before = await people()
  const role = await giveRole(t.platform, { ...wish, email: 'new@example.org', role: 'king' }, everywhere)
  expect(!role.ok && role.refusal).toMatchObject({
    code: 'role-unknown',
    facts: { roles: expect.stringContaining('auditor') },
  })
  const address = await giveRole(t.platform, { ...wish, email: 'head' }, everywhere)
  expect(!address.ok && address.refusal.code).toBe('address-unreadable')
  const notHeld = await takeRole(t.platform, { ...wish, email: 'stranger@example.org' }, everywhere)
  expect(!notHeld.ok && notHeld.refusal.code).toBe('role-not-held')
  expect(await people()).toBe(before)
})
