import { benchCosplib } from './scheduling/cosplib.ts'
import { benchCtt } from './scheduling/ctt.ts'
import { benchForum } from './scheduling/forum.ts'

/** Measures the scheduler on published problems; each family of problems has its own file and options. */
const args = process.argv.slice(2)
if (args.includes('--cosplib')) await benchCosplib(args)
else if (args.includes('--ctt')) await benchCtt(args)
else if (args.includes('--forum')) await benchForum(args)
else {
  console.error(
    'usage: npm run bench:scheduling -- --ctt FILE|DIR [--seconds 60] [--seed 1] [--moves N] [--out DIR]\n' +
      '   or: npm run bench:scheduling -- --cosplib FILE|DIR [--seconds 60] [--seed 1] [--moves N] [--out DIR]\n' +
      '   or: npm run bench:scheduling -- --forum F250|F500|F1000 [--seed 1] [--seconds S] [--flip hybrid|virtual|room|day|late|all] [--flip-seconds S] [--brief] [--out DIR]',
  )
  process.exitCode = 2
}
