import { expect, test } from 'vitest'
import { forumFamily } from '../../../bench/families/forum/family.ts'
import { flip } from '../../../bench/families/forum/flips.ts'
import { publishedPlace } from '../constraints/places.ts'
import { collisions } from '../explain/collisions.ts'
import { makePlan } from '../forum/engine.ts'
import { locksOn } from '../model/locks.ts'
import { aProblem, aRoom, aSession, at } from '../model/samples.ts'
import { changesOf, goingBack } from './changes.ts'
import { fewestMoves } from './fewest-moves.ts'
import { movedSessions, replan } from './replan.ts'

const published = [at('a', 'd0s0', 'small'), at('b', 'd0s1', 'small'), at('c', 'd0s0', 'large')]
const problem = aProblem({
  sessions: ['a', 'b', 'c'].map((id) => aSession(id)),
  rooms: [aRoom('small', { available: [] }), aRoom('large')],
  published,
  weights: { 'published-session-moved': 150 },
})

test('a lost room moves the sessions it held and no other, each with its reason', () => {
  const made = makePlan(problem, { seed: 1, budget: { kind: 'moves', moves: 5000 }, clock: () => 0, from: published })
  expect(made.hard).toBe(0)
  expect(movedSessions(problem, made.placements)).toEqual(['a', 'b'])
  expect(changesOf(problem, made.placements).map((one) => [one.session, one.forcedBy])).toEqual([
    ['a', ['room-unavailable']],
    ['b', ['room-unavailable']],
  ])
})

test('the bound counts forbidden places, and one of every pair that now conflicts', () => {
  expect(fewestMoves(problem)).toEqual({ forced: 2, moved: 2 })
  const conflicting = aProblem({
    ...problem,
    rooms: [aRoom('small'), aRoom('large')],
    sessions: [aSession('a', { alone: true }), aSession('b'), aSession('c')],
  })
  expect(fewestMoves(conflicting)).toEqual({ forced: 0, moved: 1 })
})

test('a new session that fits one room only makes its holder move, which no conflict of people tells', () => {
  const full = aProblem({
    slots: aProblem().slots.slice(0, 2),
    days: aProblem().days.slice(0, 1),
    sessions: [aSession('a'), aSession('b'), aSession('c'), aSession('new', { expectedAudience: 200 })],
    published: [at('a', 'd0s0', 'large'), at('b', 'd0s1', 'large'), at('c', 'd0s0', 'small')],
  })
  expect(fewestMoves(full)).toEqual({ forced: 0, moved: 1 })
  const [fewest] = replan(full, { seed: 1, moves: 10_000, clock: () => 0 })
  expect(fewest?.hard).toBe(0)
  expect(movedSessions(full, fewest?.placements ?? [])).toHaveLength(1)
})

test('an unplaced session counts as moved, a withdrawn or a new one does not', () => {
  const changed = aProblem({ ...problem, sessions: [aSession('a'), aSession('new')], rooms: aProblem().rooms })
  expect(movedSessions(changed, [at('new', 'd0s3')])).toEqual(['a'])
})

test('locks on a session, a room and a slot hold in every programme, though better places are free', () => {
  const crowded = forumFamily('F250', 2)
  const before = makePlan(crowded, { seed: 2, budget: { kind: 'moves', moves: 3000 }, clock: () => 0 }).placements
  const free = crowded.sessions.find((s) => !s.fixed)!.id
  const locks = locksOn(before, { sessions: [free], rooms: ['r4'], slots: ['d1s2'] })
  const pinned = before.filter((one) => one.session === free || one.room === 'r4' || one.slot === 'd1s2')
  expect(locks).toHaveLength(pinned.length)
  // Change costs nothing here, so that only the locks keep anything.
  const weights = {
    ...crowded.weights,
    'published-session-moved': 0,
    'published-day-changed': 0,
    'published-slot-changed': 0,
  }
  const front = replan({ ...crowded, published: before, locks, weights }, { seed: 3, moves: 40_000, clock: () => 0 })
  for (const { placements } of front) {
    const now = new Map(placements.map((one) => [one.session, one]))
    expect(pinned.map((one) => now.get(one.session))).toEqual(pinned)
  }
  expect(movedSessions({ ...crowded, published: before }, front[2]!.placements)).not.toEqual([])
}, 240_000)

test('a lock on a place that is lost leaves the session unplaced and says so', () => {
  const lost = { ...problem, locks: locksOn(published, { sessions: ['a'] }) }
  const [fewest] = replan(lost, { seed: 1, moves: 5000, clock: () => 0 })
  expect(fewest?.hard).toBe(1)
  expect(movedSessions(lost, fewest?.placements ?? [])).toContain('a')
  expect(collisions(lost)).toContainEqual({
    kind: 'no-time',
    session: 'a',
    constraints: ['room-unavailable', 'lock-broken'],
  })
})

test('progress and the best so far tell costs by the problem’s own weights, though the search prices moves higher', () => {
  const bests: number[] = []
  const front = replan(problem, {
    seed: 1,
    moves: 5000,
    clock: () => 0,
    onProgress: (progress) => {
      if (progress.share === 1) bests.push(progress.soft ?? Number.NaN)
    },
  })
  expect(bests).toEqual(front.map((one) => one.soft))
})

test('the reasons of changes found quickly are those the whole list of constraints gives', () => {
  const forum = forumFamily('F250', 3)
  const before = makePlan(forum, { seed: 3, budget: { kind: 'moves', moves: 30_000 }, clock: () => 0 }).placements
  const reasons = new Set<string>()
  for (const kind of ['hybrid', 'room', 'day'] as const) {
    const changed = flip(forum, before, kind, 3)
    const now = makePlan(changed, { seed: 4, budget: { kind: 'moves', moves: 20_000 }, clock: () => 0, from: before })
    const changes = changesOf(changed, now.placements)
    expect(changes.length).toBeGreaterThan(5)
    for (const { session, forcedBy, gain } of changes.slice(0, 15)) {
      const old = publishedPlace(changed, session)!
      if (!changed.slots.some((slot) => slot.id === old.slot)) continue
      const listed = goingBack(changed, now.placements, old)
      expect({ session, forcedBy, gain: Math.round(gain) }).toEqual({
        session,
        ...listed,
        gain: Math.round(listed.gain),
      })
      for (const name of forcedBy) reasons.add(name)
    }
  }
  // Places that are closed, taken and forbidden are all met on the way.
  expect(reasons.size).toBeGreaterThanOrEqual(3)
}, 240_000)

test('no programme of the front breaks more hard rules than the one after it', () => {
  const fronts = [1, 2, 3].map((seed) => {
    const forum = forumFamily('F250', seed)
    const before = makePlan(forum, { seed, budget: { kind: 'moves', moves: 60_000 }, clock: () => 0 }).placements
    return replan(flip(forum, before, 'virtual', seed), { seed, moves: 4_000, clock: () => 0 }).map((one) => one.hard)
  })
  expect(fronts.map((hard) => hard.toSorted((a, b) => a - b))).toEqual(fronts)
}, 240_000)
