import { expect, test } from 'vitest'
import { makePlan } from './forum/engine.ts'
import { aProblem, aSession } from './model/samples.ts'
import { startSearch } from './worker.ts'

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
