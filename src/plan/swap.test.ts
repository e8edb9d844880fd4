import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EditionScope } from '../access/public.ts'
import { person, program, seenOf } from '../acts/public.ts'
import { house } from '../house.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { placeSession } from './place.ts'
import { standingPlaces } from './plan-reads.ts'
import { sessionShown } from './session-acts.ts'
import { swapSessions } from './swap.ts'
import { editionWithSessions } from './testing/edition-with-sessions.ts'
import { officer } from './testing/officer.ts'

let t: Awaited<ReturnType<typeof testPlatform>>
let edition: EditionScope
let numbers: number[]
let ids: readonly string[]
beforeAll(async () => {
  t = await testPlatform('2022-03-20T10:00:00Z', {}, house)
  const made = await editionWithSessions(t.db, 3, new Date('2022-03-20T10:00:00Z'), 'small')
  ;({ edition, numbers, ids } = made)
})
afterAll(() => t.close())

const asProgram = () => ({ edition, actor: program() })
const place = (number: number, slotCode: string, roomCode: string) =>
  placeSession(t.platform, asProgram(), {
    ...{ sessionNumber: number, slotCode, roomCode, startsAt: null, reason: 'So.', anyway: true },
  })
const rooms = async () => {
  const places = await standingPlaces(t.db, edition)
  return ids.map((id) => places.get(id)?.roomCode ?? null)
}

test('two sessions change places, both or neither, and only as they were shown', async () => {
  const [one = 0, other = 0, third = 0] = numbers
  const room = (await t.db.selectFrom('room').select('code').orderBy('position').execute()).map(({ code }) => code)
  const [a = '', b = ''] = room
  expect((await place(one, '2022-06-01-A', a)).ok).toBe(true)
  expect((await place(other, '2022-06-01-B', b)).ok).toBe(true)
  const shown = async (...numbersShown: number[]) => {
    const sessions = await t.db
      .selectFrom('session')
      .leftJoin('placement', 'placement.session_id', 'session.id')
      .leftJoin('room', 'room.id', 'placement.room_id')
      .select(['session.number', 'session.state', 'room.code as roomCode', 'placement.starts_at as startsAt'])
      .where('session.number', 'in', numbersShown)
      .execute()
    return seenOf(Object.assign({}, ...sessions.map((s) => sessionShown(s as never, s))), t.clock.now())
  }
  const seen = await shown(one, other)
  const wish = { sessions: [one, other] as const, reason: 'Promised.', anyway: true }
  const by = () => ({ edition, actor: person(officer(edition)) })

  // One of the two was moved by a colleague meanwhile: nothing is done.
  const before = await rooms()
  expect((await place(other, '2022-06-01-A', b)).ok).toBe(true)
  expect((await swapSessions(t.platform, { ...by(), seen }, wish)).ok).toBe(false)
  expect((await place(other, '2022-06-01-B', b)).ok).toBe(true)
  expect(await rooms()).toEqual(before)

  expect((await swapSessions(t.platform, { ...by(), seen: await shown(one, other) }, wish)).ok).toBe(true)
  expect(await rooms()).toEqual([b, a, null])
  expect((await swapSessions(t.platform, { ...by(), seen: await shown(one, other) }, wish)).ok).toBe(true)
  expect(await rooms()).toEqual([a, b, null])

  const unplaced = await swapSessions(t.platform, asProgram(), { ...wish, sessions: [one, third] })
  expect(unplaced).toMatchObject({ ok: false, refusal: { code: 'not-placed' } })
  expect(await rooms()).toEqual([a, b, null])
})
