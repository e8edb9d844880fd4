import type { EditionScope } from '../access/public.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import { entriesInRound, type InRound, roundsOf } from '../rounds/public.ts'
import type { Judged } from './reads.ts'

/** Those who came into the round among whom winners are chosen, where the rules plan several; each with its category. */
export async function championsOf(db: Db | Tx, edition: EditionScope, judged: Judged): Promise<InRound[]> {
  const { id, rules } = judged
  const last = (await roundsOf(db, edition, id)).at(-1)
  if (rules.rounds.length < 2 || last?.code !== rules.rounds.at(-1)?.code) return []
  return last ? entriesInRound(db, edition, { selectionId: id, roundId: last.id }) : []
}
