import type pg from 'pg'
import { type Db as BossDb, type ConstructorOptions, PgBoss } from 'pg-boss'
import type { JobKind } from './kinds.ts'

/** The schema of the database in which pg-boss keeps its tables. */
export const JOBS_SCHEMA = 'jobs'

// The longest pg-boss allows. A letter that waits even longer is found again by `letters-left`.
const KEPT_WAITING_SECONDS = 365 * 24 * 3600
const KEPT_DONE_SECONDS = 24 * 3600

/** pg-boss on our own connections, without any work of its own unless asked. */
export const openBoss = (db: BossDb, more: Partial<ConstructorOptions> = {}): PgBoss =>
  new PgBoss({
    db,
    schema: JOBS_SCHEMA,
    migrate: false,
    supervise: false,
    schedule: false,
    registerInstance: false,
    persistWarnings: false,
    openTelemetry: { enabled: false },
    queueCacheIntervalSeconds: 3600,
    ...more,
  })

/** The whole answer of the driver: pg-boss sends several statements at once and reads the rows of each. */
export const onPool = (pool: pg.Pool): BossDb => ({
  executeSql: async (text, values) => pool.query(text, values as unknown[] | undefined),
})

/** Brings pg-boss's tables and a queue for each kind up to date, so that any node can send to it. The caller holds the lock under which tables are changed. */
export async function prepareJobs(pool: pg.Pool, kinds: readonly JobKind[]): Promise<void> {
  const boss = openBoss(onPool(pool), { migrate: true })
  boss.on('error', () => {}) // what fails here is thrown as well
  await boss.start()
  try {
    const queues = await boss.getQueues(kinds.map(({ name }) => name))
    const known = new Map(queues.map((queue) => [queue.name, queue as object]))
    for (const { name, terms: of } of kinds) {
      const { retryLimit, firstPause, longestPause, takesAtMost } = of
      const terms = {
        notify: true,
        retryLimit,
        retryDelay: firstPause,
        retryBackoff: true,
        retryDelayMax: longestPause,
        expireInSeconds: takesAtMost,
        retentionSeconds: KEPT_WAITING_SECONDS,
        deleteAfterSeconds: KEPT_DONE_SECONDS,
      }
      const queue = known.get(name) as Record<string, unknown> | undefined
      // Exclusive: of one key, at most one waits or runs; sending it again meanwhile adds nothing.
      if (!queue) await boss.createQueue(name, { ...terms, policy: 'exclusive' })
      else if (Object.entries(terms).some(([term, value]) => queue[term] !== value)) await boss.updateQueue(name, terms)
    }
  } finally {
    await boss.stop({ close: false })
  }
}

/** Whether pg-boss's tables are those this version knows. */
export async function jobsPrepared(pool: pg.Pool): Promise<boolean> {
  const boss = openBoss(onPool(pool))
  boss.on('error', () => {})
  try {
    await boss.start()
    await boss.stop({ close: false })
    return true
  } catch {
    return false
  }
}
