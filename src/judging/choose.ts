import { type Acting, defineAct } from '../acts/public.ts'
import { ok, refuse } from '../platform/result.ts'
import { fixVotes, holdVotes, letStand, type Round, stageOf } from '../rounds/public.ts'
import { awardedIn, type Judged, judgedHeld, PUBLIC_CHOICE, roundNamed } from './reads.ts'
import { plannedRound, type Results, resultsOf } from './results.ts'
import { giveAwards } from './store.ts'
import { isVote } from './vote/booth.ts'

type Wish = { readonly selection: string; readonly round: string }
type Facts = { readonly judged: Judged; readonly round: Round; readonly results: Results }
type Code =
  | 'selection-unknown'
  | 'round-unknown'
  | 'round-still-open'
  | 'released-already'
  | 'undecided'
  | 'round-not-last'
  | 'votes-not-counted'
  | 'nobody-judged'

async function lookAt(at: Acting, { selection, round: code }: Wish) {
  const { tx, edition } = at
  const judged = await judgedHeld(at, selection)
  if (!judged) return refuse('selection-unknown')
  const round = await roundNamed(tx, edition, judged.id, code)
  if (!round) return refuse('round-unknown')
  if (at.locking) await holdVotes(tx, edition, round.id)
  return ok({ judged, round, results: await resultsOf(tx, edition, judged, round) })
}

/** The winners by the result of a round that is over, as the rules rank it; of a vote, the choice of the public beside them. Nobody outside learns of it before the release; until then it can be done again. */
export const winnersChosen = defineAct<Wish, Facts, Results, void, Code>({
  name: 'winners chosen',
  may: 'mayHandleJudging',
  look: lookAt,
  shown: ({ round, results: { rows } }) => ({
    [round.code]: rows.map(({ entry, points, ranked }) => [
      entry.number,
      points?.raw,
      points?.normalised,
      ranked.merit,
      ranked.rank,
    ]),
  }),
  decide({ judged, round, results }, _, now) {
    const { chosen, undecided } = results.outcome
    if (judged.releasedAt) return refuse('released-already')
    if (stageOf(round, now) !== 'over') return refuse('round-still-open')
    const { planned, last } = plannedRound(judged, round)
    if (!last) return refuse('round-not-last')
    if (isVote(round) && !planned && !round.fixedAt) return refuse('votes-not-counted')
    if (undecided.length > 0) return refuse('undecided', { count: undecided.length })
    return chosen.length > 0 ? ok(results) : refuse('nobody-judged')
  },
  async do({ tx, edition, now }, { rows, outcome }, { judged, round }) {
    const { planned } = plannedRound(judged, round)
    if (planned) await fixVotes(tx, edition, round.id, now)
    const of = { selectionId: judged.id, roundId: round.id }
    const awards = awardsIn({ rows, outcome }, { planned: planned !== null, round, judged })
    for (const category of new Set([
      ...awards.map((one) => one.category),
      isVote(round) && !planned ? PUBLIC_CHOICE : '',
    ]))
      await giveAwards(tx, edition, { ...of, category, awards: awards.filter((one) => one.category === category) }, now)
    const winners = await awardedIn(tx, edition, judged.id)
    for (const { entry } of rows) {
      const standing = winners.has(entry.id) ? ('chosen' as const) : ('not_taken' as const)
      await letStand(tx, edition, { selectionId: judged.id, entryId: entry.id, standing }, now)
    }
  },
  record: (_, { outcome }, { judged, round }) => ({
    subject: judged.code,
    details: { round: round.code, chosen: outcome.chosen.map(({ number }) => number) },
  }),
})

type Chosen = { readonly planned: boolean; readonly round: Round; readonly judged: Judged }

/** Which award each winner gets: of categories the first place of their own, of a vote beside the jury the choice of the public. */
function awardsIn({ rows, outcome }: Pick<Results, 'rows' | 'outcome'>, { planned, round, judged }: Chosen) {
  const publics = isVote(round) && !planned
  const inCategories = judged.rules.category !== null
  return outcome.chosen.flatMap((one, i) => {
    const row = rows.find(({ entry }) => entry.id === one.id)
    if (!row) return []
    const place = publics ? null : inCategories ? 1 : i + 1
    return [{ entryId: row.entry.id, place, category: publics ? PUBLIC_CHOICE : row.entry.category }]
  })
}
