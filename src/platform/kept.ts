import { sql } from 'kysely'
import type { Db, Tx } from './db/db.ts'
import type { Live } from './live.ts'

/**
 * What a node makes from rows and keeps, and the one rule of when it may still be used. A value is used again as long as
 *  - no node has told that its rows changed (`changed`, in the transaction that changes them; heard at the commit), and
 *  - its stamp, where one is given, is the same: a cheap question about the rows, for values whose rows have many writers.
 * Nothing is kept that was made while news of it came in, or inside a transaction that itself changed the rows. After a lost connection
 * everything is forgotten: something may have been missed.
 */
type Kept<T> = {
  get(db: Db | Tx, key: string, make: () => Promise<T>, stamp?: string): Promise<T>
  /** Whoever changes rows a value is made from says so, in the same transaction. */
  changed(tx: Tx, key: string): Promise<void>
}

type Entry<T> = { stamp: string; value: Promise<T> }

const CHANNEL = 'kept'
/** More than the forms and editions a server is likely to hold; what was longest not asked for goes. */
const MOST_ENTRIES = 1000

/** Whoever asks with so many words is hardly asked after by anybody else. */
const LONGEST_KEY = 1000

const forgetters = new Map<string, (key: string | null) => void>()

/** A place to keep values of one sort, under a name that all nodes share. */
export function keptHere<T>(name: string): Kept<T> {
  const entries = new Map<string, Entry<T>>()
  const changing = new WeakMap<object, Set<string>>()
  let news = 0
  const forget = (key: string | null) => {
    news++
    if (key === null) entries.clear()
    else entries.delete(key)
  }
  forgetters.set(name, forget)

  return {
    async get(db, key, make, stamp = '') {
      if (key.length > LONGEST_KEY || changing.get(db)?.has(key)) return make()
      const known = entries.get(key)
      if (known?.stamp === stamp) {
        entries.delete(key)
        entries.set(key, known) // the newest asked for stands last
        return known.value
      }
      const before = news
      const entry = { stamp, value: make() }
      entries.set(key, entry)
      for (const oldest of entries.keys()) {
        if (entries.size <= MOST_ENTRIES) break
        entries.delete(oldest)
      }
      const settle = (keep: boolean) => {
        if (!keep && entries.get(key) === entry) entries.delete(key)
      }
      await entry.value.then(
        () => settle(news === before),
        () => settle(false),
      )
      return entry.value
    },
    async changed(tx, key) {
      changing.set(tx, (changing.get(tx) ?? new Set()).add(key))
      await sql`select pg_notify(${CHANNEL}, ${`${name} ${key}`})`.execute(tx)
    },
  }
}

/** Hears, on this node, what any node changed; until the returned function is called. */
export const hearChanges = (live: Pick<Live, 'listen'>): (() => void) =>
  live.listen(CHANNEL, (id) => {
    if (id === null) {
      for (const forget of forgetters.values()) forget(null)
      return
    }
    const space = id.indexOf(' ')
    forgetters.get(id.slice(0, space))?.(id.slice(space + 1))
  })
