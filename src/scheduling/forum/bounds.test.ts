import { expect, test } from 'vitest'
import { soundPlans, tinyProblem } from '../model/tiny.ts'
import { fewestMoves } from '../replan/fewest-moves.ts'
import { movedSessions } from '../replan/replan.ts'
import { lowestCost } from './bound.ts'

const COUNT = 40

test('both bounds are never above the best of all plans, tried one by one', { timeout: 240_000 }, async () => {
  const seen = { solved: 0, tight: 0, beyondForced: 0, share: 0 }
  for (let seed = 1; seed <= COUNT; seed++) {
    const problem = tinyProblem(seed)
    const plans = soundPlans(problem)
    if (plans.length === 0) continue
    const fewest = Math.min(...plans.map((one) => movedSessions(problem, one.placements).length))
    const { forced, moved } = fewestMoves(problem)
    const cheapest = Math.min(...plans.map((one) => one.soft))
    const cost = await lowestCost(problem)
    expect({ seed, fewest, moved, cheapest, cost }).toEqual({
      seed,
      fewest,
      moved: Math.min(moved, fewest),
      cheapest,
      cost: Math.min(cost, cheapest),
    })
    seen.solved++
    if (moved === fewest) seen.tight++
    if (moved > forced) seen.beyondForced++
    seen.share += cheapest > 0 ? cost / cheapest : 1
  }
  // The draw gives something to judge by: many can be solved, and the bounds are worth having.
  expect(seen.solved).toBeGreaterThan(COUNT / 3)
  expect(seen.tight / seen.solved).toBeGreaterThan(0.5)
  expect(seen.beyondForced).toBeGreaterThan(COUNT / 20)
  expect(seen.share / seen.solved).toBeGreaterThan(0.3)
})
