import { sql } from 'kysely'
import type { Db } from './db.ts'

/** A setting of the database with which an acknowledged submission could be lost, or text could not be searched. */
export type Danger = { setting: string; value: string; wanted: string }

const MUST_BE_ON = ['fsync', 'full_page_writes', 'synchronous_commit'] as const

/** Empty when the database keeps what it acknowledges through a power cut. */
export async function dangersOf(db: Db): Promise<Danger[]> {
  const { rows } = await sql<{ name: string; setting: string }>`
    select name, setting from pg_settings
    where name in ('fsync', 'full_page_writes', 'synchronous_commit', 'server_version_num', 'server_encoding')`.execute(
    db,
  )
  const of = new Map(rows.map((r) => [r.name, r.setting]))
  const dangers: Danger[] = MUST_BE_ON.filter((name) =>
    // remote_write, remote_apply and local all wait for this server's own flush; only off does not.
    name === 'synchronous_commit' ? of.get(name) === 'off' : of.get(name) !== 'on',
  ).map((setting) => ({ setting, value: of.get(setting) ?? 'unknown', wanted: 'on' }))
  if (Number(of.get('server_version_num')) < 150000)
    dangers.push({ setting: 'server_version_num', value: of.get('server_version_num') ?? 'unknown', wanted: '150000' })
  if (of.get('server_encoding') !== 'UTF8')
    dangers.push({ setting: 'server_encoding', value: of.get('server_encoding') ?? 'unknown', wanted: 'UTF8' })
  return dangers
}
