import { benchCosplib } from './scheduling/cosplib.ts'

/** Measures the scheduler on published problems; each family of problems has its own file and options. */
const args = process.argv.slice(2)
if (args.includes('--cosplib')) await benchCosplib(args)
else {
  console.error(
    'usage: npm run bench:scheduling -- --cosplib FILE|DIR [--seconds 60] [--seed 1] [--moves N] [--out DIR]',
  )
  process.exitCode = 2
}
