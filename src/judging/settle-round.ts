import { defineAct } from '../acts/public.ts'
import { ok, refuse } from '../platform/result.ts'
import { fixVotes, holdVotes, letStand, type Round, stageOf } from '../rounds/public.ts'
import { type Judged, judgedHeld, roundNamed } from './reads.ts'
import { plannedRound, type Results, resultsOf } from './results.ts'

type Wish = { readonly selection: string; readonly round: string }
type Facts = { readonly judged: Judged; readonly round: Round; readonly results: Results }
type Code =
  | 'selection-unknown'
  | 'round-unknown'
  | 'round-still-open'
  | 'round-settled'
  | 'released-already'
  | 'no-more-rounds'
  | 'nobody-judged'

/** Settles a round that another one follows: whoever passes by the rules goes on, the others stay behind. Nobody outside learns of it. */
export const roundSettled = defineAct<Wish, Facts, Results, void, Code>({
  name: 'round settled',
  may: 'mayHandleJudging',
  async look(at, { selection, round: code }) {
    const { tx, edition } = at
    const judged = await judgedHeld(at, selection)
    if (!judged) return refuse('selection-unknown')
    const round = await roundNamed(tx, edition, judged.id, code)
    if (!round) return refuse('round-unknown')
    // A vote under way is counted, or comes too late: never neither.
    if (at.locking) await holdVotes(tx, edition, round.id)
    return ok({ judged, round, results: await resultsOf(tx, edition, judged, round) })
  },
  shown: ({ round, results: { rows, goesOn } }) => ({
    [round.code]: rows.map(({ entry, ranked }) => [entry.number, ranked.merit, goesOn.has(entry.id)]),
  }),
  decide({ judged, round, results }, _, now) {
    if (judged.releasedAt) return refuse('released-already')
    if (plannedRound(judged, round).last) return refuse('no-more-rounds')
    if (stageOf(round, now) !== 'over') return refuse('round-still-open')
    if (round.fixedAt) return refuse('round-settled')
    return results.goesOn.size > 0 ? ok(results) : refuse('nobody-judged')
  },
  async do({ tx, edition, now }, { rows, goesOn }, { judged, round }) {
    await fixVotes(tx, edition, round.id, now)
    for (const { entry } of rows) {
      const standing = goesOn.has(entry.id) ? ('shortlisted' as const) : ('not_taken' as const)
      await letStand(tx, edition, { selectionId: judged.id, entryId: entry.id, standing }, now)
    }
  },
  record: (_, { rows, goesOn }, { judged, round }) => ({
    subject: judged.code,
    details: { round: round.code, goOn: rows.flatMap(({ entry }) => (goesOn.has(entry.id) ? [entry.number] : [])) },
  }),
})
