import { sql } from 'kysely'
import pg from 'pg'
import type { Tx } from './db/db.ts'
import type { Log } from './log.ts'

/** News between nodes as PostgreSQL carries it: a channel and an id, never content (its limit is 8,000 bytes). */
export type Live = {
  /** Tells every node when the transaction commits, and nobody if it does not. */
  notify(tx: Tx, channel: string, id: string): Promise<void>
  /**
   * Hears a channel on this node until the returned function is called. Once the database listens, at first and after a lost
   * connection, the handler is called with null: something may have been missed until then, so look again.
   */
  listen(channel: string, handler: (id: string | null) => void): () => void
  close(): Promise<void>
}

type Handlers = Set<(id: string | null) => void>

const RECONNECT_AFTER_MILLISECONDS = 500

/** One LISTEN connection per node, opened at the first listener and opened again whenever it breaks. */
export function openLive(connection: pg.ClientConfig, log: Log): Live {
  const handlers = new Map<string, Handlers>()
  let client: pg.Client | null = null
  let retry: NodeJS.Timeout | null = null
  let closed = false
  let broken = false

  const connect = () => {
    retry = null
    const mine = new pg.Client({ ...connection, application_name: `convoke-${process.pid}` })
    client = mine
    const lost = () => {
      if (client !== mine) return
      client = null
      broken = true
      mine.end().catch(() => {}) // the connection is gone; nothing is left to end in order
      if (!closed) retry = setTimeout(connect, RECONNECT_AFTER_MILLISECONDS)
    }
    mine.on('error', lost)
    mine.on('end', lost)
    mine.on('notification', ({ channel, payload }) => {
      for (const handler of handlers.get(channel) ?? []) handler(payload ?? '')
    })
    mine
      .connect()
      .then(async () => {
        for (const channel of handlers.keys()) await mine.query(`listen ${pg.escapeIdentifier(channel)}`)
        if (broken) log.info('live connection is back')
        broken = false
        for (const set of handlers.values()) lookAgain(set)
      })
      .catch(lost)
  }

  return {
    async notify(tx, channel, id) {
      await sql`select pg_notify(${channel}, ${id})`.execute(tx)
    },
    listen(channel, handler) {
      const set = handlers.get(channel) ?? new Set()
      const isNew = set.size === 0
      set.add(handler)
      handlers.set(channel, set)
      if (!client && !retry) connect()
      // While connecting, the channel is listened to with the others; a query queued here twice does no harm.
      else if (isNew)
        client?.query(`listen ${pg.escapeIdentifier(channel)}`).then(
          () => lookAgain(set),
          () => {}, // the connection broke, and is opened again for all channels
        )
      return () => {
        set.delete(handler)
      }
    },
    async close() {
      closed = true
      if (retry) clearTimeout(retry)
      const last = client
      client = null
      await last?.end().catch(() => {})
    },
  }
}

function lookAgain(handlers: Handlers) {
  for (const handler of handlers) handler(null)
}
