import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EditionScope } from '../access/public.ts'
import { editionBySlug } from '../consultation/public.ts'
import { house } from '../house.ts'
import { findOrAddNamed } from '../identity/public.ts'
import { editionWithRequests } from '../plan/testing/edition-with-requests.ts'
import type { Tx } from '../platform/db/db.ts'
import type { PersonId, SelectionEntryId, SelectionRoundId } from '../platform/db/schema.ts'
import { testPlatform } from '../platform/testing/database.ts'
import {
  addEntry,
  addRound,
  addSelection,
  ballotOf,
  castVote,
  closeRound,
  countVotes,
  fixVotes,
  letStand,
  selectionRules,
  takeVoteBack,
  tally,
  votesOf,
} from './public.ts'

const opens = new Date('2022-03-08T10:00:00Z')
const during = new Date('2022-03-08T12:00:00Z')
const closes = new Date('2022-03-09T10:00:00Z')
let t: Awaited<ReturnType<typeof testPlatform>>
let edition: EditionScope
let people: PersonId[]
const within = <T>(doing: (tx: Tx) => Promise<T>) => t.db.transaction().execute(doing)

beforeAll(async () => {
  t = await testPlatform('2022-03-08T10:00:00Z', {}, house)
  const at = await editionWithRequests(t.db, opens)
  edition = (await editionBySlug(t.db, at.edition.slug)) as EditionScope
  const named = Array.from({ length: 30 }, (_, i) => ({ writtenName: `V ${i}`, sortName: `${i}`, language: 'en' }))
  people = await within((tx) => findOrAddNamed(tx, named, opens))
})
afterAll(() => t.close())

let made = 0
/** A public vote on entries of three categories, three in each. */
async function aVote() {
  const code = `v${++made}`
  const selectionId = await within((tx) =>
    addSelection(tx, edition.id, { code, kind: 'x', title: { en: 'X' }, rules: selectionRules.parse({}) }, opens),
  )
  const candidates: { entryId: SelectionEntryId; category: string }[] = []
  for (let i = 0; i < 9; i++) {
    const { id } = await within((tx) => addEntry(tx, edition, { selectionId, subject: `e${i}`, facts: {} }, opens))
    candidates.push({ entryId: id, category: `c${i % 3}` })
  }
  const round = { selectionId, code: 'public', way: 'votes' as const, opensAt: opens, closesAt: closes }
  const entries = candidates.map(({ entryId: id, category }) => ({ id, category }))
  const roundId = await within((tx) => addRound(tx, edition, round, entries))
  const vote = (person: number, entry: number, now = during) =>
    within((tx) =>
      castVote(
        tx,
        edition,
        { roundId, entryId: candidates[entry]?.entryId ?? '', personId: people[person] ?? '' },
        now,
      ),
    )
  return { selectionId, roundId, candidates, vote }
}
const counted = (roundId: SelectionRoundId, wholeBallots: boolean) =>
  countVotes(t.db, edition, { roundId, wholeBallots })

test('what is counted in the database is what the rule counts, with whole ballots and without, also of what has gone', async () => {
  const { selectionId, roundId, candidates, vote } = await aVote()
  let drawn = 7
  const some = (of: number) => {
    drawn = (drawn * 1103515245 + 12345) % 2147483648
    return (drawn % 9973) % of
  }
  for (let i = 0; i < 90; i++) await vote(some(30), some(9))
  // A vote for what has gone still fills its category; a category of which all have gone is asked of nobody.
  for (const gone of [[4], [4, 0, 3, 6]]) {
    for (const i of gone)
      await within((tx) =>
        letStand(
          tx,
          edition,
          { selectionId, entryId: candidates[i]?.entryId ?? '', standing: 'gone', reason: null },
          opens,
        ),
      )
    const votes = await votesOf(t.db, edition, roundId)
    for (const whole of [true, false]) {
      const byRule = tally(
        candidates.map((one, i) => ({ ...one, gone: gone.includes(i) })),
        votes,
        whole,
      )
      expect(byRule.ballots).toBeGreaterThan(0)
      expect(await counted(roundId, whole)).toEqual(byRule)
    }
  }
  expect((await counted(roundId, true)).incomplete).toBeGreaterThan(0)
  expect(await vote(0, 4), 'gone').toBe(false)
})

test('a person has one vote in a category, sees it, changes it and takes it back while the round is open, and nobody else’s', async () => {
  const { roundId, candidates, vote } = await aVote()
  const [personId, other] = people as [PersonId, PersonId]
  await Promise.all(Array.from({ length: 60 }, (_, i) => vote(0, i % 2 ? 0 : 3)))
  await vote(0, 1)
  const ballot = await ballotOf(t.db, edition, { roundId, personId })
  expect([...ballot.keys()].sort()).toEqual(['c0', 'c1'])
  expect(ballot.get('c1')).toBe(candidates[1]?.entryId)
  expect(await ballotOf(t.db, edition, { roundId, personId: other })).toEqual(new Map())
  const back = (category: string, now: Date, of = personId) =>
    within((tx) => takeVoteBack(tx, edition, { roundId, personId: of, category }, now))
  expect(await back('c0', closes), 'over').toBe(false)
  expect(await back('c0', during, other)).toBe(false)
  expect(await back('c0', during)).toBe(true)
  expect(await back('c0', during)).toBe(false)
  expect([...(await ballotOf(t.db, edition, { roundId, personId })).keys()]).toEqual(['c1'])
})

test('a vote under way while the round is counted is in the count or refused, never in the votes alone', async () => {
  const { roundId, vote } = await aVote()
  expect(await within((tx) => fixVotes(tx, edition, roundId, during)), 'not over').toBe(false)
  const early = new Date(during.getTime() + 1)
  // Thirty vote by a clock that still says “open” while somebody closes and counts.
  const [count, ...answers] = await Promise.all([
    within(async (tx) => {
      expect(await closeRound(tx, edition, roundId, early)).toBe(true)
      expect(await fixVotes(tx, edition, roundId, early)).toBe(true)
      const result = await countVotes(tx, edition, { roundId, wholeBallots: false })
      await sql`select pg_sleep(0.05)`.execute(tx)
      return result
    }),
    ...people.map((_, i) => vote(i, i % 9)),
  ])
  expect(count.ballots).toBe(answers.filter(Boolean).length)
  expect(await counted(roundId, false)).toEqual(count)
  expect(await within((tx) => fixVotes(tx, edition, roundId, closes)), 'once').toBe(false)
  expect(await within((tx) => closeRound(tx, edition, roundId, closes))).toBe(false)
})
