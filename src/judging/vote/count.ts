import { defineAct } from '../../acts/public.ts'
import { ok, refuse } from '../../platform/result.ts'
import { countVotes, fixVotes, type Round, stageOf, type Tally } from '../../rounds/public.ts'
import { type Judged, judgedHeld, roundNamed } from '../reads.ts'
import { isVote } from './booth.ts'

type Facts = { readonly judged: Judged; readonly round: Round }
type Code = 'selection-unknown' | 'round-unknown' | 'round-still-open' | 'counted-already'

/** Ends a vote for good and counts it: nothing comes in afterwards, so whoever counts again counts the same. */
export const votesCounted = defineAct<{ selection: string; round: string }, Facts, null, Tally, Code>({
  name: 'votes counted',
  may: 'mayHandleJudging',
  async look(at, { selection, round: code }) {
    const judged = await judgedHeld(at, selection)
    if (!judged) return refuse('selection-unknown')
    const round = await roundNamed(at.tx, at.edition, judged.id, code)
    return round && isVote(round) ? ok({ judged, round }) : refuse('round-unknown')
  },
  shown: ({ round }) => ({ [round.code]: [round.closesAt, round.fixedAt] }),
  decide({ round }, _, now) {
    if (stageOf(round, now) !== 'over') return refuse('round-still-open')
    return round.fixedAt ? refuse('counted-already') : ok(null)
  },
  async do({ tx, edition, now }, _, { judged, round }) {
    await fixVotes(tx, edition, round.id, now)
    return countVotes(tx, edition, { roundId: round.id, wholeBallots: judged.rules.wholeBallots })
  },
  record: ({ ballots }, _, { judged, round }) => ({ subject: judged.code, details: { round: round.code, ballots } }),
})
