import pg from 'pg'
import { type Embedded, isRunning, startEmbedded, stopEmbedded } from './embedded.ts'

/**
 * Who uses an embedded server holds one lock together with the others, on a connection of its own. Whoever leaves asks for the lock
 * alone: it is given only when nobody else is there, and then nobody can come in before the server has stopped.
 */
const LOCK = 1_668_247_158
const LOOK_AFTER_SERVER_MILLISECONDS = 500

type Presence = {
  /** Leaves, and stops the server when nobody else is there. `last` closes the caller's other connections before that. */
  leave(last: () => Promise<void>): Promise<void>
}

/** Joins the users of a server, and starts it again when it was killed; PostgreSQL then recovers what it had acknowledged. */
export async function bePresent(dataFolder: string, first: Embedded, connection: pg.ClientConfig): Promise<Presence> {
  let server = first
  let holder: pg.Client | null = null
  let mending: Promise<void> | null = null

  const hold = async () => {
    const client = new pg.Client(connection)
    client.on('error', () => {
      if (holder === client) holder = null
    })
    client.on('end', () => {
      if (holder === client) holder = null
    })
    try {
      await client.connect()
      await client.query('select pg_advisory_lock_shared($1)', [LOCK])
    } catch (error) {
      await client.end().catch(() => {}) // it broke already
      throw error
    }
    holder = client
  }
  const mend = async () => {
    if (!isRunning(server)) server = await startEmbedded(dataFolder)
    if (!holder) await hold()
  }

  await hold()
  const timer = setInterval(() => {
    if (mending || (holder && isRunning(server))) return
    mending = mend()
      .catch(() => {}) // tried again at the next look; meanwhile the node is not ready
      .finally(() => {
        mending = null
      })
  }, LOOK_AFTER_SERVER_MILLISECONDS)
  timer.unref()

  return {
    async leave(last) {
      clearInterval(timer)
      await mending
      await last()
      const alone = await holder
        ?.query('select pg_advisory_unlock_shared($1), pg_try_advisory_lock($1) as alone', [LOCK])
        .then(({ rows }) => rows[0]?.alone === true)
        .catch(() => false) // it is stopping or gone: nothing is left to stop
      if (alone) await stopEmbedded(server)
      await holder?.end().catch(() => {})
    },
  }
}
