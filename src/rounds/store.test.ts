import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EditionScope } from '../access/public.ts'
import { editionBySlug } from '../consultation/public.ts'
import { house } from '../house.ts'
import { findOrAddNamed } from '../identity/public.ts'
import { editionWithRequests } from '../plan/testing/edition-with-requests.ts'
import type { Tx } from '../platform/db/db.ts'
import { testPlatform } from '../platform/testing/database.ts'
import {
  addEntry,
  addRound,
  addSelection,
  announceDraw,
  castVote,
  changeFacts,
  countVotes,
  drawsOf,
  entriesOf,
  fixList,
  keepNumbers,
  keepScore,
  letStand,
  markReleased,
  QuotaFull,
  recuse,
  scoresOf,
  selectionByCode,
  selectionRules,
  votesOf,
} from './public.ts'

const now = new Date('2022-03-08T10:00:00Z')
const later = new Date('2022-03-09T10:00:00Z')
let t: Awaited<ReturnType<typeof testPlatform>>
let edition: EditionScope
let people: string[]

const within = <T>(doing: (tx: Tx) => Promise<T>) => t.db.transaction().execute(doing)
let made = 0
async function selectionOf(rules: object, entries: readonly Record<string, string>[]) {
  const code = `s${++made}`
  const id = await within((tx) =>
    addSelection(tx, edition.id, { code, kind: 'x', title: { en: 'X' }, rules: selectionRules.parse(rules) }, now),
  )
  const ids: string[] = []
  for (const [i, facts] of entries.entries())
    ids.push((await within((tx) => addEntry(tx, edition, { selectionId: id, subject: `n${i}`, facts }, now))).id)
  return { id, code, ids }
}

beforeAll(async () => {
  t = await testPlatform('2022-03-08T10:00:00Z', {}, house)
  const at = await editionWithRequests(t.db, now)
  edition = (await editionBySlug(t.db, at.edition.slug)) as EditionScope
  people = await within((tx) =>
    findOrAddNamed(
      tx,
      Array.from({ length: 40 }, (_, i) => ({ writtenName: `Juror ${i}`, sortName: `${i}`, language: 'en' })),
      now,
    ),
  )
})
afterAll(() => t.close())

const limits = [
  { code: 'group', by: 'group', of: 'chosen', most: 3 },
  { code: 'country', by: 'country', of: 'chosen', most: 2 },
]

test('however many are chosen at once, no quota gives more seats than it has', async () => {
  const entries = Array.from({ length: 60 }, (_, i) => ({ group: `g${i % 3}`, country: `c${i % 4}` }))
  const { id, code, ids } = await selectionOf({ limits }, entries)
  let full = 0
  // Each frees and takes again and again, all at once: 600 tries at 9 seats of groups and 8 of countries.
  for (let round = 0; round < 10; round++)
    await Promise.all(
      ids.map((entryId, i) =>
        within((tx) =>
          letStand(
            tx,
            edition,
            { selectionId: id, entryId, standing: (i + round) % 5 === 0 ? 'shortlisted' : 'chosen' },
            now,
          ),
        ).catch((error: unknown) => {
          if (!(error instanceof QuotaFull)) throw error
          full++
        }),
      ),
    )
  const chosen = (await entriesOf(t.db, edition, id)).filter(({ standing }) => standing === 'chosen')
  for (const by of ['group', 'country'] as const) {
    const counts = new Map<string, number>()
    for (const { facts } of chosen) counts.set(String(facts[by]), (counts.get(String(facts[by])) ?? 0) + 1)
    for (const count of counts.values()) expect(count).toBeLessThanOrEqual(by === 'group' ? 3 : 2)
  }
  expect(chosen.length).toBeGreaterThan(5)
  expect(full).toBeGreaterThan(50)
  const seats = await t.db.selectFrom('selection_seat').select('entry_id').where('selection_id', '=', id).execute()
  expect(seats.length).toBe(chosen.length * 2)
  expect((await selectionByCode(t.db, edition, code))?.releasedAt).toBeNull()
  await within((tx) => markReleased(tx, edition, id, now))
  expect((await selectionByCode(t.db, edition, code))?.releasedAt).toEqual(now)
})

/** `npm run bench:races` lets 10,000 tries run at each of votes, scores and seats. */
const TRIES = Number(process.env.CONVOKE_RACES ?? 500)

test('many tries at the seats of quotas, in batches at once, give none beyond them', {
  timeout: 300_000,
}, async () => {
  const entries = Array.from({ length: 50 }, (_, i) => ({ group: `g${i % 5}`, country: `c${i % 7}` }))
  const { id, ids } = await selectionOf({ limits }, entries)
  let refused = 0
  let done = 0
  for (let batch = 0; batch < TRIES / ids.length; batch++)
    await Promise.all(
      ids.map((entryId, i) => {
        const standing = (i * 7 + batch) % 3 === 0 ? ('shortlisted' as const) : ('chosen' as const)
        done++
        return within((tx) => letStand(tx, edition, { selectionId: id, entryId, standing }, now)).catch(
          (error: unknown) => {
            if (!(error instanceof QuotaFull)) throw error
            refused++
          },
        )
      }),
    )
  const { rows } = await sql<{ quota: string; seats: number }>`
    select quota, count(*)::int as seats from selection_seat where selection_id = ${id} group by quota`.execute(t.db)
  const beyond = rows.filter(({ quota, seats }) => seats > (quota.startsWith('group') ? 3 : 2))
  expect({ done, beyond, many: refused > TRIES / 10 }).toEqual({ done: TRIES, beyond: [], many: true })
})

test('a subject is entered once, under one number, however often and whoever enters it at once', async () => {
  const { id } = await selectionOf({}, [])
  const done = await Promise.all(
    Array.from({ length: 40 }, (_, i) =>
      within((tx) => addEntry(tx, edition, { selectionId: id, subject: `s${i % 5}`, facts: {} }, now)),
    ),
  )
  expect(new Set(done.map(({ number }) => number))).toEqual(new Set([1, 2, 3, 4, 5]))
  await within((tx) => changeFacts(tx, edition, done[0]?.id ?? '', { country: 'KE' }))
  expect((await entriesOf(t.db, edition, id)).length).toBe(5)
})

test('votes and scores given at once count once each, the last one; nothing counts before the opening or after the closing', {
  timeout: 300_000,
}, async () => {
  const { id, ids } = await selectionOf({}, [{}, {}, {}])
  const [a, b, c] = ids as [string, string, string]
  const open = { selectionId: id, opensAt: now, closesAt: later }
  const [votes, scores] = await within(async (tx) => [
    await addRound(tx, edition, { ...open, code: 'public', way: 'votes' }, [
      { id: a, category: 'one' },
      { id: b, category: 'one' },
    ]),
    await addRound(tx, edition, { ...open, code: 'jury', way: 'scores', blind: true }, [{ id: a }, { id: b }]),
  ])
  const tries = Array.from({ length: 2 * TRIES }, (_, i) => i)
  const results = await Promise.all(
    tries.map((i) => {
      const personId = people[i % people.length] as string
      const entryId = i % 3 ? a : b
      const vote = { roundId: votes as string, entryId, personId }
      const score = { roundId: scores as string, entryId, personId, criterion: 'quality', points: i % 10 }
      return within(async (tx) => (i % 2 ? castVote(tx, edition, vote, now) : keepScore(tx, edition, score, now)))
    }),
  )
  expect(results.every(Boolean)).toBe(true)
  const cast = await votesOf(t.db, edition, votes as string)
  expect(cast.length).toBe(new Set(cast.map(({ personId, category }) => `${personId} ${category}`)).size)
  expect((await countVotes(t.db, edition, { roundId: votes as string, wholeBallots: false })).ballots).toBe(cast.length)
  const kept = await scoresOf(t.db, edition, scores as string)
  expect(kept.length).toBe(new Set(kept.map((s) => `${s.entryId} ${s.personId} ${s.criterion}`)).size)
  const vote = (entryId: string, at: Date, roundId = votes as string) =>
    within((tx) => castVote(tx, edition, { roundId, entryId, personId: people[0] as string }, at))
  expect(await vote(a, new Date(now.getTime() - 1))).toBe(false)
  expect(await vote(a, later)).toBe(false)
  expect(await vote(c, now)).toBe(false)
  expect(await vote(a, now, scores as string)).toBe(false)
  // The same score from two windows is one row, which the other may only replace; the key says so even past our own code.
  await expect(
    t.db
      .insertInto('round_vote')
      .values({ round_id: votes as string, category: 'one', person_id: people[1] as string, entry_id: b, cast_at: now })
      .execute(),
  ).rejects.toThrow(/duplicate key/)
})

test('whoever stands back from an entry has no score of it, before or after', async () => {
  const { id, ids } = await selectionOf({}, [{}, {}])
  const [a, b] = ids as [string, string]
  const roundId = await within((tx) =>
    addRound(tx, edition, { selectionId: id, code: 'jury', way: 'scores', opensAt: now, closesAt: later }, [
      { id: a },
      { id: b },
    ]),
  )
  const personId = people[0] as string
  const score = (entryId: string) =>
    within((tx) => keepScore(tx, edition, { roundId, entryId, personId, criterion: 'q', points: 3 }, now))
  expect(await score(a)).toBe(true)
  await within((tx) => recuse(tx, edition, { roundId, entryId: a, personId, reason: 'my sister', language: 'en' }, now))
  expect(await scoresOf(t.db, edition, roundId)).toEqual([])
  await expect(score(a)).rejects.toThrow('recused')
  expect(await score(b)).toBe(true)
})

test('a draw is announced, its list fixed before the numbers are known, and neither is ever changed', async () => {
  const { id } = await selectionOf({}, [])
  await within((tx) =>
    announceDraw(tx, edition, { selectionId: id, sources: ['Lottery of 9 March'], knownFrom: later }, now),
  )
  const [draw] = await drawsOf(t.db, edition, id)
  const drawId = draw?.id ?? ''
  expect(await within((tx) => keepNumbers(tx, edition, drawId, [['1']], later))).toBe(false)
  expect(await within((tx) => fixList(tx, edition, drawId, [2, 1], later))).toBe(false)
  expect(await within((tx) => fixList(tx, edition, drawId, [2, 1], now))).toBe(true)
  expect(await within((tx) => fixList(tx, edition, drawId, [1, 2], now))).toBe(false)
  expect(await within((tx) => keepNumbers(tx, edition, drawId, [['1']], now))).toBe(false)
  expect(await within((tx) => keepNumbers(tx, edition, drawId, [['1', '7']], later))).toBe(true)
  expect(await within((tx) => keepNumbers(tx, edition, drawId, [['2']], later))).toBe(false)
  expect((await drawsOf(t.db, edition, id))[0]).toMatchObject({ entries: [2, 1], numbers: [['1', '7']] })
})
