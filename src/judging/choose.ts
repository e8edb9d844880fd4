import { type Acting, defineAct } from '../acts/public.ts'
import { ok, refuse } from '../platform/result.ts'
import { fixVotes, holdVotes, letStand, type Round, stageOf } from '../rounds/public.ts'
import { type Judged, judgedHeld, roundNamed } from './reads.ts'
import { plannedRound, type Results, resultsOf } from './results.ts'
import { giveAwards } from './store.ts'

type Wish = { readonly selection: string; readonly round: string }
type Facts = { readonly judged: Judged; readonly round: Round; readonly results: Results }
type Code =
  | 'selection-unknown'
  | 'round-unknown'
  | 'round-still-open'
  | 'released-already'
  | 'undecided'
  | 'round-not-last'
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

/** The winners by the result of a round that is over, as the rules rank it. Nobody outside learns of it before the release; until then it can be done again. */
export const winnersChosen = defineAct<Wish, Facts, Results, void, Code>({
  name: 'winners chosen',
  may: 'mayHandleJudging',
  look: lookAt,
  shown: ({ round, results: { rows } }) => ({
    [round.code]: rows.map(({ entry, points, ranked }) => [entry.number, points?.raw, points?.normalised, ranked.rank]),
  }),
  decide({ judged, round, results }, _, now) {
    const { chosen, undecided } = results.outcome
    if (judged.releasedAt) return refuse('released-already')
    if (stageOf(round, now) !== 'over') return refuse('round-still-open')
    if (!plannedRound(judged, round).last) return refuse('round-not-last')
    if (undecided.length > 0) return refuse('undecided', { count: undecided.length })
    return chosen.length > 0 ? ok(results) : refuse('nobody-judged')
  },
  async do({ tx, edition, now }, { rows, outcome }, { judged, round }) {
    await fixVotes(tx, edition, round.id, now)
    // In categories each winner is the first of its own.
    const inCategories = judged.rules.category !== null
    const places = new Map(outcome.chosen.map(({ id }, i) => [id, inCategories ? 1 : i + 1]))
    for (const { entry } of rows) {
      const standing = places.has(entry.id) ? ('chosen' as const) : ('not_taken' as const)
      await letStand(tx, edition, { selectionId: judged.id, entryId: entry.id, standing }, now)
    }
    const awards = rows.flatMap(({ entry }) => {
      const place = places.get(entry.id)
      return place ? [{ entryId: entry.id, place, category: entry.category }] : []
    })
    await giveAwards(tx, edition, { selectionId: judged.id, roundId: round.id, awards }, now)
  },
  record: (_, { outcome }, { judged, round }) => ({
    subject: judged.code,
    details: { round: round.code, chosen: outcome.chosen.map(({ number }) => number) },
  }),
})
