import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '../../platform/db/db.ts'
import { type Cell, CodedRows } from './coded-rows.ts'

export type NumberedRow = { readonly number: number; readonly cells: readonly Cell[]; readonly time?: Date | null }

/** Rows of an edition's submissions to keep by column, and how they are read. */
export type RowSource = {
  /** Another one whenever the columns, or how their values are made, are others. */
  readonly key: string
  readonly editionId: string
  readonly width: number
  /** The rows of these numbers; one that is not there any more, or not to be seen, is left out. */
  read(db: Db, numbers: readonly number[]): Promise<readonly NumberedRow[]>
}

type State = {
  readonly rows: CodedRows
  /** The stamp they are right for, and the oldest transaction that may not have been seen by then. */
  stamp: string
  unseenFrom: string
  freshAt: number
  running: Promise<void> | null
}

/** At once, so that neither reading nor putting away holds anybody up. */
const PART = 2_000
/** Rows of some editions for some readers; what was longest not asked for goes. */
const MOST_KEPT = 8
/** Changes are swept after days; what was not brought up to date for so long is read anew. */
const TOO_OLD_MILLISECONDS = 24 * 3_600_000

const kept = new WeakMap<Db, Map<string, State>>()

/**
 * The rows of a source as they stand at `stamp` or later, held in memory by this node. Only what was touched since they were last asked for
 * is read again: by the transactions that were not seen then (`submission_change`, written by triggers), so that one which began before
 * and ended after is never missed.
 */
export async function rowsAt(db: Db, source: RowSource, stamp: string): Promise<CodedRows> {
  const state = stateOf(db, source)
  // A reading that began before this stamp was asked may not have seen it.
  if (state.stamp !== stamp && state.running) await state.running.catch(() => {})
  if (state.stamp !== stamp) {
    state.running ??= bringUpToDate(db, source, state, stamp).finally(() => {
      state.running = null
    })
    await state.running
  }
  return state.rows
}

function stateOf(db: Db, source: RowSource): State {
  const states = kept.get(db) ?? new Map<string, State>()
  kept.set(db, states)
  const key = `${source.editionId} ${source.key}`
  const known = states.get(key)
  const fresh = known && (known.running || Date.now() - known.freshAt < TOO_OLD_MILLISECONDS)
  const state = fresh
    ? known
    : { rows: new CodedRows(source.width), stamp: '', unseenFrom: '0', freshAt: Date.now(), running: null }
  states.delete(key)
  states.set(key, state) // the newest asked for stands last
  for (const oldest of states.keys()) {
    if (states.size <= MOST_KEPT) break
    states.delete(oldest)
  }
  return state
}

async function bringUpToDate(db: Db, source: RowSource, state: State, stamp: string): Promise<void> {
  // Asked before the rows: what is committed in between is read now and once more.
  const { rows } = await sql<{
    unseen: string
  }>`select pg_snapshot_xmin(pg_current_snapshot())::text as unseen`.execute(db)
  const unseen = rows[0]?.unseen ?? '0'
  for (let after = -1; ; ) {
    const numbers = await touchedAfter(db, source.editionId, state, after)
    const found = new Map((await source.read(db, numbers)).map((row) => [row.number, row]))
    for (const number of numbers) {
      const row = found.get(number)
      state.rows.put(number, row?.cells ?? null, row?.time?.getTime())
    }
    if (numbers.length < PART) break
    after = numbers.at(-1) ?? after
  }
  state.stamp = stamp
  state.unseenFrom = unseen
  state.freshAt = Date.now()
}

/** Numbers to read, in their order: all there are at first, then those that were touched. */
async function touchedAfter(db: Db, editionId: string, state: State, after: number): Promise<number[]> {
  const all = state.unseenFrom === '0'
  const rows = await db
    .selectFrom(all ? 'submission' : 'submission_change')
    .select('number')
    .distinct()
    .where('edition_id', '=', editionId)
    .where('number', '>', after)
    .$if(!all, (query) => query.where(sql<boolean>`changed_by >= ${state.unseenFrom}::xid8`))
    .orderBy('number')
    .limit(PART)
    .execute()
  return rows.map(({ number }) => number)
}

/** Submissions of an edition, `submission s`, that a condition is true of: 1 at the place of each one's number. */
export async function numbersWhere(
  db: Db | Tx,
  editionId: string,
  condition: RawBuilder<boolean>,
): Promise<Uint8Array> {
  const { rows } = await sql<{
    numbers: string | null
  }>`select string_agg(s.number::text, ',') as numbers from submission s
    where s.edition_id = ${editionId} and ${condition}`.execute(db)
  const found = rows[0]?.numbers?.split(',').map(Number) ?? []
  const among = new Uint8Array(found.reduce((most, number) => Math.max(most, number + 1), 0))
  for (const number of found) among[number] = 1
  return among
}
