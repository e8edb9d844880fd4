import type { EditionScope } from '../access/public.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import {
  chooseBy,
  drawsOf,
  entriesInRound,
  type InRound,
  type Outcome,
  ordersDrawn,
  type Judged as Points,
  judged as putTogether,
  type Ranked,
  type Round,
  ranking,
  scoresOf,
  type TieRule,
} from '../rounds/public.ts'
import type { Judged } from './reads.ts'

export type Results = {
  /** From the best down; whom nobody has judged whole comes last, without a rank. */
  readonly rows: readonly { readonly entry: InRound; readonly points: Points | null; readonly ranked: Ranked }[]
  readonly outcome: Outcome
}

/** The scores of a round put together by the rules of its selection. Only for those who may, and only once the round is over. */
export async function resultsOf(
  db: Db | Tx,
  edition: EditionScope,
  { id, rules, winners }: Judged,
  round: Round,
): Promise<Results> {
  const entries = await entriesInRound(db, edition, { selectionId: id, roundId: round.id })
  const points = new Map(
    putTogether(rules.criteria, await scoresOf(db, edition, round.id)).map((one) => [one.entryId, one]),
  )
  const candidates = entries.map((entry) => ({
    ...{ id: entry.id as string, number: entry.number, facts: entry.facts },
    merit: points.get(entry.id)?.[rules.merit] ?? null,
  }))
  // Whom no draw has parted yet stay equal, and nobody chooses among them.
  const ties: TieRule =
    rules.ties === 'earlier' ? { by: 'earlier' } : { by: 'draw', orders: ordersDrawn(await drawsOf(db, edition, id)) }
  const ranked = ranking(candidates, ties)
  const byId = new Map(entries.map((entry) => [entry.id as string, entry]))
  return {
    rows: ranked.flatMap((one) => {
      const entry = byId.get(one.id)
      return entry ? [{ entry, points: points.get(entry.id) ?? null, ranked: one }] : []
    }),
    outcome: chooseBy(rules.limits, ranked, winners),
  }
}
