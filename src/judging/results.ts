import type { EditionScope } from '../access/public.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import {
  chooseBy,
  countVotes,
  drawsOf,
  entriesInRound,
  type InRound,
  type Outcome,
  ordersDrawn,
  type PlannedRound,
  type Judged as Points,
  passing,
  judged as putTogether,
  type Ranked,
  type Round,
  ranking,
  scoresOf,
  type Tally,
  type TieRule,
} from '../rounds/public.ts'
import type { Judged } from './reads.ts'

export type Results = {
  /** From the best down; whom nobody has judged whole, or voted for, comes last, without a rank. */
  readonly rows: readonly { readonly entry: InRound; readonly points: Points | null; readonly ranked: Ranked }[]
  readonly outcome: Outcome
  /** Of a public vote: how many voted, and whose ballots count. */
  readonly tally: Tally | null
  /** Who goes on to the next round by the rules, by id; empty where no round is planned after this one. */
  readonly goesOn: ReadonlySet<string>
}

/** The round as the rules planned it, and whether it is the last of them; rules that plan none have no such round. */
export function plannedRound({ rules }: Pick<Judged, 'rules'>, round: Pick<Round, 'code'>) {
  const at = rules.rounds.findIndex(({ code }) => code === round.code)
  const planned: PlannedRound | null = rules.rounds[at] ?? null
  return { planned, last: planned === null || at === rules.rounds.length - 1 }
}

/** The scores or votes of a round put together by the rules of its selection. Only for those who may, and only once the round is over. */
export async function resultsOf(db: Db | Tx, edition: EditionScope, judged: Judged, round: Round): Promise<Results> {
  const { id, rules, winners } = judged
  const entries = await entriesInRound(db, edition, { selectionId: id, roundId: round.id })
  const { points, tally, meritOf } = await reachedIn(db, edition, judged, round)
  const candidates = entries.map((entry) => ({
    ...{ id: entry.id as string, number: entry.number, facts: entry.facts },
    merit: meritOf(entry.id),
  }))
  // Whom no draw has parted yet stay equal, and nobody chooses among them.
  const ties: TieRule =
    rules.ties === 'earlier' ? { by: 'earlier' } : { by: 'draw', orders: ordersDrawn(await drawsOf(db, edition, id)) }
  const ranked = ranking(candidates, ties)
  const { planned, last } = plannedRound(judged, round)
  const inCategories = entries.map((entry) => ({ ...entry, merit: meritOf(entry.id) }))
  const goesOn = planned && !last ? [...passing(planned.passes, inCategories).values()].flat() : []
  const byId = new Map(entries.map((entry) => [entry.id as string, entry]))
  return {
    rows: ranked.flatMap((one) => {
      const entry = byId.get(one.id)
      return entry ? [{ entry, points: points.get(entry.id) ?? null, ranked: one }] : []
    }),
    // Of a vote that nothing follows one wins: the choice of the public.
    outcome: round.way === 'votes' && !planned ? chooseBy([], ranked, 1) : chooseBy(rules.limits, ranked, winners),
    tally,
    goesOn: new Set(goesOn),
  }
}

/** What each entry reached: points as the rules rank them, or votes; without any nothing is known of it. */
async function reachedIn(db: Db | Tx, edition: EditionScope, judged: Judged, round: Round) {
  const { rules } = judged
  // Without a plan votes are counted by an act of its own; before that nothing is known.
  if (round.way === 'votes' && !round.fixedAt && !plannedRound(judged, round).planned)
    return { points: new Map<string, Points>(), tally: null, meritOf: () => null }
  if (round.way === 'votes') {
    const tally = await countVotes(db, edition, { roundId: round.id, wholeBallots: rules.wholeBallots })
    return { points: new Map<string, Points>(), tally, meritOf: (id: string) => tally.votes.get(id) || null }
  }
  const scores = await scoresOf(db, edition, round.id)
  const points = new Map(putTogether(rules.criteria, scores).map((one) => [one.entryId, one]))
  return { points, tally: null, meritOf: (id: string) => points.get(id)?.[rules.merit] ?? null }
}
