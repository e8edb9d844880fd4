import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { makePlan } from './forum/engine.ts'
import { aProblem, aSession, at } from './model/samples.ts'
import { type SearchStanding, startReplan, startSearch, trySearch } from './start-search.ts'

const problem = aProblem({
  sessions: Array.from({ length: 12 }, (_, i) => aSession(`s${i}`, { themes: [`t${i % 3}`] })),
})

test('threads give the better of their seeds, the same as without threads', async () => {
  const budget = { kind: 'moves' as const, moves: 3000 }
  const alone = [1, 2].map((seed) => makePlan(problem, { seed, budget, clock: () => 0 }))
  const result = await startSearch(problem, { seeds: [1, 2], budget }).done
  expect({ hard: result.hard, soft: result.soft }).toEqual({ hard: 0, soft: Math.min(...alone.map((one) => one.soft)) })
})

test('a cancelled search hands over the best programme so far', async () => {
  const search = startSearch(problem, {
    seeds: [1],
    budget: { kind: 'seconds', seconds: 600 },
    onProgress: () => search.cancel(),
  })
  const result = await search.done
  expect({ stopped: result.stopped, placed: result.placements.length }).toEqual({ stopped: true, placed: 12 })
})

test('a paused search waits, and cancelling ends the wait', async () => {
  const search = startSearch(problem, { seeds: [1], budget: { kind: 'seconds', seconds: 600 } })
  search.pause()
  search.cancel()
  expect((await search.done).stopped).toBe(true)
})

test('the best programme so far can be asked for while the search goes on, while it is paused, and after its end', async () => {
  const search = startSearch(problem, { seeds: [1, 2], budget: { kind: 'seconds', seconds: 600 } })
  expect((await search.best()).placements).toHaveLength(12)
  search.pause()
  const paused = await search.best()
  const again = await search.best()
  expect(again).toEqual(paused)
  search.resume()
  search.cancel()
  const { placements, hard, soft } = await search.done
  expect(await search.best()).toEqual({ placements, hard, soft })
  expect(hard).toBe(0)
  expect(soft).toBeLessThanOrEqual(paused.soft)
})

test('a search reports how it stands, with the bound once that is known', async () => {
  const standings: SearchStanding[] = []
  const search = startSearch(problem, {
    seeds: [1],
    bound: true,
    budget: { kind: 'seconds', seconds: 600 },
    onStanding: (standing) => standings.push(standing),
  })
  while (search.standing().bound === null || standings.length === 0) await setTimeout(20)
  search.cancel()
  const { soft } = await search.done
  const { bound, gap, hard, moves, share } = search.standing()
  expect({ hard, moving: moves > 0, spent: share > 0 }).toEqual({ hard: 0, moving: true, spent: true })
  expect(bound).toBeLessThanOrEqual(soft)
  expect(gap).toBeGreaterThanOrEqual(0)
})

test('replanning in a thread gives the front of three, and the part it has when it is cancelled', async () => {
  const published = [at('s0', 'd0s0', 'small'), at('s1', 'd0s1', 'small')]
  const changed = { ...problem, published }
  const names: string[] = []
  const whole = await startReplan(changed, { seed: 1, seconds: 0.1, onProgress: (name) => names.push(name) }).done
  expect(whole.map((one) => one.name)).toEqual(['fewest-changes', 'balanced', 'best-programme'])
  expect([...new Set(names)]).toEqual(['fewest-changes', 'balanced', 'best-programme'])
  const long = startReplan(changed, { seed: 1, seconds: 600, onProgress: () => long.cancel() })
  const part = await long.done
  expect(part.map((one) => one.name)).toEqual(['fewest-changes'])
  expect(part[0]?.placements).toHaveLength(12)
})

test('a thread that cannot do its task is a fault for whoever waits', async () => {
  const broken = { ...problem, slots: problem.slots.slice(0, 0), days: [] }
  const search = startSearch(
    { ...broken, sessions: [{ ...problem.sessions[0]!, people: null as never }] },
    {
      seeds: [1, 2],
      budget: { kind: 'moves', moves: 10 },
    },
  )
  await expect(search.best()).rejects.toThrow()
  await expect(search.done).rejects.toThrow()
})

test('an installation that can search says so', async () => {
  expect(await trySearch()).toBeGreaterThan(0)
})
