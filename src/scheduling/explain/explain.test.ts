import { IntlMessageFormat } from 'intl-messageformat'
import { expect, test } from 'vitest'
import { constraints, scorePlan, weightOf } from '../constraints/list.ts'
import { makePlan } from '../forum/engine.ts'
import { planOf } from '../model/plan.ts'
import { aPerson, aProblem, aRoom, aSession, at, twoDays } from '../model/samples.ts'
import ar from '../texts/ar.json' with { type: 'json' }
import en from '../texts/en.json' with { type: 'json' }
import es from '../texts/es.json' with { type: 'json' }
import fr from '../texts/fr.json' with { type: 'json' }
import ru from '../texts/ru.json' with { type: 'json' }
import zh from '../texts/zh.json' with { type: 'json' }
import { collisions, leastLeftOut } from './collisions.ts'
import { costByPerson, placesFor, sentenceArguments, whyNotThere } from './explain.ts'

const speaks = { people: [{ person: 'p', role: 'speaker' as const, presence: 'on_site' as const }] }
const problem = aProblem({
  people: [aPerson('p')],
  sessions: [aSession('a', speaks), aSession('b', { ...speaks, expectedAudience: 80 })],
})
const plan = [at('a', 'd0s0', 'small'), at('b', 'd0s1')]

test('a place is refused by the constraints it would break', () => {
  const reasons = whyNotThere(problem, plan, at('b', 'd0s0', 'small'))
  expect(
    reasons
      .filter((one) => one.hard)
      .map((one) => one.name)
      .sort(),
  ).toEqual(['person-in-two-places', 'room-occupied', 'room-too-small'])
})

test('the free places of a session come with what they cost, and none that breaks a rule of place', () => {
  const places = placesFor(problem, plan, 'b')
  expect(places.map((one) => one.room)).toEqual(Array(8).fill('large'))
  const clash = places.find((one) => one.slot === 'd0s0')
  expect({ hard: clash?.hard, last: places.at(-1) === clash }).toEqual({ hard: 1, last: true })
  for (const place of places) {
    const listed = scorePlan(planOf(problem, [plan[0]!, at('b', place.slot)]))
    const without = scorePlan(planOf(problem, [plan[0]!]))
    expect(place.soft).toBe(listed.soft - without.soft)
  }
})

test('the cost of a person is what the constraints say with the person’s name', () => {
  const score = scorePlan(planOf(problem, [at('a', 'd0s0', 'small'), at('b', 'd0s0')]))
  expect(costByPerson(score)).toEqual([{ person: 'p', hard: 1, soft: 0 }])
})

test('a session too large for every room and a person with more sessions than slots are named', () => {
  const crowded = aProblem({
    people: [aPerson('p')],
    sessions: [
      aSession('huge', { expectedAudience: 900 }),
      ...Array.from({ length: 9 }, (_, i) => aSession(`s${i}`, speaks)),
    ],
  })
  expect(collisions(crowded)).toEqual([
    { kind: 'no-room', session: 'huge', constraints: ['room-too-small'] },
    {
      kind: 'person-overbooked',
      person: 'p',
      sessions: 9,
      slots: 8,
      constraints: ['person-in-two-places', 'person-unavailable'],
    },
  ])
})

test('a session without a time, rooms too few for all, and too little room at all are named', () => {
  const away = { available: [{ from: 0, to: 1 }] }
  const found = collisions(
    aProblem({
      people: [aPerson('p', away)],
      sessions: [
        aSession('a', speaks),
        ...Array.from({ length: 9 }, (_, i) => aSession(`big${i}`, { expectedAudience: 90 })),
        ...Array.from({ length: 7 }, (_, i) => aSession(`small${i}`)),
      ],
    }),
  )
  expect(found).toEqual([
    { kind: 'no-time', session: 'a', constraints: ['person-unavailable'] },
    {
      kind: 'too-little-room',
      neededMinutes: 17 * 90,
      openMinutes: 16 * 90,
      constraints: ['room-occupied', 'room-unavailable', 'plenary-not-alone'],
    },
    {
      kind: 'rooms-too-few',
      rooms: ['large'],
      members: Array.from({ length: 9 }, (_, i) => `big${i}`),
      places: 8,
      constraints: ['room-too-small', 'equipment-missing', 'booths-missing', 'layout-missing'],
    },
  ])
})

test('all who want the same few places are one crowd, however many of them are left over', () => {
  const [first, , , last] = twoDays().slots
  const available = [{ from: first!.from, to: last!.to }]
  const ids = Array.from({ length: 7 }, (_, i) => `big${i}`)
  const found = collisions(
    aProblem({
      people: ids.map((id) => aPerson(`speaker of ${id}`, { available })),
      sessions: ids.map((id) =>
        aSession(id, {
          expectedAudience: 90,
          people: [{ person: `speaker of ${id}`, role: 'speaker', presence: 'on_site' }],
        }),
      ),
    }),
  )
  expect(found).toEqual([
    { kind: 'rooms-too-few', rooms: ['large'], members: ids, places: 4, constraints: ['room-too-small'] },
  ])
  expect(leastLeftOut(found)).toBe(3)
  // One of them has no time either: that session is left out for itself, and the others want the places no less.
  expect(leastLeftOut([{ kind: 'no-time', session: 'big0', constraints: [] }, ...found])).toBe(3)
})

test('more sessions that ask for interpretation than teams can serve in their days are counted, and no plan serves more', () => {
  const interpreted = (id: string) => aSession(id, { interpretation: ['ar'] })
  const full = aProblem({
    sessions: Array.from({ length: 7 }, (_, i) => interpreted(`s${i}`)),
    rooms: [aRoom('large', { booths: 2 }), aRoom('other', { booths: 2 })],
    teams: [{ id: 'team', languages: ['ar', 'fr'], languagesAtOnce: 2, rooms: ['large'], sessionsPerDay: 2 }],
  })
  const constraints = ['interpretation-missing', 'team-overworked']
  expect(collisions(full)).toEqual([{ kind: 'teams-too-few', sessions: 7, places: 4, constraints }])
  const { placements } = makePlan(full, { seed: 1, budget: { kind: 'moves', moves: 5000 }, clock: () => 0 })
  expect(placements.filter((one) => one.team !== null).length).toBeLessThanOrEqual(4)
  expect(collisions({ ...full, sessions: full.sessions.slice(0, 4) })).toEqual([])
})

test('every constraint has a weight of its own that can be replaced, and a soft one a price above nothing', () => {
  for (const one of constraints) {
    expect(one.weight === 'hard' || one.weight > 0).toBe(true)
    expect(weightOf(problem, one)).toBe(one.weight)
    expect(weightOf({ ...problem, weights: { [one.name]: 2.5 } }, one)).toBe(2.5)
  }
})

test.each(Object.entries({ ar, en, es, fr, ru, zh }))(
  'every constraint has its sentence, title and explanation in %s',
  (language, texts) => {
    const words: Record<string, string> = texts
    expect(Object.keys(words).sort()).toEqual(
      constraints.flatMap(({ name }) => [name, `${name}.title`, `${name}.explanation`]).sort(),
    )
    const slots = (text: string) => [...text.matchAll(/\{(\w+)/g)].map((match) => match[1]).sort()
    const english: Record<string, string> = en
    for (const [key, text] of Object.entries(words)) {
      expect([key, [...new Set(slots(text))]]).toEqual([key, [...new Set(slots(english[key]!))]])
      expect(() => new IntlMessageFormat(text, language)).not.toThrow()
      expect([key, text.trim().length > 3]).toEqual([key, true])
    }
  },
)

test('a breach makes a sentence', () => {
  const [breach] = scorePlan(planOf(problem, [at('b', 'd0s0', 'small'), at('a', 'd0s1')])).byConstraint.flatMap(
    (one) => one.breaches,
  )
  const names = {
    session: (id: string) => `Session ${id}`,
    person: (id: string) => id,
    room: (id: string) => `Room ${id}`,
    slot: (id: string) => id,
  }
  const sentence = new IntlMessageFormat(en['room-too-small'], 'en').format(sentenceArguments(breach!, names))
  expect(sentence).toBe('Room small is too small for session Session b. Expected: 80; seats: 60.')
})
