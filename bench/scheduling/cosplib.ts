import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import loadHighs from 'highs'
import { threadSeconds } from '../../src/scheduling/measuring.ts'
import {
  type Bound,
  type Conference,
  collisions,
  lowerBound,
  readConference,
  type Score,
  type Solved,
  score,
  solveConference,
} from '../families/conference/public.ts'

/** Seconds of wall time the solver of the bound may take for one instance. */
const BOUND_SECONDS = 120

/**
 * `--cosplib FILE|DIR --seconds 60 --seed 1 [--moves N] [--out DIR] [--no-bound]`: searches a plan for each instance,
 * prints its cost by the exact definition, and writes it as `{instance, objective, tracks, submissions}`.
 * Seconds are CPU seconds of one core, and of the search alone; the bound's time is printed apart.
 */
export async function benchCosplib(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      cosplib: { type: 'string' },
      seconds: { type: 'string', default: '60' },
      seed: { type: 'string', default: '1' },
      moves: { type: 'string' },
      out: { type: 'string' },
      'no-bound': { type: 'boolean', default: false },
    },
  })
  if (values.cosplib === undefined) throw new Error('--cosplib needs an instance file or a folder of them')
  const seed = Number(values.seed)
  for (const file of instanceFiles(values.cosplib)) {
    const conference = readInstance(file)
    if (conference === undefined) continue
    const solved = solveConference(conference, {
      seed,
      budget:
        values.moves === undefined
          ? { kind: 'seconds', seconds: Number(values.seconds) }
          : { kind: 'moves', moves: Number(values.moves) },
      clock: threadSeconds,
    })
    const result = score(conference, solved.plan)
    printResult(conference, seed, solved, result)
    if (values.out !== undefined) {
      mkdirSync(values.out, { recursive: true })
      const { name: instance } = conference
      const text = JSON.stringify({ instance, objective: result.objective, ...solved.plan })
      writeFileSync(join(values.out, `${instance}.json`), `${text}\n`)
    }
    // After the plan is safe: the bound of a very large instance may take minutes.
    if (!values['no-bound']) await printBound(conference, result.objective)
  }
}

function instanceFiles(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => join(path, name))
}

/** Nothing for a file that is not an instance, or for one no plan can satisfy: the reasons are printed instead. */
function readInstance(file: string): Conference | undefined {
  const reading = readConference(JSON.parse(readFileSync(file, 'utf8')))
  const reasons = reading.ok ? collisions(reading.conference) : reading.problems
  if (reading.ok && reasons.length === 0) return reading.conference
  console.log(`${basename(file)}: ${reading.ok ? 'cannot be scheduled' : 'not an instance'}`)
  for (const reason of reasons) console.log(`  ${JSON.stringify(reason)}`)
  process.exitCode = 1
  return undefined
}

function printResult(conference: Conference, seed: number, solved: Solved, result: Score): void {
  const rate = Math.round(solved.moves / Math.max(solved.seconds, 1e-9))
  console.log(
    `${conference.name} seed ${seed} objective ${result.objective} moves ${solved.moves} ` +
      `search ${solved.seconds.toFixed(1)} CPU s, ${rate} moves/s`,
  )
  for (const [term, cost] of Object.entries(result.components)) if (cost !== 0) console.log(`  ${term} ${cost}`)
  if (result.misplaced.length > 0) {
    process.exitCode = 1
    console.log(`  NOT FEASIBLE: no place for submissions ${result.misplaced.join(' ')}`)
  }
}

async function printBound(conference: Conference, objective: number): Promise<void> {
  // A fresh instance of the solver each time: its memory grows with a model and never shrinks.
  const highs = await loadHighs()
  const began = threadSeconds()
  let bound: Bound
  try {
    bound = lowerBound(conference, highs, BOUND_SECONDS)
  } catch (error) {
    // The solver's memory is limited; a conference too large for it has a plan all the same.
    console.log(
      `  bound unknown: the relaxation could not be solved (${error instanceof Error ? error.message : error})`,
    )
    return
  }
  const seconds = threadSeconds() - began
  const gap = objective - bound.value
  const share = bound.value > 0 ? `, ${((100 * gap) / bound.value).toFixed(1)} %` : ''
  console.log(
    `  bound ${bound.value} (${bound.proved}), gap ${gap}${share}; ${seconds.toFixed(1)} CPU s, not part of the search's`,
  )
}
