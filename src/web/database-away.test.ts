import net from 'node:net'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openDatabase } from '../platform/db/db.ts'
import { testDatabase } from '../platform/testing/database.ts'
import { databaseAway } from './faults.ts'

let t: Awaited<ReturnType<typeof testDatabase>>
beforeAll(async () => {
  t = await testDatabase('migrated')
})
afterAll(() => t.close())

/** What comes of a question to a database when nobody waits longer than these limits say. */
async function asked(limits: pg.PoolConfig, question: string): Promise<unknown> {
  const pool = new pg.Pool({ ...t.connection, max: 1, ...limits })
  pool.on('error', () => {})
  try {
    return await pool.query(question).then(
      () => 'answered',
      (error: unknown) => error,
    )
  } finally {
    void pool.end()
  }
}

test('whoever waits for a database that is slow, locked, full or frozen is told in time, and that it passes', async () => {
  const holder = new pg.Client(t.connection)
  await holder.connect()
  await holder.query('begin; lock table person in access exclusive mode')
  const silent = net.createServer(() => {})
  await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done))
  const { port } = silent.address() as net.AddressInfo
  const busy = new pg.Pool({ ...t.connection, max: 1, connectionTimeoutMillis: 100 })
  const only = await busy.connect()
  try {
    const faults: Record<string, unknown> = {
      slow: await asked({ statement_timeout: 100 }, 'select pg_sleep(5)'),
      frozen: await asked({ query_timeout: 100 }, 'select pg_sleep(0.5)'),
      locked: await asked({ lock_timeout: 100 }, 'select count(*) from person'),
      silent: await asked({ host: '127.0.0.1', port, connectionTimeoutMillis: 100 }, 'select 1'),
      full: await busy.query('select 1').catch((error: unknown) => error),
    }
    for (const [name, fault] of Object.entries(faults)) expect([name, databaseAway(fault)]).toEqual([name, true])
  } finally {
    only.release()
    await Promise.all([busy.end(), holder.end()])
    silent.close()
  }
})

test('every connection of the program keeps limits of time', async () => {
  const opened = await openDatabase({ databaseUrl: null, dataFolder: inject('testDataFolder') })
  try {
    const { rows } = await opened.pool.query(
      `select name, setting::int from pg_settings where name ~ '^(statement|lock|idle_in_transaction_session)_timeout$' order by name`,
    )
    expect(rows).toEqual([
      { name: 'idle_in_transaction_session_timeout', setting: 120_000 },
      { name: 'lock_timeout', setting: 10_000 },
      { name: 'statement_timeout', setting: 20_000 },
    ])
    expect(opened.pool.options).toMatchObject({ connectionTimeoutMillis: 10_000, query_timeout: 30_000 })
  } finally {
    await opened.close()
  }
})
