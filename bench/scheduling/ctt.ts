import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import {
  collisions,
  type Instance,
  type Plan,
  readInstance,
  type Score,
  score,
  solveTimetable,
  violations,
  writeSolution,
} from '../families/curriculum/public.ts'

/**
 * `--ctt FILE|DIR --seconds 60 --seed 1 [--moves N] [--out DIR]`: searches a timetable for each instance of the
 * competition's track 3, prints its cost part by part and writes `DIR/NAME.sol`. Where counting shows that no plan can
 * be feasible, it prints the courses that collide and does not search.
 * Seconds are CPU seconds of the whole process, the compiler's and collector's threads included.
 */
export async function benchCtt(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      ctt: { type: 'string' },
      seconds: { type: 'string', default: '60' },
      seed: { type: 'string', default: '1' },
      moves: { type: 'string' },
      out: { type: 'string' },
    },
  })
  if (values.ctt === undefined) throw new Error('--ctt needs an instance file or a folder of them')
  for (const file of instanceFiles(values.ctt)) {
    const instance = readInstance(readFileSync(file, 'utf8'))
    const name = basename(file, '.ctt')
    const reasons = collisions(instance)
    if (reasons.length > 0) {
      console.log(`${name} cannot be scheduled`)
      for (const reason of reasons) console.log(`  ${JSON.stringify(reason)}`)
      process.exitCode = 1
      continue
    }
    const { plan, report } = solveTimetable(instance, {
      seed: Number(values.seed),
      budget:
        values.moves === undefined
          ? { kind: 'seconds', seconds: Number(values.seconds) }
          : { kind: 'moves', moves: Number(values.moves) },
      clock: processSeconds,
    })
    printResult(name, Number(values.seed), score(instance, plan), report)
    printViolations(instance, plan)
    if (values.out !== undefined) {
      mkdirSync(values.out, { recursive: true })
      writeFileSync(join(values.out, `${name}.sol`), writeSolution(instance, plan))
    }
  }
}

function instanceFiles(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path)
    .filter((name) => name.endsWith('.ctt'))
    .sort()
    .map((name) => join(path, name))
}

function printResult(name: string, seed: number, found: Score, report: { moves: number; seconds: number }): void {
  const rate = (report.moves / report.seconds / 1e6).toFixed(2)
  console.log(
    `${name} seed ${seed} cost ${found.cost} = capacity ${found.roomCapacity} + days ${found.minWorkingDays} + compactness ` +
      `${found.curriculumCompactness} + stability ${found.roomStability}; hard violations ${found.violations}; ` +
      `${report.moves} moves in ${report.seconds.toFixed(1)} s CPU, ${rate} million/s`,
  )
}

function printViolations(instance: Instance, plan: Plan): void {
  const found = violations(instance, plan)
  if (found.length === 0) return
  process.exitCode = 1
  console.log('  NOT FEASIBLE: the search found no plan without hard violations')
  for (const violation of found) console.log(`  ${JSON.stringify(violation)}`)
}

function processSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}
