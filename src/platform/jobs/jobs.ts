import type pg from 'pg'
import { fromKysely, type PgBoss } from 'pg-boss'
import type { Tx } from '../db/db.ts'
import type { Live } from '../live.ts'
import type { Log } from '../log.ts'
import { JOBS_SCHEMA, onPool, openBoss } from './boss.ts'
import type { JobKind } from './kinds.ts'

type SendMore = {
  /** Of one key at most one job waits or runs; sending it again meanwhile adds nothing. Without a key there is one key a kind. */
  key?: string
  /** Real seconds before it may begin. The queue lives by the database's clock and knows nothing of a demonstration's. */
  startAfterSeconds?: number
}

type JobCounts = Record<string, { waiting: number; running: number; failed: number }>

/**
 * Work that is done later, by any worker, and tried again when it fails. A job may arrive twice, so its handler asks first whether
 * the work is done already.
 */
export type Jobs = {
  /** Queues a job in the caller's transaction: at its commit workers are told, and if it is rolled back there never was a job. */
  send<Payload extends object>(tx: Tx, kind: JobKind<Payload>, payload: Payload, more?: SendMore): Promise<void>
  /** The same for many jobs of a kind, each under a key of its own. */
  sendAll<Payload extends object>(
    tx: Tx,
    kind: JobKind<Payload>,
    jobs: readonly { readonly payload: Payload; readonly key: string }[],
  ): Promise<void>
  /** Names who does jobs of a kind on this node; said before `start`. A handler that throws is tried again by the terms of its kind. */
  work<Payload extends object>(kind: JobKind<Payload>, handler: (payload: Payload) => Promise<void>): void
  /** Sends a job of a kind at the times of a cron expression in UTC, once for all workers; a time missed while none ran is made up for. */
  schedule(kind: JobKind, cron: string): void
  /** Makes this node a worker. */
  start(): Promise<void>
  /** Takes no further jobs and lets those in hand finish; sending still works. */
  stop(): Promise<void>
  close(): Promise<void>
  /** How many jobs there are of each kind, counted now. */
  counts(): Promise<JobCounts>
  /** Whether this node works, and if so whether its queue answers. */
  state(): 'sends only' | 'works' | 'stopped'
}

const FINISH_IN_HAND_MILLISECONDS = 30_000

// Workers are woken by LISTEN/NOTIFY; these are for news that was missed. Cron is kept to the minute by looking every 45 s.
const PACE = {
  superviseIntervalSeconds: 60,
  monitorIntervalSeconds: 60,
  cronMonitorIntervalSeconds: 45,
  cronWorkerIntervalSeconds: 45,
  bamIntervalSeconds: 24 * 3600,
  flowIntervalSeconds: 24 * 3600, // jobs that wait for each other: we have none
}

/** Opens the queue for kinds of jobs; its tables must be up to date (`migrate`, with the same kinds). */
export async function openJobs(pool: pg.Pool, live: Live, log: Log, kinds: readonly JobKind[]): Promise<Jobs> {
  const termsOf = new Map(kinds.map(({ name, terms }) => [name, terms]))
  const known = ({ name }: { name: string }) => {
    const terms = termsOf.get(name)
    if (!terms) throw new Error(`No module brings the kind of job "${name}": name it in the module's \`jobs\`.`)
    return { name, terms }
  }
  const handlers = new Map<string, (payload: never) => Promise<void>>()
  const schedules = new Map<string, string>()
  const sender = heard(openBoss(onPool(pool)), log)
  await sender.start()
  let worker: PgBoss | null = null
  let stopped = false
  const stop = async () => {
    stopped = true
    await worker?.stop({ close: false, graceful: true, timeout: FINISH_IN_HAND_MILLISECONDS })
  }

  return {
    async send(tx, kind, payload, { key, startAfterSeconds } = {}) {
      await sender.send(known(kind).name, payload, {
        db: fromKysely(tx),
        ...(key !== undefined && { singletonKey: key }),
        ...(startAfterSeconds !== undefined && { startAfter: startAfterSeconds }),
      })
    },
    async sendAll(tx, kind, jobs) {
      if (jobs.length === 0) return
      const all = jobs.map(({ payload, key }) => ({ data: payload, singletonKey: key }))
      await sender.insert(known(kind).name, all, { db: fromKysely(tx) })
    },
    work(kind, handler) {
      handlers.set(known(kind).name, handler)
    },
    schedule(kind, cron) {
      schedules.set(known(kind).name, cron)
    },
    async start() {
      // One LISTEN connection a node is enough: ours carries the news of the queue too.
      const listening = {
        ...onPool(pool),
        async listen(channel: string, onNews: (queue: string) => void, onReconnect: () => void) {
          const deaf = live.listen(channel, (queue) => (queue === null ? onReconnect() : onNews(queue)))
          return { close: async () => deaf() }
        },
      }
      worker = heard(openBoss(listening, { supervise: true, schedule: true, useListenNotify: true, ...PACE }), log)
      await worker.start()
      for (const [name, handler] of handlers) {
        const { looksEvery, atOnce } = known({ name }).terms
        const options = {
          pollingIntervalSeconds: looksEvery,
          notifyPollingIntervalSeconds: looksEvery,
          batchSize: atOnce,
          burstWhenBatchFull: true, // after a full batch the next one at once; pg-boss does so for batches of two and more only
          perJobResults: true,
        } as const
        await worker.work(name, options, async (batch) => Promise.all(batch.map((job) => result(job, handler))))
      }
      for (const [name, cron] of schedules) await worker.schedule(name, cron, {}, { tz: 'UTC', missed: 'once' })
    },
    stop,
    async close() {
      await stop()
      await sender.stop({ close: false })
    },
    async counts() {
      // Its own statistics may be a minute old.
      const names = [...termsOf.keys()]
      const { rows } = await pool.query<{ name: string; waiting: number; running: number; failed: number }>(
        `select name, count(*) filter (where state in ('created', 'retry')) as waiting,
           count(*) filter (where state = 'active') as running, count(*) filter (where state = 'failed') as failed
         from ${JOBS_SCHEMA}.job where name = any ($1) group by name`,
        [names],
      )
      const none = names.map((name) => [name, { waiting: 0, running: 0, failed: 0 }] as const)
      return Object.fromEntries([...none, ...rows.map(({ name, ...counts }) => [name, counts] as const)])
    },
    state: () => (stopped ? 'stopped' : worker ? 'works' : 'sends only'),
  }
}

/** One job of a batch, which fails by itself. Of a fault only its words are kept with the job. */
async function result({ id, data }: { id: string; data: unknown }, handler: (payload: never) => Promise<void>) {
  try {
    await handler(data as never) // sent by `send`, whose payload has the type of its kind
    return { id, status: 'completed' as const }
  } catch (error) {
    return { id, status: 'failed' as const, output: { reason: error instanceof Error ? error.message : 'unknown' } }
  }
}

/** A queue that cannot reach the database says so and tries again by itself; unheard, its words would end the process. */
function heard(boss: PgBoss, log: Log): PgBoss {
  boss.on('error', (error) => {
    const { code, message } = error as Error & { code?: string }
    log.warn({ reason: code ?? message }, 'queue of jobs disturbed')
  })
  boss.on('warning', ({ data }) => log.warn({ reason: (data as { type?: string }).type }, 'queue of jobs warns'))
  return boss
}
