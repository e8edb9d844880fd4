// The built program must find the file its threads start from: asks its own doctor, in a fresh data folder.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'convoke-threads-'))
const { DATABASE_URL: _, ...env } = process.env
const { stdout, stderr } = spawnSync(process.execPath, ['dist/server/convoke.js', 'doctor'], {
  env: { ...env, CONVOKE_DATA: folder, CONVOKE_DEMO: '1' },
  encoding: 'utf8',
})
fs.rmSync(folder, { recursive: true, force: true })
const line = stdout.split('\n').find((one) => one.includes('scheduling:'))
console.log(line ?? `the doctor of the built program says nothing of scheduling:\n${stdout}${stderr}`)
process.exit(line?.startsWith('ok') ? 0 : 1)
