import { expect, test } from 'vitest'
import { breachesOf, chooseBy, judged, passing, ranking, selectionRules, tally, type Vote } from '../rounds/public.ts'
import { countedBy } from './public.ts'

/** The categories of the prizes are the items of the action lines: C1 to C6, eight of C7, C8 to C11. */
const CATEGORIES = [
  ...['c1', 'c2', 'c3', 'c4', 'c5', 'c6'],
  ...Array.from({ length: 8 }, (_, i) => `c7-${i + 1}`),
  ...['c8', 'c9', 'c10', 'c11'],
]
const says = { en: 'x' }

/** Prizes as an edition would write them down: data, and no code of their own. */
const rules = selectionRules.parse({
  conditions: [
    { code: 'completed', fact: 'phase', says, is: { oneOf: ['completed', 'major_phase'] } },
    { code: 'not-won-before', fact: 'won_before', says, is: { oneOf: [false] } },
    { code: 'described', fact: 'words', says, is: { atLeast: 150 } },
    { code: 'briefly', fact: 'words', says, is: { atMost: 200 } },
  ],
  limits: [
    { code: 'once-in-a-category', by: 'entity_in_category', of: 'entered', most: 1 },
    { code: 'winner', by: 'category', of: 'chosen', most: 1 },
  ],
  criteria: [
    { code: 'impact', says, weight: 2, most: 10 },
    { code: 'partnerships', says, weight: 1, most: 10 },
  ],
  category: 'category',
  rounds: [
    { code: 'nomination', way: 'scores', says, passes: { least: 50 } },
    { code: 'vote', way: 'votes', says, passes: { most: 5 } },
    { code: 'winners', way: 'scores', says, passes: { most: 1 } },
  ],
  wholeBallots: true,
  ties: 'earlier',
})

const entries = CATEGORIES.flatMap((category) =>
  Array.from({ length: 7 }, (_, i) => ({ entryId: `${category}/${i + 1}`, category, number: i + 1 })),
)

test('a small edition of the prizes runs from its rules: 18 categories, whole ballots, five champions each, one winner among them', () => {
  expect(CATEGORIES.length).toBe(18)
  expect(breachesOf(rules, { phase: 'planned', won_before: false, words: 201 }).map(({ code }) => code)).toEqual([
    'completed',
    'briefly',
  ])
  // 28 people vote in every category: entry n of seven has n votes. One more votes in seventeen categories and does not count.
  const votes: Vote[] = CATEGORIES.flatMap((category) =>
    Array.from({ length: 7 }, (_, i) => i + 1).flatMap((n) =>
      Array.from({ length: n }, (_, k) => ({ personId: `p${n}-${k}`, category, entryId: `${category}/${n}` })),
    ),
  )
  const half = CATEGORIES.slice(1).map((category) => ({ personId: 'half', category, entryId: `${category}/1` }))
  const counted = tally(entries, [...votes, ...half], rules.wholeBallots)
  expect([counted.ballots, counted.incomplete]).toEqual([28, 1])
  const reached = entries.map(({ entryId: id, category }) => ({ id, category, merit: counted.votes.get(id) || null }))
  const most = passing(rules.rounds[1]?.passes ?? { least: null, most: null }, reached)
  expect([...most.values()].flat().length).toBe(90)
  expect(most.get('c7-3')).toEqual(['c7-3/7', 'c7-3/6', 'c7-3/5', 'c7-3/4', 'c7-3/3'])
  // Experts choose among the champions: they hold the fourth for the best of all.
  const scores = [...most.values()].flat().flatMap((entryId) =>
    ['impact', 'partnerships'].map((criterion) => ({
      ...{ entryId, personId: 'expert', criterion },
      points: entryId.endsWith('/4') ? 9 : 5,
    })),
  )
  const merit = new Map(judged(rules.criteria, scores).map(({ entryId, raw }) => [entryId, raw]))
  const ranked = ranking(
    entries.flatMap(({ entryId, category, number }) => {
      const reached = merit.get(entryId)
      return reached === undefined ? [] : [{ id: entryId, number, merit: reached, facts: { category } }]
    }),
    { by: 'earlier' },
  )
  const { chosen, reserves, undecided } = chooseBy(rules.limits, ranked, null)
  expect(chosen.map(({ id }) => id).sort()).toEqual(CATEGORIES.map((category) => `${category}/4`).sort())
  expect([reserves.length, undecided.length]).toEqual([72, 0])
})

test('the nominated projects of 2016 come to 311 by group and by region, whoever counts them', () => {
  // Published margins; how they cross is not published, so any crossing with these margins must give them back.
  const groups = {
    government: 179,
    business: 41,
    civil_society: 31,
    international_organizations: 14,
    academia_and_others: 46,
  }
  const regions = {
    africa: 27,
    arab: 86,
    asia_pacific: 73,
    americas: 53,
    cis: 31,
    europe: 36,
    international_organizations: 5,
  }
  const spread = (counts: Record<string, number>) =>
    Object.entries(counts).flatMap(([code, n]) => Array<string>(n).fill(code))
  const [byGroup, byRegion] = [spread(groups), spread(regions)]
  expect([byGroup.length, byRegion.length]).toEqual([311, 311])
  for (const turned of [0, 1, 97, 310]) {
    const nominated = byGroup.map((group, i) => ({ facts: { group, region: byRegion[(i + turned) % 311] as string } }))
    const both = (['group', 'region'] as const).map((by) => countedBy(nominated, by))
    expect(both.map((counts) => Object.fromEntries(counts))).toEqual([groups, regions])
    expect(both.map((counts) => counts.reduce((sum, [, n]) => sum + n, 0))).toEqual([311, 311])
  }
})
