// Runs every check, each counted as one, and the tests, each counted as itself. Goes on after a failure so that one run tells everything.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

let passed = 0
let failed = 0
const failures = []

const run = (command, args) => spawnSync(command, args, { stdio: 'inherit' }).status === 0

for (const [name, command, ...args] of [
  ['types', 'tsc', '-p', '.'],
  ['form of the code', 'biome', 'check'],
  ['build for browsers', 'vite', 'build', '--logLevel', 'warn'],
  ['build of the program', 'vite', 'build', '--ssr', '--logLevel', 'warn'],
  ['the built program: threads and commands', 'node', 'script/check-built-threads.mjs'],
]) {
  const fine = run(command, args)
  console.log(`${fine ? 'ok' : 'FAILED'}  ${name}`)
  fine ? passed++ : failed++
  if (!fine) failures.push(name)
}

const firstLines = (text = '') => text.split('\n').slice(0, 3).join('\n    ')

/** What failed in a report of the tests: each test's file, name and the beginning of its message; files that did not load. */
const failuresIn = ({ testResults }) =>
  testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = path.relative(process.cwd(), name)
    const tests = assertionResults.filter((test) => test.status === 'failed')
    if (tests.length === 0) return status === 'failed' ? [`${file}\n    ${firstLines(message)}`] : []
    return tests.map((test) => `${file} > ${test.fullName}\n    ${firstLines(test.failureMessages[0])}`)
  })

// The quick tests first: whoever waits learns of their failures before the browser's journeys begin.
const reports = fs.mkdtempSync(path.join(os.tmpdir(), 'convoke-report-'))
for (const project of ['modules', 'journeys']) {
  const report = path.join(reports, `${project}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const finished = run('vitest', ['run', '--project', project, ...reporters])
  if (fs.existsSync(report)) {
    const results = JSON.parse(fs.readFileSync(report, 'utf8'))
    const { numPassedTests, numFailedTests, numFailedTestSuites } = results
    failures.push(...failuresIn(results))
    passed += numPassedTests
    failed += Math.max(numFailedTests, numFailedTestSuites, finished ? 0 : 1)
  } else failed++
}

// What failed stands once more at the end, where whoever sees only the last lines finds it.
for (const failure of failures) console.log(`FAILED  ${failure}`)
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 && passed > 0 ? 0 : 1)
