import { afterAll, beforeAll, expect, test } from 'vitest'
import { openLog } from './log.ts'
import { testDatabase } from './testing/database.ts'

let t: Awaited<ReturnType<typeof testDatabase>>
beforeAll(async () => {
  t = await testDatabase('migrated')
})
afterAll(() => t.close())

const SECRETS = ['maria@example.org', 'María Nadie', 'AB123456', 'not-a-uuid-but-a-token']

test('faults of the database are logged with table and constraint, and without a word of the row', async () => {
  const lines: string[] = []
  const log = openLog('info', { write: (line: string) => void lines.push(line) })
  await t.pool.query(
    `create table guest (id uuid, email text unique, name text, passport text check (length(passport) < 3))`,
  )
  await t.pool.query(`insert into guest (email, name) values ('${SECRETS[0]}', '${SECRETS[1]}')`)
  const faults = [
    `insert into guest (email, name) values ('${SECRETS[0]}', '${SECRETS[1]}')`,
    `insert into guest (email, name, passport) values ('other', '${SECRETS[1]}', '${SECRETS[2]}')`,
    `select * from guest where id = '${SECRETS[3]}'`,
  ]
  for (const question of faults) {
    const fault = await t.pool.query(question).catch((error: unknown) => error)
    log.error({ err: fault }, 'fault')
    log.error({ err: new Error(`no letter to ${SECRETS[0]}`, { cause: fault }) }, 'fault')
  }
  expect(lines).toHaveLength(6)
  for (const secret of SECRETS) expect(lines.join('')).not.toContain(secret)
  expect(lines[0]).toContain('guest_email_key')
  expect(JSON.parse(lines[2] ?? '').err).toMatchObject({ sqlstate: '23514', table: 'guest' })
  expect(JSON.parse(lines[2] ?? '').err.stack).toContain(' at ')
  expect(JSON.parse(lines[1] ?? '').err.cause.constraint).toBe('guest_email_key')
})
