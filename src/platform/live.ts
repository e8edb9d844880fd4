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

type Listening = { readonly client: pg.Client; readonly open: Promise<void>; listen(channel: string): Promise<void> }

/** A connection that is asked one thing after the other, the first when it stands: it warns of a question put while it answers another. */
function listening(connection: pg.ClientConfig): Listening {
  const client = new pg.Client({ ...connection, application_name: `convoke-${process.pid}` })
  const open = client.connect().then(() => {})
  let turn = open.catch(() => {})
  return {
    client,
    open,
    listen(channel) {
      const done = turn.then(async () => void (await client.query(`listen ${pg.escapeIdentifier(channel)}`)))
      turn = done.catch(() => {}) // whoever asked is told; the next one still has a turn
      return done
    },
  }
}

/** One LISTEN connection per node, opened at the first listener and opened again whenever it breaks. */
export function openLive(connection: pg.ClientConfig, log: Log): Live {
  const handlers = new Map<string, Handlers>()
  let current: Listening | null = null
  let retry: NodeJS.Timeout | null = null
  let closed = false
  let broken = false

  const connect = () => {
    retry = null
    const mine = listening(connection)
    current = mine
    const lost = () => {
      if (current !== mine) return
      current = null
      broken = true
      mine.client.end().catch(() => {}) // the connection is gone; nothing is left to end in order
      if (!closed) retry = setTimeout(connect, RECONNECT_AFTER_MILLISECONDS)
    }
    mine.client.on('error', lost)
    mine.client.on('end', lost)
    mine.client.on('notification', ({ channel, payload }) => {
      for (const handler of handlers.get(channel) ?? []) handler(payload ?? '')
    })
    mine.open
      .then(async () => {
        for (const channel of handlers.keys()) await mine.listen(channel)
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
      if (!current && !retry) connect()
      // While connecting, the channel is listened to with the others; once more does no harm.
      else if (isNew)
        current?.listen(channel).then(
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
      const last = current
      current = null
      await last?.client.end().catch(() => {})
    },
  }
}

function lookAgain(handlers: Handlers) {
  for (const handler of handlers) handler(null)
}
