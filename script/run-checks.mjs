// Runs every check, each counted as one, and the tests, each counted as itself. Goes on after a failure so that one run tells everything.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

let passed = 0
let failed = 0

const run = (command, args) => spawnSync(command, args, { stdio: 'inherit' }).status === 0

for (const [name, command, ...args] of [
  ['types', 'tsc', '-p', '.'],
  ['form of the code', 'biome', 'check'],
  ['build for browsers', 'vite', 'build', '--logLevel', 'warn'],
  ['build of the program', 'vite', 'build', '--ssr', '--logLevel', 'warn'],
  ['threads of the built program', 'node', 'script/check-built-threads.mjs'],
]) {
  const fine = run(command, args)
  console.log(`${fine ? 'ok' : 'FAILED'}  ${name}`)
  fine ? passed++ : failed++
}

// The quick tests first: whoever waits learns of their failures before the browser's journeys begin.
const reports = fs.mkdtempSync(path.join(os.tmpdir(), 'convoke-report-'))
for (const project of ['modules', 'journeys']) {
  const report = path.join(reports, `${project}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const finished = run('vitest', ['run', '--project', project, ...reporters])
  if (fs.existsSync(report)) {
    const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(fs.readFileSync(report, 'utf8'))
    passed += numPassedTests
    failed += Math.max(numFailedTests, numFailedTestSuites, finished ? 0 : 1)
  } else failed++
}

console.log(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 && passed > 0 ? 0 : 1)
