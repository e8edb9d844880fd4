import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '../src/platform/db/db.ts'

const ROUNDS = 25
const WRITERS = 6
const EDITION = '/en/wsis-forum-2022'
const root = path.join(import.meta.dirname, '..')
const program = path.join(root, 'dist', 'durability', 'convoke.js')

let folder: string
let port: number
let node: ChildProcess

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'convoke-submissions-'))
  fs.chmodSync(folder, 0o755)
  port = await freePort()
  const vite = path.join(root, 'node_modules/vite/bin/vite.js')
  execFileSync(process.execPath, [vite, 'build', '--ssr', '--outDir', 'dist/durability', '--logLevel', 'warn'], {
    cwd: root,
  })
  execFileSync(process.execPath, [program, 'demo'], { cwd: root, env: settings() })
  node = start()
})
afterAll(async () => {
  node?.kill('SIGKILL')
  if (fs.existsSync(pidFile())) endPostmaster() // left behind by a test that failed
  fs.rmSync(folder, { recursive: true, force: true })
})

const settings = () => ({
  ...process.env,
  PORT: String(port),
  CONVOKE_DATA: folder,
  CONVOKE_DEMO: '1',
  LOG_LEVEL: 'silent',
  NODE_OPTIONS: '',
})
const start = () => spawn(process.execPath, [program, 'serve'], { cwd: root, env: settings(), stdio: 'ignore' })
const pidFile = () => path.join(folder, 'pg18', 'postmaster.pid')
const postmaster = () => Number(fs.readFileSync(pidFile(), 'utf8').split('\n')[0])

function endPostmaster() {
  try {
    process.kill(postmaster(), 'SIGKILL')
  } catch {
    // it has ended, and only its lock is left
  }
}

/** Below those that connections are given: one of them would take it while the node is down. */
async function freePort(): Promise<number> {
  for (;;) {
    const at = 10_000 + Math.floor(Math.random() * 20_000)
    const probe = net.createServer().listen(at, '127.0.0.1')
    const free = await new Promise<boolean>((done) => {
      probe.once('listening', () => done(true)).once('error', () => done(false))
    })
    if (free) await new Promise((done) => probe.close(done))
    if (free) return at
  }
}

/** Fills in the form without a script and hands it in; the draft's id once the answer leads to a receipt, else null. */
async function handIn(name: string): Promise<string | null> {
  const cookies = new Map<string, string>()
  const post = async (to: string, fields: Record<string, string>) => {
    const body = new URLSearchParams()
    for (const [field, value] of Object.entries(fields)) {
      body.append('_asked', field.split('.')[0] ?? field)
      body.append(field, value)
    }
    const cookie = [...cookies].map(([k, v]) => `${k}=${v}`).join('; ')
    const answer = await fetch(`http://127.0.0.1:${port}${to}`, {
      method: 'POST',
      body,
      redirect: 'manual',
      headers: { cookie, 'sec-fetch-site': 'same-origin' },
      signal: AbortSignal.timeout(10_000),
    })
    for (const line of answer.headers.getSetCookie()) {
      const [key = '', value = ''] = (line.split(';')[0] ?? '').split('=')
      cookies.set(key, value)
    }
    return { status: answer.status, to: answer.headers.get('location') ?? '' }
  }
  try {
    const { to: draft } = await post(`${EDITION}/calls/official_submissions/start`, { form: 'official_submission' })
    if (!draft.includes('/drafts/')) return null
    await post(`${draft}/contact`, {
      submitter_name: name,
      submitter_email: `${name}@example.org`,
      acting_as: 'organization',
      'organization.0.name': 'Association',
      'organization.0.country': 'EE',
      'organization.0.stakeholder_type': 'civil_society',
      country: 'EE',
      stakeholder_type: 'civil_society',
      submission_language: 'en',
    })
    await post(`${draft}/themes`, { priority_topics: `Connected schools, says ${name}`, sdgs_to_highlight: '4' })
    await post(`${draft}/declarations`, { consent_publication: 'yes', consent_data: 'yes' })
    const done = await post(`${draft}/submit`, {})
    return done.status === 303 && done.to === `${draft}/receipt` ? (draft.split('/').at(-1) ?? null) : null
  } catch {
    return null // refused or cut: nothing was promised
  }
}

async function untilReady() {
  for (let i = 0; i < 900; i++) {
    const ready = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => null)
    if (ready?.ok) return
    await sleep(100)
  }
  throw new Error('The node did not come back.')
}

test(`no submission that led to a receipt is missing after ${ROUNDS} rounds of killing the node and the database`, async () => {
  await untilReady()
  const receipted: string[] = []
  let writing = true
  const writers = Array.from({ length: WRITERS }, async (_, i) => {
    for (let n = 0; writing; n++) {
      const draft = await handIn(`writer-${i}-${n}`)
      if (draft) receipted.push(draft)
      else await sleep(50)
    }
  })
  for (let round = 0; round < ROUNDS; round++) {
    // On a busy machine a round lasts until something was promised in it, so that there is something to lose.
    for (let i = 0; i < 200 && receipted.length <= round; i++) await sleep(100)
    await sleep(300 + 130 * (round % 5))
    if (round % 3 !== 0) process.kill(postmaster(), 'SIGKILL')
    if (round % 3 !== 1) {
      const gone = new Promise((done) => node.once('exit', done))
      node.kill('SIGKILL')
      await gone
      node = start()
    }
    await untilReady()
  }
  await sleep(500)
  writing = false
  await Promise.all(writers)
  const gone = new Promise((done) => node.once('exit', done))
  node.kill('SIGKILL')
  await gone
  process.kill(postmaster(), 'SIGKILL')

  const { db, close } = await openDatabase({ databaseUrl: null, dataFolder: folder })
  const versions = await db
    .selectFrom('submission_version as v')
    .innerJoin('submission as s', 's.id', 'v.submission_id')
    .select(['v.draft_id', 's.number', 'v.content_hash'])
    .where('s.submitter_email', 'like', 'writer-%')
    .execute()
  await close()
  const kept = new Map(versions.map((v) => [v.draft_id, v.number]))
  console.log(`${receipted.length} receipts, ${kept.size} submissions kept`)
  expect({
    lost: receipted.filter((draft) => !kept.has(draft)),
    doubled: versions.length - kept.size,
    numbersGivenTwice: versions.length - new Set(versions.map((v) => v.number)).size,
  }).toEqual({ lost: [], doubled: 0, numbersGivenTwice: 0 })
  expect(receipted.length).toBeGreaterThan(20)
}, 600_000)
