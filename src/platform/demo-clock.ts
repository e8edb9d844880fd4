import { sql } from 'kysely'
import type { Clock, Instant } from './clock.ts'
import type { Db, Tx } from './db/db.ts'
import type { Live } from './live.ts'

const CHANNEL = 'demo_clock'

/** The clock of a demonstration: it stands in another year, runs on from there, and every node agrees on it. */
export async function openDemoClock(
  db: Db,
  live: Live,
  base: Clock,
  onFault: (error: unknown) => void,
): Promise<Clock> {
  let offsetMilliseconds = 0
  const read = async () => {
    const row = await db.selectFrom('demo_clock').select('offset_milliseconds').executeTakeFirst()
    offsetMilliseconds = Number(row?.offset_milliseconds ?? 0)
  }
  live.listen(CHANNEL, () => void read().catch(onFault))
  await read()
  return { ...base, now: () => new Date(base.now().getTime() + offsetMilliseconds) }
}

/** Moves the demonstration to a moment (`step` names it, for a page that offers moments); all nodes follow at the commit. */
export async function moveDemoClock(tx: Tx, live: Live, to: Instant, step: string | null): Promise<void> {
  // By the database's clock, as all nodes read it: this machine's may be another.
  const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(tx)
  const offset_milliseconds = to.getTime() - (rows[0]?.now ?? new Date()).getTime()
  await tx
    .insertInto('demo_clock')
    .values({ offset_milliseconds, step })
    .onConflict((oc) => oc.column('singleton').doUpdateSet({ offset_milliseconds, step }))
    .execute()
  await live.notify(tx, CHANNEL, 'moved')
}
