import { sql } from 'kysely'
import type { Clock, Instant } from './clock.ts'
import type { Db, Tx } from './db/db.ts'
import type { Live } from './live.ts'

const CHANNEL = 'demo_clock'
const AGAIN_AFTER_MILLISECONDS = 1_000

/** The clock of a demonstration: it stands in another year, runs on from there, and every node agrees on it. Stops hearing when closed. */
export async function openDemoClock(
  db: Db,
  live: Live,
  base: Clock,
  onFault: (error: unknown) => void,
): Promise<Clock & { close(): void }> {
  let offsetMilliseconds = 0
  let again: NodeJS.Timeout | undefined
  const read = async () => {
    const row = await db.selectFrom('demo_clock').select('offset_milliseconds').executeTakeFirst()
    offsetMilliseconds = Number(row?.offset_milliseconds ?? 0)
  }
  // One after the other: of two reads at once the older could end last.
  let last = read()
  const follow = () => {
    clearTimeout(again)
    last = last.then(read, read)
    last.catch((error) => {
      onFault(error)
      again = setTimeout(follow, AGAIN_AFTER_MILLISECONDS).unref()
    })
  }
  const deaf = live.listen(CHANNEL, follow)
  await last
  return {
    ...base,
    now: () => new Date(base.now().getTime() + offsetMilliseconds),
    close() {
      deaf()
      clearTimeout(again)
    },
  }
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
