import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EditionScope } from '../../access/public.ts'
import { perform, person, program } from '../../acts/public.ts'
import { versionsOf } from '../../agenda/public.ts'
import { house } from '../../house.ts'
import { testPlatform } from '../../platform/testing/database.ts'
import { createWeb } from '../../web/web.tsx'
import { placeSession } from '../place.ts'
import { previewAgenda, publishAgenda } from '../publish-agenda.ts'
import { editionWithSessions } from '../testing/edition-with-sessions.ts'
import { officer } from '../testing/officer.ts'
import { carryOutOrders } from './carry-out-orders.ts'
import { publicationOrdered, publicationWithdrawn } from './order-publication.ts'
import { standingOrder } from './reads.ts'

const now = new Date('2022-03-20T10:00:00Z')
const LATER = new Date('2022-03-21T08:00:00Z')
let t: Awaited<ReturnType<typeof testPlatform>>
let rosa: { id: string; name: string }
beforeAll(async () => {
  t = await testPlatform(now.toISOString(), { CONVOKE_DEMO: '1' }, house)
  rosa = { id: 'p-rosa', name: 'Rosa' }
  const row = { id: rosa.id, given_name: 'Rosa', family_name: 'Muestra', email: 'rosa@example.org', language: 'ar' }
  await t.db
    .insertInto('person')
    .values({ ...row, created_at: now })
    .execute()
})
afterAll(() => t.close())

const by = (edition: EditionScope) => ({ edition, actor: person(officer(edition, rosa)) })
const place = async (edition: EditionScope, sessionNumber: number, slotCode: string) => {
  const wish = { sessionNumber, slotCode, roomCode: 'a', reason: 'As asked.', anyway: true, startsAt: null }
  expect(await placeSession(t.platform, { edition, actor: program() }, wish)).toMatchObject({ ok: true })
}
const NAME = { text: 'First programme', language: 'en', others: { zh: '第一版日程' } }
const NOTE = { text: 'With all plenaries.', language: 'en', others: { ar: 'مع جميع الجلسات العامة.' } }
async function order(edition: EditionScope, local = '2022-03-21T09:00') {
  const looked = await previewAgenda(t.platform, by(edition))
  const seen = (looked.ok && looked.value.seen) || ''
  const wish = { name: NAME, note: NOTE, reason: 'Agreed.', local }
  return perform(t.platform, publicationOrdered, { ...by(edition), seen, wish })
}
const at = async (when: Date, does: () => Promise<void>) => {
  t.clock.set(when)
  await does()
  t.clock.set(now)
}
const withPlan = async (count = 2) => {
  const { edition, numbers } = await editionWithSessions(t.db, count, now)
  await place(edition, numbers[0] ?? 0, '2022-06-01-A')
  const role = { person_id: rosa.id, role: 'secretariat_officer', edition_id: edition.id, granted_at: now }
  await t.db.insertInto('role_grant').values(role).execute()
  return { edition, numbers }
}

test('what was shown is published at its time, once, with its name and note in their languages; before that nothing is', async () => {
  const { edition } = await withPlan()
  expect(await order(edition)).toMatchObject({ ok: true })
  await carryOutOrders(t.platform)
  expect(await versionsOf(t.db, edition)).toEqual([])
  await at(LATER, async () => {
    await Promise.all([carryOutOrders(t.platform), carryOutOrders(t.platform)]) // a job may arrive twice
  })
  expect(await versionsOf(t.db, edition)).toMatchObject([{ version: 1, publishedAt: LATER, name: NAME, note: NOTE }])
  expect(await standingOrder(t.db, edition)).toBeNull()
})

test('what changed meanwhile holds it back: nothing is published, the officer is told in her language, and the page says what changed', async () => {
  const { edition, numbers } = await withPlan()
  await order(edition)
  await place(edition, numbers[1] ?? 0, '2022-06-02-A')
  await at(LATER, async () => {
    await carryOutOrders(t.platform)
    await carryOutOrders(t.platform)
  })
  expect(await versionsOf(t.db, edition)).toEqual([])
  expect(await standingOrder(t.db, edition)).toMatchObject({
    state: 'held',
    heldBecause: 'changed-meanwhile',
    difference: { added: [String(numbers[1])] },
  })
  const letters = await t.db
    .selectFrom('mail_message')
    .select(['subject', 'language'])
    .where('recipient', '=', 'rosa@example.org')
    .execute()
  expect(letters).toMatchObject([{ subject: 'لم يُنشر جدول الأعمال في الموعد المحدد', language: 'ar' }])
})

test('an order that waits is found whatever the clock said when an earlier one was given', async () => {
  const { edition, numbers } = await withPlan()
  await order(edition)
  await at(LATER, () => carryOutOrders(t.platform))
  await place(edition, numbers[1] ?? 0, '2022-06-02-A')
  await at(new Date(now.getTime() - 1000), async () => {
    expect(await order(edition)).toMatchObject({ ok: true })
  })
  expect(await standingOrder(t.db, edition)).toMatchObject({ state: 'waiting' })
  expect(await order(edition)).toMatchObject({ refusal: { code: 'order-waiting' } })
})

test('whoever has lost the role since publishes nothing at the set time', async () => {
  const { edition } = await withPlan()
  await order(edition)
  await t.db.updateTable('role_grant').set({ ended_at: now }).where('edition_id', '=', edition.id).execute()
  await at(LATER, () => carryOutOrders(t.platform))
  expect(await versionsOf(t.db, edition)).toEqual([])
  expect(await standingOrder(t.db, edition)).toMatchObject({ state: 'held', heldBecause: 'not-allowed' })
})

test('a time that has passed, comes twice or is none is refused; one order waits at a time, and is withdrawn or overtaken', async () => {
  const { edition } = await withPlan()
  for (const [local, code] of [
    ['2022-03-20T09:00', 'time-past'],
    ['2022-10-30T02:30', 'time-ambiguous'],
    ['soon', 'time-missing'],
  ] as const)
    expect(await order(edition, local)).toMatchObject({ refusal: { code } })
  const first = await order(edition)
  expect(await order(edition)).toMatchObject({ refusal: { code: 'order-waiting' } })
  const withdraw = () =>
    perform(t.platform, publicationWithdrawn, { ...by(edition), wish: first.ok ? first.value : '' })
  expect(await withdraw()).toMatchObject({ ok: true })
  expect(await withdraw()).toMatchObject({ refusal: { code: 'order-settled' } })
  await order(edition)
  await publishAgenda(t.platform, { edition, actor: program() }, { note: '', reason: 'Now.' })
  await at(LATER, () => carryOutOrders(t.platform))
  expect(await versionsOf(t.db, edition)).toHaveLength(1)
})

test('the preview shows what would be public, to whoever may publish and nobody else', async () => {
  const { edition } = await withPlan()
  const web = createWeb(t.platform, house)
  const signIn = await web.request('/en/demo/sign-in', {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
    body: 'role=secretariat_officer',
  })
  const cookie = (signIn.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  const path = `/en/${edition.slug}/desk/agenda/preview`
  const shown = await (await web.request(path, { headers: { cookie } })).text()
  expect(shown).toContain('Preview of version 1: 1 change')
  expect(shown).toContain('Session 0')
  expect((await web.request(path)).status).toBe(404)
  expect(await (await web.request(`/en/${edition.slug}/agenda`)).text()).not.toContain('Session 0')
})
