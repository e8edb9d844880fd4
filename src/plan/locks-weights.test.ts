import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EditionScope } from '../access/public.ts'
import { program } from '../acts/public.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { constraints } from '../scheduling/public.ts'
import { lock, unlock } from './locks.ts'
import { locksOf } from './locks-reads.ts'
import { placeSession } from './place.ts'
import { planFacts } from './plan-facts.ts'
import { placementsOf, problemOf } from './plan-of-edition.ts'
import { scheduleUnplaced } from './proposals/schedule-unplaced.ts'
import { problemOfTask } from './proposals/task-problem.ts'
import { scoreOf } from './score.ts'
import { editionWithSessions } from './testing/edition-with-sessions.ts'
import { changeWeights, choiceOf, weightFrom } from './weights.ts'

const now = new Date('2022-03-20T10:00:00Z')
const by = { personId: null, reason: 'The ambassador has a plane to catch.' }
let t: Awaited<ReturnType<typeof testPlatform>>
beforeAll(async () => {
  t = await testPlatform(now.toISOString())
})
afterAll(() => t.close())
const as = (edition: EditionScope) => ({ edition, actor: program() })

test('a search leaves a locked session, and all that is in a locked room or slot, where they are, and puts nothing there', async () => {
  const { edition, ids, numbers } = await editionWithSessions(t.db, 5, now)
  const [one = 0, two = 0, three = 0] = numbers
  const at = { startsAt: null, reason: '', personId: null, anyway: true }
  const place = (sessionNumber: number, slotCode: string, roomCode: string) =>
    placeSession(t.platform, { edition, actor: program() }, { ...at, sessionNumber, slotCode, roomCode })
  await place(one, '2022-06-01-A', 'popov')
  await place(two, '2022-06-01-B', 'a')
  await place(three, '2022-06-02-A', 'c2')
  expect(
    (await lock(t.platform, as(edition), { things: [{ kind: 'session', number: one }], reason: by.reason })).ok,
  ).toBe(true)
  expect((await lock(t.platform, as(edition), { things: [{ kind: 'room', code: 'a' }], reason: by.reason })).ok).toBe(
    true,
  )
  expect(
    (await lock(t.platform, as(edition), { things: [{ kind: 'slot', code: '2022-06-02-A' }], reason: by.reason })).ok,
  ).toBe(true)
  // Locked already: no fault, and no second line of the record.
  expect(await lock(t.platform, as(edition), { things: [{ kind: 'room', code: 'a' }], reason: '' })).toMatchObject({
    value: [],
  })
  expect(
    await lock(t.platform, as(edition), { things: [{ kind: 'session', number: numbers[4] ?? 0 }], reason: by.reason }),
  ).toMatchObject({
    refusal: { code: 'not-placed' },
  })

  const facts = await planFacts(t.db, edition)
  const task = {
    scope: 'all',
    sessions: ids,
    seeds: [1],
    budget: { kind: 'moves', moves: 1 },
    keepPublished: true,
    change: null,
  } as const
  const fixedWith = (respectLocks: boolean) =>
    problemOfTask({ facts, zone: edition.zone, now }, { ...task, respectLocks })
      .problem.sessions.filter((s) => s.fixed)
      .map((s) => s.id)
  expect(fixedWith(true)).toEqual(ids.slice(0, 3))
  expect(fixedWith(false)).toEqual([])

  await scheduleUnplaced(t.platform, as(edition), { seed: 1, moves: 3000, reason: '' })
  const placed = (await planFacts(t.db, edition)).sessions.slice(3)
  expect(placed.every((s) => s.room_code !== null && s.room_code !== 'a' && s.slot_code !== '2022-06-02-A')).toBe(true)
})

test('a locked session is moved by hand only anyway, and freely once it is unlocked', async () => {
  const { edition, numbers } = await editionWithSessions(t.db, 1, now)
  const order = { startsAt: null, reason: '', personId: null, anyway: false, sessionNumber: numbers[0] ?? 0 }
  const move = () =>
    placeSession(t.platform, { edition, actor: program() }, { ...order, slotCode: '2022-06-03-A', roomCode: 'a' })
  await placeSession(
    t.platform,
    { edition, actor: program() },
    { ...order, slotCode: '2022-06-01-A', roomCode: 'popov' },
  )
  await lock(t.platform, as(edition), { things: [{ kind: 'session', number: order.sessionNumber }], reason: by.reason })
  expect(await move()).toMatchObject({ ok: false, refusal: { code: 'clashes', facts: { constraints: 'lock-broken' } } })
  const [kept] = await locksOf(t.db, edition, 'en')
  expect(kept).toMatchObject({ number: order.sessionNumber, reason: by.reason, roomCode: 'popov' })
  await unlock(t.platform, as(edition), kept?.id ?? '')
  expect((await move()).ok).toBe(true)
})

test('an edition’s own weight prices the desk’s clashes and the search alike, and the default is kept as none', async () => {
  const { edition, ids } = await editionWithSessions(t.db, 2, now)
  await scheduleUnplaced(t.platform, as(edition), { seed: 1, moves: 2000, reason: '' })
  const set = (weights: Record<string, string>) =>
    changeWeights(t.platform, as(edition), new Map(Object.entries(weights)))
  expect(await set({ 'session-over-lunch': '900', 'person-in-two-places': '7' })).toMatchObject({ value: { count: 2 } })
  expect(await set({ 'session-over-lunch': '900' })).toMatchObject({ value: { count: 0 } })
  const facts = await planFacts(t.db, edition)
  const desk = problemOf(facts, edition.zone)
  expect(desk.weights).toEqual({ 'session-over-lunch': 900, 'person-in-two-places': 7 })
  const task = {
    scope: 'all',
    sessions: ids,
    seeds: [1],
    budget: { kind: 'moves', moves: 1 },
    respectLocks: true,
    keepPublished: false,
    change: null,
  } as const
  expect(problemOfTask({ facts, zone: edition.zone, now }, task).problem.weights).toEqual(desk.weights)
  // Both sessions have one moderator: put together, that is now a price and no broken rule.
  const together = placementsOf(facts).map((p, i) => ({
    ...p,
    slot: '2022-06-01-A',
    offsetMinutes: 0,
    room: i === 0 ? 'popov' : 'a',
  }))
  const score = scoreOf(desk, together)
  expect([score.hard, score.byConstraint.find((part) => part.name === 'person-in-two-places')?.cost]).toEqual([0, 7])

  expect(await set({ 'session-over-lunch': '4' })).toMatchObject({ value: { count: 1 } })
  expect(problemOf(await planFacts(t.db, edition), edition.zone).weights).toEqual({ 'person-in-two-places': 7 })
  expect(await set({ 'room-occupied': '5' })).toMatchObject({ refusal: { code: 'weight-fixed' } })
  expect(await set({ 'session-over-lunch': '-1' })).toMatchObject({ refusal: { code: 'weight-wrong' } })
  expect(await set({ nothing: '1' })).toMatchObject({ refusal: { code: 'constraint-unknown' } })
})

test('what every search keeps by construction cannot be given up', () => {
  const fixed = constraints.filter((one) => choiceOf(one) === 'fixed').map((one) => one.name)
  expect(fixed).toEqual(
    expect.arrayContaining(['session-unplaced', 'room-occupied', 'room-unavailable', 'lock-broken']),
  )
  const moved = constraints.find((one) => one.name === 'published-session-moved')
  expect(moved && weightFrom(moved, 'hard').ok).toBe(false)
})
