import type { Db } from '../../platform/db/db.ts'
import { keptHere } from '../../platform/kept.ts'
import { stampOf } from '../../platform/stamps.ts'
import { choicesOf, deskRowsNow } from './coded.ts'
import { keyOf } from './query.ts'
import type { DeskList } from './rows.ts'

/** How many a list holds, and how many it would hold with each code of each filter chosen, whatever is chosen of that filter now. */
export type DeskCounts = {
  readonly count: number
  readonly of: ReadonlyMap<string, ReadonlyMap<string, number>>
}

const kept = keptHere<DeskCounts>('desk.counts')

/** Counted anew only when something of the edition's submissions, decisions or marks has changed: everybody at the desk asks for the same. */
export const deskCounts = async (db: Db, list: DeskList): Promise<DeskCounts> =>
  kept.get(
    db,
    `${list.edition.id} ${list.addresses} ${keyOf(list.query)}`,
    () => countNow(db, list),
    await stampOf(db, ['received', 'edition', 'desk']),
  )

async function countNow(db: Db, list: DeskList): Promise<DeskCounts> {
  const { rows, among } = await deskRowsNow(db, list)
  const { count, of } = rows.narrowed(choicesOf(list), among).counted()
  return { count, of: new Map(list.filters.map((filter, at) => [filter.name, of[at] ?? new Map()])) }
}
