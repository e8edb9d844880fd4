import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import {
  readInstance,
  type Score,
  score,
  solveTimetable,
  writeSolution,
} from '../../src/scheduling/curriculum/public.ts'

/**
 * `--ctt FILE|DIR --seconds 60 --seed 1 [--moves N] [--out DIR]`: searches a timetable for each instance of the
 * competition's track 3, prints its cost part by part and writes `DIR/NAME.sol`.
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
    const { plan, report } = solveTimetable(instance, {
      seed: Number(values.seed),
      budget:
        values.moves === undefined
          ? { kind: 'seconds', seconds: Number(values.seconds) }
          : { kind: 'moves', moves: Number(values.moves) },
      clock: processSeconds,
    })
    printResult(name, Number(values.seed), score(instance, plan), report)
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
  const { cost, violations, lectures, roomOccupancy, conflicts, availability } = found
  const rate = (report.moves / report.seconds / 1e6).toFixed(2)
  console.log(
    `${name} seed ${seed} cost ${cost} = capacity ${found.roomCapacity} + days ${found.minWorkingDays} + compactness ` +
      `${found.curriculumCompactness} + stability ${found.roomStability}; hard violations ${violations}; ` +
      `${report.moves} moves in ${report.seconds.toFixed(1)} s CPU, ${rate} million/s`,
  )
  if (violations === 0) return
  const colliding = Object.entries({ lectures, roomOccupancy, conflicts, availability }).filter(
    ([, count]) => count > 0,
  )
  console.log(`  no feasible plan found; in collision: ${colliding.map(([part, n]) => `${part} ${n}`).join(', ')}`)
}

function processSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}
