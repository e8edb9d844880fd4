import fs from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testPlatform } from '../../platform/testing/database.ts'
import {
  type Collision,
  collisions,
  leastLeftOut,
  makePlan,
  type Problem,
  planOf,
  scorePlan,
} from '../../scheduling/public.ts'
import { makeSession } from '../../sessions/public.ts'
import { planFacts } from '../plan-facts.ts'
import { problemOf } from '../plan-of-edition.ts'
import { scoreOf } from '../score.ts'
import { editionWithRequests } from '../testing/edition-with-requests.ts'
import { loadVenue } from '../venue/load-venue.ts'
import { parseVenueFile } from '../venue/venue-file.ts'

const SEEDS = 12
const now = new Date('2022-03-14T10:00:00Z')
let t: Awaited<ReturnType<typeof testPlatform>>
beforeAll(async () => {
  t = await testPlatform(now.toISOString())
})
afterAll(() => t.close())

type Sample = { kind: string; state: string; answers: Record<string, unknown> & { people?: { person: string }[] } }
const read = (file: string) => JSON.parse(fs.readFileSync(`editions/wsis-forum-2022/${file}`, 'utf8'))

/** The sample requests, as often as it takes, each time with people of their own. */
function requests(count: number): Record<string, unknown>[] {
  const all = (read('sample-submissions.json').submissions as Sample[]).filter(
    ({ kind, state }) => kind === 'workshop_request' && state !== 'withdrawn',
  )
  return Array.from({ length: count }, (_, i) => {
    const { answers } = all[i % all.length] as Sample
    const time = Math.floor(i / all.length)
    const people = (answers.people ?? []).map(({ person, ...part }) => ({
      ...part,
      ...{ given_name: 'Sample', family_name: `${person} ${time}`, email: `${person}.${time}@example.org` },
    }))
    return { ...answers, people }
  })
}

/** The problem of so many accepted requests over the sample venue. */
async function accepted(count: number): Promise<Problem> {
  const at = await editionWithRequests(t.db, now)
  await t.db.transaction().execute(async (tx) => loadVenue(tx, at.edition, parseVenueFile(read('venue.json'))))
  const ids: string[] = []
  for (const answers of requests(count)) ids.push(await at.handIn(answers))
  await t.db.transaction().execute(async (tx) => {
    for (const id of ids) await makeSession(tx, at.edition, id, now)
  })
  return problemOf(await planFacts(t.db, at.edition), at.edition.zone)
}

/** How many sessions must do without a place, or without a place or interpreters, whatever is planned. */
function unavoidable(found: readonly Collision[]) {
  const sum = (numbers: number[]) => numbers.reduce((all, one) => all + one, 0)
  const nowhere = found.filter(({ kind }) => kind === 'no-room' || kind === 'no-time').length
  const crowded = sum(found.flatMap((one) => (one.kind === 'rooms-too-few' ? [one.members.length - one.places] : [])))
  const unserved = sum(found.flatMap((one) => (one.kind === 'teams-too-few' ? [one.sessions - one.places] : [])))
  return { nowhere, crowded, unserved }
}

test('243 accepted requests over the sample venue break no more rules than counting says they must, and only those go without a place that must', async () => {
  const problem = await accepted(243)
  const { nowhere, crowded, unserved } = unavoidable(collisions(problem))
  expect({ nowhere, crowded, unserved }).toEqual({ nowhere: 16, crowded: 1, unserved: 42 })
  expect(leastLeftOut(collisions(problem))).toBe(nowhere + crowded)
  // One search in six stays at one rule more, by where its requests' ids lead it: the desk searches with several seeds, and so does this.
  const search = (seed: number) =>
    makePlan(problem, { seed, budget: { kind: 'moves', moves: 300_000 }, clock: () => 0 })
  let plan = search(1)
  for (let seed = 2; seed <= SEEDS && plan.hard > nowhere + unserved; seed++) plan = search(seed)
  const { hard, byConstraint } = scoreOf(problem, plan.placements)
  const broken = byConstraint.flatMap(({ name, weight, amount }) => (weight === 'hard' ? [[name, amount]] : []))
  // Whoever finds no place needs no interpreters: the two shortages may fall on the same session.
  expect(Object.fromEntries(broken)).toEqual({
    'session-unplaced': nowhere + crowded,
    'interpretation-missing': unserved - crowded,
  })
  expect([plan.hard, hard]).toEqual([nowhere + unserved, nowhere + unserved])
  // What the search adds for whoever is left out only steers it.
  expect(plan.soft).toBeCloseTo(scorePlan(planOf(problem, plan.placements)).soft, 6)
}, 60_000)
