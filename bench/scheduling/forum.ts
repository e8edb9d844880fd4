import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { threadSeconds } from '../../src/scheduling/measuring.ts'
import {
  collisions,
  fewestMoves,
  lowestCost,
  makePlan,
  movedSessions,
  type Placement,
  type Problem,
  planOf,
  replan,
  scorePlan,
} from '../../src/scheduling/public.ts'
import { forumFamily, type Size } from '../families/forum/family.ts'
import { type Flip, flip } from '../families/forum/flips.ts'

const FLIPS: Flip[] = ['hybrid', 'virtual', 'room', 'day', 'late']

/**
 * `--forum F250|F500|F1000 [--seed 1] [--seconds S] [--flip hybrid|virtual|room|day|late|all] [--flip-seconds S] [--brief] [--out DIR]`.
 * `--flip-seconds` is for each of the three programmes after a flip; `--brief` leaves the costs by constraint out.
 */
export async function benchForum(args: string[]): Promise<void> {
  const option = (name: string) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined)
  const size = option('--forum') as Size
  const seed = Number(option('--seed') ?? 1)
  const seconds = Number(option('--seconds') ?? (size === 'F1000' ? 30 : 10))
  const flipSeconds = Number(option('--flip-seconds') ?? seconds)
  const brief = args.includes('--brief')
  const out = option('--out')
  const problem = forumFamily(size, seed)
  for (const collision of collisions(problem)) console.log(`collision: ${JSON.stringify(collision)}`)
  const made = makePlan(problem, { seed, budget: { kind: 'seconds', seconds }, clock: threadSeconds })
  console.log(
    `${size} seed ${seed}: ${made.moves} moves in ${made.seconds.toFixed(1)} CPU s, ${Math.round(made.moves / made.seconds)} a second`,
  )
  print(problem, made.placements, await lowestCost(problem), brief)
  if (out) save(out, `${size}-${seed}`, made.placements)
  const wanted = option('--flip')
  for (const kind of wanted === 'all' ? FLIPS : wanted ? [wanted as Flip] : []) {
    const changed = flip(problem, made.placements, kind, seed)
    for (const collision of collisions(changed)) console.log(`collision: ${JSON.stringify(collision)}`)
    const bound = fewestMoves(changed)
    const cost = await lowestCost(changed)
    console.log(`\nflip ${kind}: at least ${bound.moved} sessions must move (${bound.forced} lost their place)`)
    for (const plan of replan(changed, { seed, seconds: flipSeconds, clock: threadSeconds })) {
      const moved = movedSessions(changed, plan.placements).length
      const times = bound.moved ? `${(moved / bound.moved).toFixed(2)} x the bound` : 'bound 0'
      console.log(`${brief ? '' : '\n'}${plan.name}: ${moved} moved, ${times}`)
      print(changed, plan.placements, cost, brief)
      if (out) save(out, `${size}-${seed}-${kind}-${plan.name}`, plan.placements)
    }
  }
}

function print(problem: Problem, placements: Placement[], bound: number, brief: boolean): void {
  const score = scorePlan(planOf(problem, placements))
  console.log(
    `hard ${score.hard}, soft ${score.soft}, bound ${bound}, gap ${(((score.soft - bound) / Math.max(1, score.soft)) * 100).toFixed(1)} %`,
  )
  for (const { name, weight, amount, cost } of score.byConstraint)
    if (!brief || weight === 'hard')
      console.log(`  ${weight === 'hard' ? 'HARD' : '    '} ${name} ${amount} (cost ${cost})`)
}

function save(folder: string, name: string, placements: Placement[]): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${name}.json`), JSON.stringify(placements, null, 1))
}
