import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EditionScope } from '../../access/public.ts'
import { program } from '../../acts/public.ts'
import { testPlatform } from '../../platform/testing/database.ts'
import { planOf, scorePlan } from '../../scheduling/public.ts'
import { withTeams } from '../clashes.ts'
import { placeSession } from '../place.ts'
import { planFacts } from '../plan-facts.ts'
import { placementsOf, problemOf } from '../plan-of-edition.ts'
import { editionWithSessions } from '../testing/edition-with-sessions.ts'
import { undoPlacement } from '../undo-placement.ts'
import { scheduleUnplaced } from './schedule-unplaced.ts'

const now = new Date('2022-03-20T10:00:00Z')
let t: Awaited<ReturnType<typeof testPlatform>>
beforeAll(async () => {
  t = await testPlatform(now.toISOString())
})
afterAll(() => t.close())

const as = (edition: EditionScope) => ({ edition, actor: program() })
const placesOf = async (edition: EditionScope) =>
  (await planFacts(t.db, edition)).sessions.map((s) => [s.number, s.room_code, s.starts_at?.toISOString() ?? null])

const order = { seed: 1, moves: 3000, reason: 'First plan of the programme.' }

test('every session finds a place that breaks no hard rule, with its reason and its undo; a placed one stays', async () => {
  const { edition, numbers } = await editionWithSessions(t.db, 9, now)
  const [first = 0, second = 0] = numbers
  const given = {
    slotCode: '2022-06-01-A',
    roomCode: 'popov',
    startsAt: null,
    reason: '',
    personId: null,
    anyway: true,
  }
  expect((await placeSession(t.platform, { edition, actor: program() }, { sessionNumber: first, ...given })).ok).toBe(
    true,
  )

  const done = await scheduleUnplaced(t.platform, as(edition), order)
  expect(done).toEqual({ placed: numbers.slice(1), unplaced: [] })

  const facts = await planFacts(t.db, edition)
  const problem = problemOf(facts, edition.zone)
  expect(scorePlan(planOf(problem, withTeams(problem, placementsOf(facts)))).hard).toBe(0)
  expect(facts.sessions[0]).toMatchObject({ room_code: 'popov', slot_code: '2022-06-01-A' })
  expect(facts.sessions.every((s) => s.starts_at !== null && s.starts_at > now)).toBe(true)

  const kept = await t.db
    .selectFrom('session_change')
    .innerJoin('session', 'session.id', 'session_change.session_id')
    .select(['kind', 'reason'])
    .where('session.edition_id', '=', edition.id)
    .where('session.number', '=', second)
    .execute()
  expect(kept).toEqual([{ kind: 'placed', reason: order.reason }])
  expect(
    (await undoPlacement(t.platform, { edition, actor: program() }, { sessionNumber: second, reason: '' })).ok,
  ).toBe(true)
  expect((await scheduleUnplaced(t.platform, as(edition), order)).placed).toEqual([second])
  expect(await scheduleUnplaced(t.platform, as(edition), order)).toEqual({ placed: [], unplaced: [] })
})

test('the same seed and moves give the same plan', async () => {
  const [one, two] = [await editionWithSessions(t.db, 7, now), await editionWithSessions(t.db, 7, now)]
  await scheduleUnplaced(t.platform, as(one.edition), order)
  await scheduleUnplaced(t.platform, as(two.edition), order)
  expect(await placesOf(one.edition)).toEqual(await placesOf(two.edition))
})

test('a session that fits nowhere stays without a place', async () => {
  const { edition, numbers } = await editionWithSessions(t.db, 2, now)
  await t.db
    .updateTable('session')
    .set({ expected_audience: 5000 })
    .where('edition_id', '=', edition.id)
    .where('number', '=', numbers[1] ?? 0)
    .execute()
  expect(await scheduleUnplaced(t.platform, as(edition), order)).toEqual({
    placed: [numbers[0]],
    unplaced: [numbers[1]],
  })
})
