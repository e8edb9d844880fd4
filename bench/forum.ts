import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as later } from 'node:timers/promises'
import { sql } from 'kysely'
import type { EditionScope } from '../src/access/public.ts'
import { loadDemonstration } from '../src/demo/public.ts'
import { house } from '../src/house.ts'
import { hashToken } from '../src/identity/public.ts'
import { parseConfig } from '../src/platform/config.ts'
import type { Db } from '../src/platform/db/db.ts'
import { openPlatform } from '../src/platform/open.ts'

/** A folder of this bench alone, and what removes it. */
export function ownFolder(name: string): { folder: string; remove(): void } {
  const outer = fs.mkdtempSync(path.join(os.tmpdir(), `convoke-bench-${name}-`))
  fs.chmodSync(outer, 0o755)
  return { folder: path.join(outer, 'data'), remove: () => fs.rmSync(outer, { recursive: true, force: true }) }
}

/**
 * The sample forum as it stood at a moment. `from`: the data folder of a demonstration that is loaded until then or less far, and of which no
 * server runs; a copy of it goes on from there.
 */
export async function sampleForum(folder: string, until: Date, from?: string) {
  if (from) execFileSync('cp', ['-a', from, folder]) // with the owners of its files
  const config = parseConfig({ CONVOKE_DATA: folder, CONVOKE_DEMO: '1', LOG_LEVEL: 'silent' })
  if (!config.ok) throw new Error(String(config.refusal.facts.mistakes))
  const opened = await openPlatform(config.value, house)
  if (!opened.ok) throw new Error(opened.refusal.code)
  const { platform, close } = opened.value
  await loadDemonstration(platform, until)
  const edition = await house.editionNamed(platform.db, 'wsis-forum-2022')
  if (!edition) throw new Error('The edition was not loaded.')
  return { platform, db: platform.db, edition, close }
}

/** A real forum's pages are measured, without the bar and the clock of the demonstration. */
export async function asRealForum(db: Db): Promise<void> {
  await sql`delete from demonstration`.execute(db)
  await sql`delete from demo_clock`.execute(db)
  await sql`vacuum analyze`.execute(db)
}

/** Somebody of the secretariat, signed in for a day: the cookie of their browser. */
export async function signedIn(db: Db, edition: EditionScope, name: string, role: string): Promise<string> {
  const [now, id, token] = [new Date(), `p-${name}`, `token-of-${name}`]
  await db.insertInto('person').values({ id, language: 'en', given_name: name, created_at: now }).execute()
  await db.insertInto('role_grant').values({ person_id: id, role, edition_id: edition.id, granted_at: now }).execute()
  const times = { created_at: now, last_seen_at: now, expires_at: new Date(now.getTime() + 24 * 3_600_000) }
  const signIn = { token_hash: hashToken(token), person_id: id, method: 'bench', ...times }
  await db.insertInto('sign_in').values(signIn).execute()
  return `convoke_sign_in=${token}`
}

/** Whatever is free: nobody else's server is ever the one that is measured. */
export function freePort(): Promise<string> {
  const probe = net.createServer()
  return new Promise((done) =>
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as net.AddressInfo
      probe.close(() => done(String(port)))
    }),
  )
}

/** What a measured server says of itself since it was asked last; computing is of the thread that serves, memory and resources are as they are. */
export type Sample = {
  readonly computedMilliseconds: number
  readonly heldMilliseconds: number
  readonly p99Milliseconds: number
  readonly rss: number
  readonly heapUsed: number
  readonly arrayBuffers: number
  /** Sockets, timers, threads and whatever else keeps a process alive, by kind. */
  readonly resources: Readonly<Record<string, number>>
}

export type Served = {
  readonly origin: string
  sample(how?: 'now' | 'after a sweep'): Promise<Sample>
  readonly process: ChildProcess
  stop(): void
}

/** The built program over a folder, in a process of its own that is ready to answer and says of itself how it fares. */
export async function served(folder: string, env: Record<string, string> = {}, node: string[] = []): Promise<Served> {
  const port = await freePort()
  const watched = path.join(import.meta.dirname, 'watched.mjs')
  const settings = { PORT: port, HOST: '127.0.0.1', CONVOKE_DATA: folder, LOG_LEVEL: 'silent', ...env }
  const server = spawn(
    process.execPath,
    ['--expose-gc', ...node, '--import', watched, 'dist/server/convoke.js', 'serve'],
    { env: { ...process.env, ...settings }, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] },
  )
  const stop = () => void server.kill('SIGTERM')
  process.on('exit', stop)
  const origin = `http://127.0.0.1:${port}`
  await ready(origin)
  const sample = (how = 'now') =>
    new Promise<Sample>((done) => {
      server.once('message', (said) => done(said as Sample))
      server.send(how)
    })
  return { origin, sample, process: server, stop }
}

async function ready(origin: string): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    const is = await fetch(`${origin}/health/ready`).then(
      (answer) => answer.ok,
      () => false,
    )
    if (is) return
    await later(100)
  }
  throw new Error('The server is not ready.')
}

/** The value below which such a share of them lies; they are sorted here. */
export function quantile(all: readonly number[], share: number): number {
  const sorted = [...all].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

/** A row of a bench's table: what was measured, its bar, and whether it was met. */
export function row(
  what: string,
  { measured, bar, unit, more = '' }: { measured: number; bar: number; unit: string; more?: string },
): boolean {
  const met = measured <= bar
  const digits = measured < 10 ? 1 : 0
  console.log(
    `${what.padEnd(64)} ${measured.toFixed(digits).padStart(7)} ${unit.padEnd(6)} bar ${String(bar).padStart(5)}  ${met ? 'met   ' : 'MISSED'}${more ? `  ${more}` : ''}`,
  )
  return met
}
