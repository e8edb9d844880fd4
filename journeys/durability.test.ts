import { type ChildProcess, spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '../src/platform/db/db.ts'
import { diskStore } from '../src/platform/files/disk.ts'

const ROUNDS = 25
const WRITERS = 8
const KILLED = ['one node', 'database', 'all nodes', 'database and all nodes', 'one node leaves in order'] as const

let folder: string
const nodes: { port: number; child: ChildProcess }[] = []

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'convoke-durability-'))
  fs.chmodSync(folder, 0o755)
})
afterAll(async () => {
  for (const { child } of nodes) child.kill('SIGKILL')
  for (const data of [folder, path.join(folder, 'shared')]) {
    if (fs.existsSync(pidFile(data))) process.kill(postmaster(data), 'SIGKILL') // left behind by a test that failed
  }
  fs.rmSync(folder, { recursive: true, force: true })
})

async function freePort(): Promise<number> {
  const probe = net.createServer().listen(0, '127.0.0.1')
  await new Promise((done) => probe.once('listening', done))
  const { port } = probe.address() as net.AddressInfo
  await new Promise((done) => probe.close(done))
  return port
}

function startNode(port: number): ChildProcess {
  return spawn(process.execPath, [path.join(import.meta.dirname, 'durability/node.ts')], {
    env: { ...process.env, PORT: String(port), CONVOKE_DATA: folder, LOG_LEVEL: 'error', NODE_OPTIONS: '' },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
}

/** Posts a new text; its hash when the node acknowledged it, null when it did not. */
async function submit(port: number): Promise<string | null> {
  const text = randomBytes(200).toString('hex')
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/`, {
      method: 'POST',
      body: text,
      signal: AbortSignal.timeout(5000),
    })
    if (!answer.ok) return null
    const receipt = await answer.text()
    expect(receipt).toBe(createHash('sha256').update(text).digest('hex'))
    return receipt
  } catch {
    return null // refused or cut: nothing was promised
  }
}

async function untilAnswering(port: number) {
  const began = Date.now()
  while ((await submit(port)) === null) {
    if (Date.now() - began > 90_000) throw new Error(`The node on port ${port} did not come back.`)
    await sleep(50)
  }
}

const pidFile = (data: string) => path.join(data, 'pg18', 'postmaster.pid')
const postmaster = (data: string) => Number(fs.readFileSync(pidFile(data), 'utf8').split('\n')[0])
const end = async (child: ChildProcess, signal: NodeJS.Signals) => {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((done) => child.once('exit', done))
  child.kill(signal)
  await gone
}

test(`nothing acknowledged is lost in ${ROUNDS} rounds of killing nodes and the database while submissions arrive`, async () => {
  for (let i = 0; i < 2; i++) {
    const port = await freePort()
    nodes.push({ port, child: startNode(port) })
  }
  for (const { port } of nodes) await untilAnswering(port)

  const acknowledged: string[] = []
  let writing = true
  const writers = Array.from({ length: WRITERS }, async (_, i) => {
    while (writing) {
      const receipt = await submit(nodes[i % nodes.length]?.port ?? 0)
      if (receipt) acknowledged.push(receipt)
      else await sleep(20)
    }
  })

  for (let round = 0; round < ROUNDS; round++) {
    await sleep(200 + 37 * (round % 7))
    const before = acknowledged.length
    const kind = KILLED[round % KILLED.length] as (typeof KILLED)[number]
    if (kind.startsWith('database')) process.kill(postmaster(folder), 'SIGKILL')
    const dying = kind.includes('all nodes') ? nodes : kind.startsWith('one node') ? [nodes[round % 2] ?? nodes[0]] : []
    await Promise.all(dying.map((node) => node && end(node.child, kind.endsWith('in order') ? 'SIGTERM' : 'SIGKILL')))
    for (const node of dying) if (node) node.child = startNode(node.port)
    for (const { port } of nodes) await untilAnswering(port)
    expect({ round, kind, stuck: acknowledged.length < before }).toEqual({ round, kind, stuck: false })
  }

  writing = false
  await Promise.all(writers)
  await Promise.all(nodes.map(({ child }) => end(child, 'SIGKILL')))
  process.kill(postmaster(folder), 'SIGKILL')

  const { db, close } = await openDatabase({ databaseUrl: null, dataFolder: folder })
  const rows = await db.selectFrom('stored_file').select('sha256').execute()
  const kept = new Set(rows.map((r) => r.sha256))
  const files = diskStore(path.join(folder, 'files'))
  const lost = acknowledged.filter((receipt) => !kept.has(receipt))
  const unreadable: string[] = []
  for (const receipt of kept) if (!(await files.get(receipt))) unreadable.push(receipt)
  await close()
  console.log(
    `${acknowledged.length} acknowledged, ${kept.size} kept, ${lost.length} lost, ${unreadable.length} without file`,
  )
  expect({ lost, unreadable, doubled: rows.length - kept.size }).toEqual({ lost: [], unreadable: [], doubled: 0 })
  expect(acknowledged.length).toBeGreaterThan(500)
}, 900_000)

test('of two nodes on one embedded server, one may leave while another comes, and the last one stops it', async () => {
  const own = path.join(folder, 'shared')
  fs.mkdirSync(own, { mode: 0o755 })
  const at = { databaseUrl: null, dataFolder: own }
  let staying = await openDatabase(at)
  for (let round = 0; round < 8; round++) {
    const [, coming] = await Promise.all([staying.close(), openDatabase(at)])
    expect((await coming.pool.query('select 1 as here')).rows).toEqual([{ here: 1 }])
    staying = coming
  }
  await staying.close()
  expect(fs.existsSync(pidFile(own))).toBe(false)
}, 120_000)
