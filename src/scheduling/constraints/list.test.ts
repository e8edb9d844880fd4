import { expect, test } from 'vitest'
import { planOf } from '../model/plan.ts'
import type { Placement, Problem } from '../model/problem.ts'
import { aPerson, aProblem, aRoom, aSession, at, firstMorning, noTags } from '../model/samples.ts'
import { constraints, scorePlan } from './list.ts'

type Case = [name: string, problem: Partial<Problem>, broken: Placement[], sound: Placement[]]
const two = (given: Parameters<typeof aSession>[1], other: Parameters<typeof aSession>[1] = given) => [
  aSession('a', given),
  aSession('b', other),
]
const by = (person: string, presence: 'on_site' | 'remote' = 'on_site') => ({
  people: [{ person, role: 'speaker' as const, presence }],
})
const p = aPerson('p')
const inParallel = [at('a', 'd0s0', 'small'), at('b', 'd0s0')]
const inTurn = [at('a', 'd0s0', 'small'), at('b', 'd0s1', 'small')]
const interpreters = [{ id: 't', languages: ['fr', 'es'], languagesAtOnce: 2, rooms: null, sessionsPerDay: 1 }]
const booths = [aRoom('small', { booths: 2 }), aRoom('large', { booths: 2 })]
const served = { interpretation: ['fr'] }
const published = [at('a', 'd0s0', 'small')]
const alone = [aSession('a')]

/** For every constraint: a setting, a plan that breaks it, and one that does not. */
const cases: Case[] = [
  ['session-unplaced', { sessions: alone }, [], published],
  [
    'interpretation-missing',
    { sessions: [aSession('a', served)], teams: interpreters, rooms: booths },
    [at('a', 'd0s0')],
    [at('a', 'd0s0', 'large', { team: 't' })],
  ],
  ['published-session-moved', { sessions: alone, published }, [at('a', 'd0s0')], published],
  ['room-occupied', { sessions: two({}) }, [at('a', 'd0s0'), at('b', 'd0s0')], inParallel],
  [
    'team-in-two-places',
    { sessions: two(served), teams: [{ ...interpreters[0]!, sessionsPerDay: 9 }], rooms: booths },
    inParallel.map((x) => ({ ...x, team: 't' })),
    inTurn.map((x) => ({ ...x, team: 't' })),
  ],
  [
    'team-overworked',
    { sessions: two(served), teams: interpreters, rooms: booths },
    inTurn.map((x) => ({ ...x, team: 't' })),
    [at('a', 'd0s0', 'large', { team: 't' }), at('b', 'd1s0', 'large', { team: 't' })],
  ],
  ['room-too-small', { sessions: [aSession('a', { expectedAudience: 61 })] }, published, [at('a', 'd0s0')]],
  [
    'layout-missing',
    {
      sessions: [aSession('a', { layout: 'boardroom' })],
      rooms: [aRoom('small'), aRoom('large', { seats: { boardroom: 80 } })],
    },
    published,
    [at('a', 'd0s0')],
  ],
  [
    'equipment-missing',
    {
      sessions: [aSession('a', { needs: ['streaming'] })],
      rooms: [aRoom('small'), aRoom('large', { equipment: ['streaming'] })],
    },
    published,
    [at('a', 'd0s0')],
  ],
  [
    'booths-missing',
    { sessions: [aSession('a', served)], teams: interpreters, rooms: [aRoom('small'), booths[1]!] },
    [at('a', 'd0s0', 'small', { team: 't' })],
    [at('a', 'd0s0', 'large', { team: 't' })],
  ],
  [
    'room-of-other-kind',
    { sessions: [aSession('a', { mode: 'virtual' })], rooms: [aRoom('small'), aRoom('large', { kind: 'online' })] },
    published,
    [at('a', 'd0s0')],
  ],
  [
    'room-tag-rule',
    {
      sessions: [aSession('a', { roomTags: { ...noTags, prohibited: ['stairs'] } })],
      rooms: [aRoom('small', { tags: ['stairs'] }), aRoom('large')],
    },
    published,
    [at('a', 'd0s0')],
  ],
  [
    'room-tag-wish',
    {
      sessions: [aSession('a', { roomTags: { ...noTags, preferred: ['garden'] } })],
      rooms: [aRoom('small'), aRoom('large', { tags: ['garden'] })],
    },
    published,
    [at('a', 'd0s0')],
  ],
  ['room-half-empty', { sessions: alone }, [at('a', 'd0s0')], published],
  ['room-tight', { sessions: [aSession('a', { expectedAudience: 55 })] }, published, [at('a', 'd0s0')]],
  [
    'popular-in-small-room',
    {
      sessions: [aSession('a', { expectedAudience: 260 })],
      rooms: [aRoom('small', { seats: { theatre: 280 } }), aRoom('large', { seats: { theatre: 600 } })],
    },
    published,
    [at('a', 'd0s0')],
  ],
  ['published-room-changed', { sessions: alone, published }, [at('a', 'd0s0')], published],
  [
    'room-unavailable',
    { sessions: alone, rooms: [aRoom('small', { available: [] }), aRoom('large')] },
    published,
    [at('a', 'd0s0')],
  ],
  [
    'fixed-session-moved',
    { sessions: [aSession('a', { fixed: { room: 'large', slot: 'd0s0', offsetMinutes: 0 } })] },
    published,
    [at('a', 'd0s0')],
  ],
  ['lock-broken', { sessions: alone, locks: [{ session: 'a', day: 'd1' }] }, published, [at('a', 'd1s3')]],
  [
    'session-outgrows-slot',
    { sessions: [aSession('a', { durationMinutes: 90 })] },
    [at('a', 'd0s0', 'small', { offsetMinutes: 30 })],
    published,
  ],
  [
    'person-unavailable',
    {
      sessions: [aSession('a', by('p'))],
      people: [aPerson('p', { available: [{ from: firstMorning, to: firstMorning + 3_600_000 }] })],
    },
    [at('a', 'd0s1')],
    published,
  ],
  [
    'remote-hours-forbidden',
    { sessions: [aSession('a', by('p', 'remote'))], people: [aPerson('p', { zone: 'America/Los_Angeles' })] },
    published,
    [at('a', 'd0s3')].map((x) => ({ ...x, offsetMinutes: 60 })),
  ],
  [
    'remote-hours-uncomfortable',
    { sessions: [aSession('a', by('p', 'remote'))], people: [aPerson('p', { zone: 'Asia/Tokyo' })] },
    [at('a', 'd0s3')],
    published,
  ],
  ['slot-tag-rule', { sessions: [aSession('a', { slotTags: { ...noTags, required: ['ministers'] } })] }, published, []],
  [
    'slot-tag-wish',
    { sessions: [aSession('a', { slotTags: { ...noTags, preferred: ['ministers'] } })] },
    published,
    [],
  ],
  [
    'wish-missed',
    { sessions: [aSession('a', { wishes: { days: ['d1'], periods: [], bands: [] } })] },
    published,
    [at('a', 'd1s0')],
  ],
  ['session-over-lunch', { sessions: alone }, [at('a', 'd0s2')], published],
  ['first-timer-at-quiet-hour', { sessions: [aSession('a', { firstTimer: true })] }, [at('a', 'd0s3')], published],
  ['published-day-changed', { sessions: alone, published }, [at('a', 'd1s0', 'small')], published],
  ['published-slot-changed', { sessions: alone, published }, [at('a', 'd0s1', 'small')], published],
  ['person-in-two-places', { sessions: two(by('p')), people: [p] }, inParallel, inTurn],
  ['plenary-not-alone', { sessions: two({ alone: true }, {}) }, inParallel, inTurn],
  ['exclusive-tags-together', { sessions: two({ tags: ['x'] }), exclusiveTags: ['x'] }, inParallel, inTurn],
  ['same-theme-in-parallel', { sessions: two({ themes: ['x'] }) }, inParallel, inTurn],
  [
    'similar-theme-in-parallel',
    { sessions: two({ themes: ['x'] }, { themes: ['y'] }), similarThemes: [['x', 'y']] },
    inParallel,
    inTurn,
  ],
  ['same-sector-in-parallel', { sessions: two({ subjects: ['5'] }) }, inParallel, inTurn],
  ['wish-lists-clash', { sessions: two({}), wishLists: [{ attendee: 'v', sessions: ['a', 'b'] }] }, inParallel, inTurn],
  ['organizer-in-parallel', { sessions: two({ organizers: ['o'] }) }, inParallel, inTurn],
  ['same-audience-in-parallel', { sessions: two({ audiences: ['youth'] }) }, inParallel, inTurn],
  [
    'first-timer-beside-crowd',
    { sessions: two({ firstTimer: true }, { expectedAudience: 260 }) },
    inParallel,
    [at('a', 'd0s0', 'small'), at('b', 'd0s1')],
  ],
  ['crowds-in-parallel', { sessions: two({ expectedAudience: 260 }) }, inParallel, [at('a', 'd0s0'), at('b', 'd0s1')]],
  [
    'pause-too-short',
    { sessions: two(by('p')), people: [p], settings: { ...aProblem().settings, pauseMinutes: 90 } },
    inTurn,
    [at('a', 'd0s0'), at('b', 'd0s2')],
  ],
  [
    'running-between-rooms',
    { sessions: two({ ...by('p'), durationMinutes: 30 }), people: [p] },
    [at('a', 'd0s0', 'small'), at('b', 'd0s0', 'large', { offsetMinutes: 30 })],
    inTurn,
  ],
  ['long-gap', { sessions: two(by('p')), people: [p] }, [at('a', 'd0s0'), at('b', 'd0s3')], inTurn],
  [
    'long-day',
    { sessions: two(by('p')), people: [p], settings: { ...aProblem().settings, longDayMinutes: 400 } },
    [at('a', 'd0s0'), at('b', 'd0s3')],
    inTurn,
  ],
  ['order-broken', { sessions: two({}, { after: ['a'] }) }, [at('a', 'd0s1'), at('b', 'd0s0')], inTurn],
  [
    'easier-after-harder',
    { sessions: two({ level: 1, themes: ['x'] }, { level: 3, themes: ['x'] }) },
    [at('a', 'd0s1'), at('b', 'd0s0')],
    inTurn,
  ],
  [
    'series-split-over-days',
    { sessions: two({}), series: [{ id: 's', sessions: ['a', 'b'], sameDay: true }] },
    [at('a', 'd0s0'), at('b', 'd1s0')],
    inTurn,
  ],
  [
    'series-changes-room',
    { sessions: two({}), series: [{ id: 's', sessions: ['a', 'b'], sameDay: false }] },
    [at('a', 'd0s0', 'small'), at('b', 'd1s0')],
    inTurn,
  ],
  ['uneven-days', { sessions: two({ group: 'government' }) }, inTurn, [at('a', 'd0s0'), at('b', 'd1s0')]],
  [
    'uneven-prime-time',
    { sessions: ['a', 'b', 'c', 'd', 'e'].map((id) => aSession(id, { region: 'africa' })) },
    [at('a', 'd0s0')],
    [at('a', 'd0s1')],
  ],
  ['theme-changes-room', { sessions: two({ themes: ['x'] }) }, [at('a', 'd0s0', 'small'), at('b', 'd0s1')], inTurn],
  [
    'slot-in-one-language',
    { sessions: ['a', 'b', 'c'].map((id) => aSession(id)), rooms: ['small', 'large', 'third'].map((id) => aRoom(id)) },
    [...inParallel, at('c', 'd0s0', 'third')],
    inParallel,
  ],
]

test('every constraint has a case', () => {
  expect(cases.map(([name]) => name).sort()).toEqual(constraints.map(({ name }) => name).sort())
})

test.each(cases)('%s names what breaks it and keeps quiet otherwise', (name, given, broken, sound) => {
  const problem = aProblem(given)
  const rule = constraints.find((one) => one.name === name)!
  const found = rule.breaches(planOf(problem, broken))
  expect(found.length).toBeGreaterThan(0)
  expect(found[0]?.constraint).toBe(name)
  if (name !== 'uneven-prime-time') expect(found[0]?.sessions.length).toBeGreaterThan(0)
  expect(rule.breaches(planOf(problem, sound))).toEqual([])
})

test('a weight given with the problem replaces the constraint’s own, and zero silences it', () => {
  const price = (weights: Problem['weights']) =>
    scorePlan(planOf(aProblem({ sessions: two({ themes: ['x'] }), weights }), inParallel))
  expect(price({}).soft - price({ 'same-theme-in-parallel': 0 }).soft).toBe(10)
  expect(price({ 'same-theme-in-parallel': 'hard' }).hard).toBe(1)
})
