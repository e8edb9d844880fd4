import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  balanceOf,
  breachesOf,
  type Candidate,
  type Criterion,
  chooseBy,
  type EntryFacts,
  equals,
  fullFor,
  judged,
  type Limit,
  passing,
  quotasOf,
  ranking,
  selectionRules,
  type Target,
  takenBy,
  tally,
  unknownFor,
  type Vote,
} from './public.ts'

const limits: Limit[] = [
  { code: 'group', by: 'group', of: 'chosen', most: 2, each: { civil: 3, government: 0 } },
  { code: 'country', by: 'country', of: 'chosen', most: 1, each: {} },
]
const says = { en: 'x' }

test('a condition is kept, not kept, or cannot be told, and each has its words', () => {
  const rules = selectionRules.parse({
    conditions: [
      { code: 'adult', fact: 'age', says, is: { atLeast: 18 } },
      { code: 'no-staff', fact: 'relation', says, is: { noneOf: ['staff', 'household'] } },
      { code: 'consent', fact: 'consent', says, is: { oneOf: [true] } },
    ],
  })
  expect(breachesOf(rules, { age: 18, relation: 'none', consent: true })).toEqual([])
  expect(breachesOf(rules, { age: 17, relation: ['staff'] }).map(({ code, why }) => `${code} ${why}`)).toEqual([
    'adult not-so',
    'no-staff not-so',
    'consent unknown',
  ])
})

test('quotas name what they limit; a group of its own number, none at all, and unknown are three things', () => {
  const taken = takenBy(limits, 'chosen', [{ facts: { group: 'civil', country: 'KE' } }])
  expect(fullFor(limits, 'chosen', { group: 'civil', country: 'KE' }, taken).map(({ name }) => name)).toEqual([
    'country KE',
  ])
  expect(fullFor(limits, 'chosen', { group: 'government' }, taken).map(({ name }) => name)).toEqual([
    'group government',
  ])
  expect(unknownFor(limits, 'chosen', { group: 'civil' })).toEqual(['country'])
  expect(quotasOf(limits, 'entered', { group: 'civil' })).toEqual([])
})

test('the balance says how many more would meet its target, and counts who did not say in no share', () => {
  const target: Target = { code: 'women', fact: 'gender', value: 'female', says, from: 0.4, to: 0.6 }
  const of = (...genders: (string | null)[]) =>
    balanceOf(
      [target],
      genders.map((gender): { facts: EntryFacts } => ({ facts: gender ? { gender } : {} })),
    )[0]
  expect(of()).toMatchObject({ stands: 'unknown', share: null, unknown: 0 })
  expect(of(null, null)).toMatchObject({ stands: 'unknown', share: null, unknown: 2 })
  expect(of('male', 'male', 'male', 'male', 'female', null)).toMatchObject({
    stands: 'below',
    count: 1,
    known: 5,
    unknown: 1,
    short: 1,
  })
  expect(of('female', 'male')).toMatchObject({ stands: 'within', short: 0 })
  expect(of('female')).toMatchObject({ stands: 'above', short: -1 })
})

const criteria: Criterion[] = [
  { code: 'quality', says, weight: 2, most: 10 },
  { code: 'fit', says, weight: 1, most: 10 },
]
const scored = (entryId: string, personId: string, quality: number, fit: number | null) => [
  { entryId, personId, criterion: 'quality', points: quality },
  ...(fit === null ? [] : [{ entryId, personId, criterion: 'fit', points: fit }]),
]

test('a strict and a generous juror who agree on the order are brought together; half a judgement counts for nothing', () => {
  const of = judged(criteria, [
    ...scored('a', 'strict', 4, 4),
    ...scored('b', 'strict', 2, 2),
    ...scored('a', 'generous', 10, 10),
    ...scored('b', 'generous', 8, 8),
    ...scored('c', 'generous', 9, 9),
    ...scored('d', 'strict', 10, null),
  ])
  expect(of.find(({ entryId }) => entryId === 'a')).toMatchObject({ jurors: 2, raw: 70 })
  expect(of.find(({ entryId }) => entryId === 'd')).toEqual({ entryId: 'd', jurors: 0, raw: null, normalised: null })
  const [a, b, c] = ['a', 'b', 'c'].map((id) => of.find(({ entryId }) => entryId === id)?.normalised ?? Number.NaN)
  // Raw, c (seen by the generous one alone) would stand above a.
  expect(of.find(({ entryId }) => entryId === 'c')?.raw).toBe(90)
  expect(a).toBeGreaterThan(c as number)
  expect(c).toBeGreaterThan(b as number)
})

test('the order in which scores come changes nothing, and no score leaves its scale', () => {
  const score = fc.record({
    entryId: fc.constantFrom('a', 'b', 'c', 'd'),
    personId: fc.constantFrom('x', 'y', 'z'),
    criterion: fc.constantFrom('quality', 'fit'),
    points: fc.integer({ min: 0, max: 10 }),
  })
  const once = fc.uniqueArray(score, { selector: (s) => `${s.entryId} ${s.personId} ${s.criterion}`, maxLength: 24 })
  fc.assert(
    fc.property(
      once.chain((scores) => fc.tuple(fc.constant(scores), fc.shuffledSubarray(scores, { minLength: scores.length }))),
      ([scores, shuffled]) => {
        const byId = (of: ReturnType<typeof judged>) => of.toSorted((a, b) => (a.entryId < b.entryId ? -1 : 1))
        expect(byId(judged(criteria, shuffled))).toEqual(byId(judged(criteria, scores)))
        for (const { raw, normalised } of judged(criteria, scores))
          for (const value of [raw, normalised]) if (value !== null) expect(value >= 0 && value <= 100).toBe(true)
      },
    ),
  )
})

test('one vote for each person and category counts, the last; half a ballot counts only where the rules let it', () => {
  const candidates = [
    { entryId: 'a', category: 'c1' },
    { entryId: 'b', category: 'c1' },
    { entryId: 'z', category: 'c2' },
  ]
  const vote = (personId: string, category: string, entryId: string): Vote => ({ personId, category, entryId })
  const votes = [
    vote('p', 'c1', 'a'),
    vote('p', 'c1', 'b'),
    vote('p', 'c2', 'z'),
    vote('q', 'c1', 'a'),
    vote('r', 'c2', 'a'),
  ]
  const whole = tally(candidates, votes, true)
  expect([...whole.votes]).toEqual([
    ['a', 0],
    ['b', 1],
    ['z', 1],
  ])
  expect(whole).toMatchObject({ ballots: 1, incomplete: 1 })
  expect(tally(candidates, votes, false).votes.get('a')).toBe(1)
  // Equals at the last place are all named; whom nobody voted for is not.
  const even = tally(candidates, [vote('p', 'c1', 'a'), vote('q', 'c1', 'b')], false)
  const reached = candidates.map(({ entryId: id, category }) => ({ id, category, merit: even.votes.get(id) || null }))
  // Equals at the last place all go on; without a vote nobody does.
  expect(passing({ least: null, most: 1 }, reached).get('c1')).toEqual(['a', 'b'])
  expect(passing({ least: null, most: 1 }, reached).get('c2')).toEqual([])
  expect(passing({ least: 2, most: null }, reached).get('c1')).toEqual([])
})

const candidates = fc
  .array(
    fc.record({
      merit: fc.option(fc.integer({ min: 0, max: 4 })),
      group: fc.constantFrom('civil', 'private', 'government'),
      country: fc.option(fc.constantFrom('KE', 'JO', 'FR', 'BR')),
    }),
    { maxLength: 14 },
  )
  .map((all): Candidate[] =>
    all.map(({ merit, group, country }, i) => ({
      id: `e${i + 1}`,
      number: i + 1,
      merit,
      facts: { group, ...(country ? { country } : {}) },
    })),
  )

test('no choice ever breaks a limit, and nobody is chosen over a better one who was free to be', () => {
  fc.assert(
    fc.property(candidates, fc.option(fc.integer({ min: 0, max: 6 })), (all, places) => {
      const { chosen, reserves, held, undecided } = chooseBy(limits, ranking(all, { by: 'earlier' }), places)
      expect(undecided).toEqual([])
      for (const [name, count] of takenBy(limits, 'chosen', chosen))
        expect(count).toBeLessThanOrEqual(
          quotasOf(
            limits,
            'chosen',
            chosen.find((c) => quotasOf(limits, 'chosen', c.facts).some((q) => q.name === name))?.facts ?? {},
          ).find((q) => q.name === name)?.most ?? 0,
        )
      if (places !== null) expect(chosen.length).toBeLessThanOrEqual(places)
      const last = chosen.at(-1)
      for (const one of reserves) if (!held.has(one.id) && last) expect((last.rank ?? 0) < (one.rank ?? 0)).toBe(true)
      expect(chosen.every(({ facts }) => facts.country !== undefined && facts.group !== 'government')).toBe(true)
    }),
  )
})

test('equals who compete for what is left are nobody’s to choose among: they are named, and a draw parts them', () => {
  const equal = (number: number, country: string): Candidate => ({
    id: `e${number}`,
    number,
    merit: 3,
    facts: { group: 'private', country },
  })
  const all = [equal(1, 'KE'), equal(2, 'JO'), equal(3, 'FR')]
  const open = chooseBy(limits, ranking(all, null), null)
  expect(open.undecided.map(({ id }) => id)).toEqual(['e1', 'e2', 'e3'])
  expect(equals(ranking(all, null)).length).toBe(1)
  const drawn = ranking(all, { by: 'draw', orders: [[3, 1, 2]] })
  expect(drawn.map(({ id, rank }) => `${id} ${rank}`)).toEqual(['e3 1', 'e1 2', 'e2 3'])
  expect(chooseBy(limits, drawn, null).chosen.map(({ id }) => id)).toEqual(['e3', 'e1'])
  // With a seat for each nobody competes, and no draw is needed.
  expect(chooseBy(limits, ranking(all.slice(0, 2), null), null).undecided).toEqual([])
  // Whose merit is unknown is not the worst: it has no rank.
  expect(ranking([{ ...equal(9, 'BR'), merit: null }, ...all], null).at(-1)).toMatchObject({ number: 9, rank: null })
})
