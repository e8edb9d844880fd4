import fs from 'node:fs'
import path from 'node:path'
import zlib from 'node:zlib'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { PLATFORM_KINDS } from '../jobs/kinds.ts'
import { testDatabase } from '../testing/database.ts'
import type { Db } from './db.ts'
import { migrate, migrateSome, pendingMigrations } from './migrate.ts'

type Rows = Record<string, Record<string, unknown>[]>

/** What the demonstration of the program of 26 November 2026 (commit afc7735) left in its tables on the third day of the Forum. */
const rowsOfNovember = (): Rows =>
  JSON.parse(
    zlib
      .gunzipSync(fs.readFileSync(path.join(import.meta.dirname, '../testing/database-2026-11-26.json.gz')))
      .toString(),
  )
const LAST_OF_NOVEMBER = '0030_demonstration'

async function fill(db: Db, rows: Rows) {
  await db.connection().execute(async (one) => {
    await sql`set session_replication_role = replica`.execute(one) // in any order of tables, without their triggers
    for (const [table, all] of Object.entries(rows))
      await sql`insert into ${sql.table(table)} overriding system value
        select * from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(all)}::jsonb)`.execute(one)
    await sql`set session_replication_role = origin`.execute(one)
  })
}

async function rowsNow(db: Db, table: string): Promise<Record<string, unknown>[]> {
  const { rows } = await sql<{ row: Record<string, unknown> }>`
    select to_jsonb(t) as row from ${sql.table(table)} t`.execute(db)
  return rows.map(({ row }) => row)
}

test('a database made by the program of 26 November comes up to date and keeps everything', async () => {
  const { db, pool, close } = await testDatabase('empty')
  await migrateSome(db, (name) => name <= LAST_OF_NOVEMBER)
  const before = rowsOfNovember()
  await fill(db, before)
  expect(await pendingMigrations(db)).not.toContain(LAST_OF_NOVEMBER)

  await migrate({ db, pool }, PLATFORM_KINDS)

  expect(await pendingMigrations(db)).toEqual([])
  for (const [table, rows] of Object.entries(before)) {
    const expected = SINCE[table]?.(rows) ?? rows
    const now = (await rowsNow(db, table)).map((row) => JSON.stringify(kept(row, expected[0])))
    expect(now.sort(), table).toEqual(expected.map((row) => JSON.stringify(kept(row, row))).sort())
  }
  await close()
})

/** What later migrations say in other words, or beside what there was. */
const SINCE: Record<string, (rows: Rows[string]) => Rows[string]> = {
  submission: withSubjects,
  session: withSubjects,
  matrix_link: (rows) =>
    rows.map(({ action_line, sdg, ...row }) => ({
      ...row,
      matrix: 'wsis-sdg',
      row_vocabulary: 'action_lines',
      row_code: action_line,
      column_vocabulary: 'sdgs',
      column_code: sdg,
    })),
  vocabulary_term: (rows) => [
    ...rows,
    ...rows
      .filter((row) => row.vocabulary === 'stakeholder_groups_2022')
      .map((row) => ({ ...row, vocabulary: 'stakeholder_groups' })),
  ],
}

/** What a thing is about was two columns, and is one list now. */
function withSubjects(rows: Rows[string]): Rows[string] {
  return rows.map(({ action_lines = [], sdgs = [], ...row }) => ({
    ...row,
    subjects: [
      ...(action_lines as string[]).map((code) => `action_lines ${code}`),
      ...(sdgs as string[]).map((code) => `sdgs ${code}`),
    ],
  }))
}

/** The columns a row had in November, in the order of their names. */
const kept = (row: Record<string, unknown>, november: Record<string, unknown> | undefined) =>
  Object.keys(november ?? {})
    .sort()
    .map((column) => [column, row[column]])

test('a migration that another branch had numbered lower still runs', async () => {
  const { db, pool, close } = await testDatabase('empty')
  await migrateSome(db, (name) => name !== '0021_schedule_acceptance_order' && name !== '0022_mode_changes')
  expect(await migrate({ db, pool }, PLATFORM_KINDS)).toEqual(
    expect.arrayContaining(['0021_schedule_acceptance_order', '0022_mode_changes']),
  )
  await close()
})
