// Without a scope, all of it: the demonstration is the whole database.
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Db, Tx } from '../platform/db/db.ts'
import { currentSchema } from './reads.ts'

/** Where the tables of the next state are made, and where those in use go before they are dropped. */
export const NEXT = 'demonstration_next'
const BEFORE = 'demonstration_before'

export const markAsMade = (tx: Tx, slug: string) => tx.insertInto('demonstration').values({ slug }).execute()

/** The course has come to rest at a moment, with what the tables then hold. */
export const comeToRest = (tx: Tx, reachedAt: Date, counted: string) =>
  tx
    .updateTable('demonstration')
    .set({ reached_at: reachedAt, counted, moving_to: null, beat_at: null, done: 0, total: 0, unfinished: false })
    .execute()

export const noteVisitors = (db: Db) => db.updateTable('demonstration').set({ visitors_wrote: true }).execute()

export const beginMoving = (db: Db, step: string, total: number) =>
  db.updateTable('demonstration').set({ moving_to: step, total, done: 0, beat_at: sql`clock_timestamp()` }).execute()

export const noteProgress = (db: Db, done: number) =>
  db.updateTable('demonstration').set({ done, beat_at: sql`clock_timestamp()` }).execute()

/** It did not get there. `unfinished`: the tables in use stand between two steps. */
export const stopMoving = (db: Db, unfinished: boolean) =>
  db
    .updateTable('demonstration')
    .set({ moving_to: null, beat_at: null, unfinished: sql<boolean>`unfinished or ${unfinished}` })
    .execute()

export async function makeNextSchema(db: Db): Promise<void> {
  await dropSchemas(db)
  await sql`create schema ${sql.id(NEXT)}`.execute(db)
}

export async function dropSchemas(db: Db): Promise<void> {
  for (const schema of [NEXT, BEFORE]) await sql`drop schema if exists ${sql.id(schema)} cascade`.execute(db)
}

/** Puts the next tables in the place of those in use, at once for everybody. */
export async function swapSchemas(tx: Tx): Promise<void> {
  await sql`set local lock_timeout = '10s'`.execute(tx)
  const schema = await currentSchema(tx)
  await sql`alter schema ${sql.id(schema)} rename to ${sql.id(BEFORE)}`.execute(tx)
  await sql`alter schema ${sql.id(NEXT)} rename to ${sql.id(schema)}`.execute(tx)
}

const LOCK = 'demonstration moves'
const TRIES = 3
const TRY_AGAIN_MILLISECONDS = 50

/** Does something while nobody else may move the demonstration; null when somebody does. */
export function alone<T>(db: Db, work: () => Promise<T>): Promise<T | null> {
  return db.connection().execute(async (own) => {
    for (let tries = 1; !(await lock(own)); tries++) {
      if (tries === TRIES) return null
      await sleep(TRY_AGAIN_MILLISECONDS) // whoever has just arrived lets go in a moment
    }
    try {
      return await work()
    } finally {
      await sql`select pg_advisory_unlock(hashtextextended(${LOCK}, 0))`.execute(own)
    }
  })
}

async function lock(own: Db): Promise<boolean> {
  const got = sql<{ got: boolean }>`select pg_try_advisory_lock(hashtextextended(${LOCK}, 0)) as got`
  return (await got.execute(own)).rows[0]?.got === true
}
