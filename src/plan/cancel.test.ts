import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EditionScope } from '../access/public.ts'
import { person, program } from '../acts/public.ts'
import { house } from '../house.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { endSession, previewRestoring, restoreSession } from './cancel.ts'
import { placeSession } from './place.ts'
import { planFacts } from './plan-facts.ts'
import { scheduleUnplaced } from './proposals/schedule-unplaced.ts'
import { publishAgenda } from './publish-agenda.ts'
import { editionWithSessions } from './testing/edition-with-sessions.ts'
import { officer } from './testing/officer.ts'

const now = new Date('2022-03-20T10:00:00Z')
let t: Awaited<ReturnType<typeof testPlatform>>
beforeAll(async () => {
  t = await testPlatform('2022-03-20T10:00:00Z', {}, house)
})
afterAll(() => t.close())

const as = (edition: EditionScope) => ({ edition, actor: program() })
const place = async (edition: EditionScope, sessionNumber: number, slotCode: string, roomCode: string) =>
  placeSession(t.platform, as(edition), {
    ...{ sessionNumber, slotCode, roomCode },
    ...{ reason: 'As asked.', anyway: true, startsAt: null },
  })
const cancel = (edition: EditionScope, sessionNumber: number, to: 'cancelled' | 'postponed' = 'cancelled') =>
  endSession(t.platform, as(edition), { sessionNumber, to, reason: 'The speakers fell ill.' })
const publish = (edition: EditionScope) => publishAgenda(t.platform, as(edition), { note: '', reason: 'As it stands.' })
const restore = (edition: EditionScope, sessionNumber: number, back: 'back' | 'none' | 'if-free' = 'back') =>
  restoreSession(t.platform, as(edition), { sessionNumber, reason: 'They are well.', place: back })
const standing = async (edition: EditionScope, number: number) =>
  t.db
    .selectFrom('session')
    .leftJoin('placement', 'placement.session_id', 'session.id')
    .leftJoin('slot', 'slot.id', 'placement.slot_id')
    .select(['session.state', 'slot.code'])
    .where('session.edition_id', '=', edition.id)
    .where('number', '=', number)
    .executeTakeFirst()

test('brought back before or after the publication, a session has its place again', async () => {
  const { edition, numbers } = await editionWithSessions(t.db, 2, now)
  const [one = 0] = numbers
  await place(edition, one, '2022-06-01-A', 'a')
  await publish(edition)
  for (const to of ['cancelled', 'postponed'] as const) {
    await cancel(edition, one, to)
    expect(await standing(edition, one)).toEqual({ state: to, code: '2022-06-01-A' })
    expect(await restore(edition, one)).toMatchObject({ value: { slotCode: '2022-06-01-A', roomCode: 'a' } })
    await cancel(edition, one, to)
    expect(await publish(edition)).toMatchObject({ value: { changes: [{ number: one, kind: to }] } })
    expect(await standing(edition, one)).toEqual({ state: to, code: null })
    expect(await restore(edition, one)).toMatchObject({ value: { slotCode: '2022-06-01-A' } })
    expect(await standing(edition, one)).toEqual({ state: 'scheduled', code: '2022-06-01-A' })
    expect(await publish(edition)).toMatchObject({ value: { changes: [{ number: one, kind: 'restored' }] } })
  }
})

test('what the public never saw leaves its room at once', async () => {
  const { edition, numbers } = await editionWithSessions(t.db, 2, now)
  const [one = 0, two = 0] = numbers
  await place(edition, one, '2022-06-01-A', 'a')
  await cancel(edition, one)
  expect(await standing(edition, one)).toEqual({ state: 'cancelled', code: null })
  expect((await place(edition, two, '2022-06-01-A', 'a')).ok).toBe(true)
})

test('bringing back goes through the gate: a taken room and a broken rule are named, and it can come back without a place', async () => {
  const { edition, numbers } = await editionWithSessions(t.db, 3, now)
  const [one = 0, two = 0] = numbers
  await place(edition, one, '2022-06-01-A', 'a')
  await cancel(edition, one)
  await place(edition, two, '2022-06-01-A', 'a')
  expect(await restore(edition, one)).toMatchObject({ refusal: { code: 'room-occupied', facts: { number: two } } })
  await place(edition, two, '2022-06-01-A', 'popov') // the same moderator
  expect(await restore(edition, one)).toMatchObject({ refusal: { code: 'clashes', facts: { room: 'a' } } })
  expect(await restore(edition, one, 'if-free')).toMatchObject({ ok: true, value: null })
  expect(await standing(edition, one)).toEqual({ state: 'planned', code: null })
  expect(await restore(edition, one)).toMatchObject({ refusal: { code: 'already-so' } })
})

test('a search puts nothing where a cancelled session is still announced', async () => {
  const { edition, numbers } = await editionWithSessions(t.db, 3, now)
  const [one = 0] = numbers
  await place(edition, one, '2022-06-01-A', 'a')
  await publish(edition)
  await cancel(edition, one)
  const rooms = await t.db.selectFrom('room').select('code').where('edition_id', '=', edition.id).execute()
  const facts = await planFacts(t.db, edition)
  expect([rooms.length > 1, facts.held.map((one) => one.room)]).toEqual([true, ['a']])
  await scheduleUnplaced(t.platform, as(edition), { seed: 1, moves: 3000, reason: 'The rest.' })
  const there = await t.db
    .selectFrom('placement')
    .innerJoin('room', 'room.id', 'placement.room_id')
    .innerJoin('slot', 'slot.id', 'placement.slot_id')
    .select('session_id')
    .where('placement.edition_id', '=', edition.id)
    .where('room.code', '=', 'a')
    .where('slot.code', '=', '2022-06-01-A')
    .execute()
  expect(there).toHaveLength(1)
})

test('what has begun is neither cancelled nor brought back into the past, and a page of before is refused', async () => {
  const { edition, numbers } = await editionWithSessions(t.db, 2, now)
  const [one = 0, two = 0] = numbers
  await place(edition, one, '2022-06-01-A', 'a')
  await place(edition, two, '2022-06-02-A', 'a')
  await cancel(edition, two)
  const by = { edition, actor: person(officer(edition)) }
  const looked = await previewRestoring(t.platform, by, two)
  const seen = (looked.ok && looked.value.seen) || ''
  await restore(edition, two)
  await cancel(edition, two, 'postponed') // a colleague was faster
  expect(
    await restoreSession(t.platform, { ...by, seen }, { sessionNumber: two, reason: 'Yes.', place: 'back' }),
  ).toMatchObject({ refusal: { code: 'changed-meanwhile', difference: { changed: [String(two)] } } })
  t.clock.set('2022-06-02T08:00:00Z')
  expect(await cancel(edition, one)).toMatchObject({ refusal: { code: 'session-over' } })
  expect(await restore(edition, two)).toMatchObject({ refusal: { code: 'place-past' } })
  t.clock.set(now)
})
