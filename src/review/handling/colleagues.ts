import type { EditionScope } from '../../access/public.ts'
import { holdersOf } from '../../identity/public.ts'
import type { Db, Tx } from '../../platform/db/db.ts'

/** Somebody who decides at the desk of an edition. */
export type Colleague = Awaited<ReturnType<typeof holdersOf>>[number]

export const colleaguesOf = (db: Db | Tx, edition: EditionScope): Promise<Colleague[]> =>
  holdersOf(db, edition, 'mayDecide')
