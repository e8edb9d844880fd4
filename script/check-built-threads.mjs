// What only the built program can get wrong: that it finds the file its threads start from (asks its own doctor, in a fresh data folder),
// that tables are read in theirs, and that a command which needs nothing answers. Built apart, a part that is loaded late may wait for the program that waits for it.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Worker } from 'node:worker_threads'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'convoke-threads-'))
const { DATABASE_URL: _, ...env } = process.env
const { stdout, stderr } = spawnSync(process.execPath, ['dist/server/convoke.js', 'doctor'], {
  env: { ...env, CONVOKE_DATA: folder, CONVOKE_DEMO: '1' },
  encoding: 'utf8',
})
const texts = path.join(folder, 'texts.json')
fs.writeFileSync(texts, '[{"id":1,"text":"Connect the schools."},{"id":2,"text":"CONNECT the schools"}]')
const analysed = spawnSync(process.execPath, ['dist/server/convoke.js', 'analyse', 'duplicates', texts, '--json'], {
  env,
  encoding: 'utf8',
})
fs.rmSync(folder, { recursive: true, force: true })
const answers = analysed.status === 0 && analysed.stdout === '{"clusters":[[1,2]]}\n'
if (!answers) console.log(`convoke analyse of the built program:\n${analysed.stdout}${analysed.stderr}`)
const table = new TextEncoder().encode('email,name\na@example.org,Ann\n')
const reader = new Worker(path.resolve('dist/server/table-reader.js'), { workerData: { bytes: table } })
const heard = []
reader.on('message', ({ kind }) => heard.push(kind))
const read = await new Promise((done) => reader.on('exit', () => done(heard.at(-1) === 'end')).on('error', console.log))
if (!read) console.log(`the reader of tables of the built program said: ${heard.join(', ') || 'nothing'}`)
const line = stdout.split('\n').find((one) => one.includes('scheduling:'))
console.log(line ?? `the doctor of the built program says nothing of scheduling:\n${stdout}${stderr}`)
process.exit(line?.startsWith('ok') && answers && read ? 0 : 1)
