import { expect, test } from 'vitest'
import { forumFamily } from '../../../bench/families/forum/family.ts'
import { constraints, scorePlan } from '../constraints/list.ts'
import { planOf } from '../model/plan.ts'
import type { Placement, Problem } from '../model/problem.ts'
import { aPerson, aProblem, aRoom, aSession, at, noTags } from '../model/samples.ts'
import { tinyProblem } from '../model/tiny.ts'
import { Random } from '../search/random.ts'
import { speaking } from './speaking.ts'

const names = constraints.map(({ name }) => name)
const silent = (problem: Problem) => {
  const heard = speaking(problem)
  return names.filter((name) => !heard.has(name))
}

const remote = (id: string) => ({ person: id, role: 'speaker' as const, presence: 'remote' as const })
const told = {
  people: [remote('p'), { ...remote('q'), presence: 'on_site' as const }],
  organizers: ['o'],
  themes: ['t'],
  subjects: ['4'],
  group: 'government',
  interpretation: ['fr'],
  layout: 'theatre' as const,
  needs: ['streaming'],
  expectedAudience: 280,
  wishes: { days: ['d1'], periods: [], bands: [] },
  roomTags: { ...noTags, required: ['step_free'] },
  slotTags: { ...noTags, prohibited: ['day:d0'] },
}
/** What an edition tells today: no levels, tags, series, prime hours, first-timers, audiences, wish lists, protocol or people's absences. */
const edition = aProblem({
  slots: aProblem().slots.map((slot) => ({ ...slot, attraction: 'ordinary', tags: [`day:${slot.day}`] })),
  rooms: [
    aRoom('small', { seats: { theatre: 60 }, available: [{ from: 0, to: 1 }] }),
    aRoom('large', { seats: { theatre: 300 } }),
    aRoom('huge', { seats: { classroom: 900 }, booths: 1 }),
    aRoom('online', { kind: 'online', seats: {} }),
  ],
  sessions: ['a', 'b', 'c', 'd', 'e'].map((id) => aSession(id, id === 'e' ? { ...told, layout: null } : told)),
  people: [aPerson('p', { zone: 'America/Bogota' }), aPerson('q')],
  teams: [{ id: 'team', languages: ['fr'], languagesAtOnce: 1, rooms: null, sessionsPerDay: 1 }],
  published: [at('a', 'd0s0')],
  locks: [{ session: 'b', room: 'large' }],
  settings: { ...aProblem().settings, longDayMinutes: 6 * 60 },
})

test('an edition that tells nothing of levels, series, protocol and the like silences the constraints that ask for them', () => {
  expect(silent(edition)).toEqual([
    'room-tag-wish',
    'fixed-session-moved',
    'person-unavailable',
    'slot-tag-wish',
    'first-timer-at-quiet-hour',
    'plenary-not-alone',
    'exclusive-tags-together',
    'similar-theme-in-parallel',
    'wish-lists-clash',
    'same-audience-in-parallel',
    'first-timer-beside-crowd',
    'order-broken',
    'easier-after-harder',
    'series-split-over-days',
    'series-changes-room',
    'uneven-prime-time',
  ])
})

const sessions = (...given: Parameters<typeof aSession>[1][]) => ({
  sessions: edition.sessions.map((session, i) => ({ ...session, ...given[i] })),
})
const attraction = (kind: 'prime' | 'quiet') => ({
  slots: edition.slots.map((slot, i) => (i < 6 ? { ...slot, attraction: kind } : slot)),
})

test.each<[fact: string, given: Partial<Problem>, speak: string[]]>([
  ['a room someone would like', sessions({ roomTags: { ...noTags, preferred: ['view'] } }), ['room-tag-wish']],
  [
    'a time someone would rather avoid',
    sessions({ slotTags: { ...noTags, undesired: ['day:d1'] } }),
    ['slot-tag-wish'],
  ],
  [
    'a place given by protocol',
    sessions({ fixed: { room: 'large', slot: 'd0s0', offsetMinutes: 0 } }),
    ['fixed-session-moved'],
  ],
  [
    'when a person can come',
    { people: [aPerson('p', { available: [{ from: 0, to: 1 }] }), aPerson('q')] },
    ['person-unavailable'],
  ],
  ['a first-timer', sessions({ firstTimer: true }), ['first-timer-beside-crowd']],
  [
    'a first-timer and a quiet hour',
    { ...sessions({ firstTimer: true }), ...attraction('quiet') },
    ['first-timer-at-quiet-hour', 'first-timer-beside-crowd'],
  ],
  ['prime hours', attraction('prime'), ['uneven-prime-time']],
  ['a plenary', sessions({ alone: true }), ['plenary-not-alone']],
  [
    'exclusive tags that two share',
    { exclusiveTags: ['loud'], ...sessions({ tags: ['loud'] }, { tags: ['loud'] }) },
    ['exclusive-tags-together'],
  ],
  [
    'themes that resemble one another',
    { similarThemes: [['t', 'u']], ...sessions({ themes: ['u'] }) },
    ['similar-theme-in-parallel'],
  ],
  ['wish lists', { wishLists: [{ attendee: 'v', sessions: ['a', 'b'] }] }, ['wish-lists-clash']],
  ['audiences', sessions({ audiences: ['youth'] }, { audiences: ['youth'] }), ['same-audience-in-parallel']],
  ['what must come before', sessions({}, { after: ['a'] }), ['order-broken']],
  ['levels of one theme', sessions({ level: 1 }, { level: 2 }), ['easier-after-harder']],
  [
    'a series',
    { series: [{ id: 's', sessions: ['a', 'b'], sameDay: false }] },
    ['order-broken', 'series-changes-room'],
  ],
  [
    'a series of one day',
    { series: [{ id: 's', sessions: ['a', 'b'], sameDay: true }] },
    ['order-broken', 'series-changes-room', 'series-split-over-days'],
  ],
])('once it is told of %s, what asks for it speaks', (_, given, speak) => {
  const before = silent(edition)
  const now = silent({ ...edition, ...given })
  expect(before.filter((name) => !now.includes(name)).sort()).toEqual(speak)
})

test('a problem without sessions has nothing to be said of', () => {
  expect([...speaking(aProblem())]).toEqual([])
})

test('whatever a plan breaks, however wildly it is made, can speak', () => {
  const problems = [edition, ...Array.from({ length: 30 }, (_, i) => tinyProblem(i + 1)), forumFamily('F250', 1)]
  const broken = new Set<string>()
  for (const [seed, problem] of problems.entries()) {
    const random = new Random(seed)
    const one = <T>(items: T[]): T => items[random.below(items.length)]!
    const heard = speaking(problem)
    for (let i = 0; i < 10; i++) {
      const placements = problem.sessions.map(
        ({ id }): Placement => ({
          session: id,
          room: one(problem.rooms).id,
          slot: one(problem.slots).id,
          offsetMinutes: random.below(3) * 30,
          team: problem.teams[0]?.id ?? null,
        }),
      )
      for (const { name } of scorePlan(planOf(problem, placements)).byConstraint) {
        broken.add(name)
        expect({ seed, name, speaks: heard.has(name) }).toEqual({ seed, name, speaks: true })
      }
    }
  }
  expect(broken.size).toBeGreaterThan(35)
})
