import type { EditionScope } from '../access/public.ts'
import { defineAct } from '../acts/public.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import type { PersonId, SelectionEntryId } from '../platform/db/schema.ts'
import { ok, refuse } from '../platform/result.ts'
import {
  ballotOf,
  castVote,
  entriesInRound,
  type InRound,
  type Round,
  roundsOf,
  type Stage,
  stageOf,
} from '../rounds/public.ts'
import { type Judged, judgedNamed } from './reads.ts'
import { hasProven } from './vote/booth.ts'
import { type Work, worksShown } from './works.ts'

/** What can be voted for, as anybody sees it. */
export type Candidate = { readonly entry: InRound; readonly work: Work }

export type Vote = {
  readonly judged: Judged
  readonly round: Round
  readonly stage: Stage
  /** By category, each in an order of its own that is the same for everybody: that of the numbers. */
  readonly categories: ReadonlyMap<string, readonly Candidate[]>
  /** What this person has voted for, by category; nobody else learns of it. */
  readonly ballot: ReadonlyMap<string, SelectionEntryId>
}

type Asked = { readonly selection: string; readonly personId: PersonId | null; readonly now: Date }

/** The public vote of a selection as one person sees it; null where there is none, or it has not opened: until then nobody knows who was nominated. */
export async function voteOf(
  db: Db | Tx,
  edition: EditionScope,
  { selection, personId, now }: Asked,
): Promise<Vote | null> {
  const judged = await judgedNamed(db, edition, selection)
  if (!judged?.rules.rounds.length) return null
  const round = (await roundsOf(db, edition, judged.id)).findLast((one) => one.way === 'votes' && one.opensAt <= now)
  if (!round) return null
  const entries = await entriesInRound(db, edition, { selectionId: judged.id, roundId: round.id })
  const works = await worksShown(
    db,
    edition,
    judged,
    entries.map(({ subject }) => subject),
  )
  const categories = new Map<string, Candidate[]>()
  for (const entry of entries) {
    const work = works.get(entry.subject)
    if (work) categories.set(entry.category, [...(categories.get(entry.category) ?? []), { entry, work }])
  }
  const ballot = personId ? await ballotOf(db, edition, { roundId: round.id, personId }) : new Map()
  return { judged, round, stage: stageOf(round, now), categories, ballot }
}

/** `origin`: where it comes from, by `originOf`; null when no request asks. */
type Wish = {
  readonly selection: string
  readonly category: string
  readonly number: number
  readonly origin: string | null
}
type Facts = { readonly vote: Vote; readonly candidates: readonly Candidate[]; readonly proven: boolean }
type Code =
  | 'ballot-unknown'
  | 'category-unknown'
  | 'ballot-closed'
  | 'not-signed-in'
  | 'address-unproven'
  | 'nothing-picked'
type Decided = { readonly entryId: SelectionEntryId; readonly origin: string | null }

/** One vote in one category of whoever has shown that their address is theirs; another one while the round is open takes its place. */
export const ballotVoteCast = defineAct<Wish, Facts, Decided, void, Code>({
  name: 'vote in a category cast',
  may: 'owner',
  async look({ tx, edition, personId, now }, { selection, category }) {
    const vote = await voteOf(tx, edition, { selection, personId, now })
    if (!vote) return refuse('ballot-unknown')
    if (!personId) return refuse('not-signed-in')
    const candidates = vote.categories.get(category)
    if (!candidates) return refuse('category-unknown')
    return ok({ vote, candidates, proven: await hasProven(tx, personId) })
  },
  // Not the person’s own vote: of two windows the last word counts.
  shown: ({ candidates }, { category }) => ({
    [`category ${category}`]: candidates.map(({ entry, work }) => [entry.number, work.version]),
  }),
  decide({ vote, candidates, proven }, { number, origin }) {
    if (vote.stage !== 'open' || vote.round.fixedAt) return refuse('ballot-closed')
    if (!proven) return refuse('address-unproven')
    const picked = candidates.find(({ entry }) => entry.number === number)
    return picked ? ok({ entryId: picked.entry.id, origin }) : refuse('nothing-picked')
  },
  async do({ tx, edition, personId, now }, { entryId, origin: originHash }, { vote }) {
    if (!personId) return
    const cast = await castVote(tx, edition, { roundId: vote.round.id, entryId, personId, originHash }, now)
    if (!cast) throw new VoteTooLate()
  },
  // That somebody voted, never for what.
  record: (_, __, { vote }) => ({ subject: vote.judged.code, details: { round: vote.round.code } }),
  refusalOf: async (error) => (error instanceof VoteTooLate ? { code: 'ballot-closed', facts: {} } : null),
})

/** Thrown where the votes were fixed while this one was under way: nothing of the act stands. */
class VoteTooLate extends Error {}
