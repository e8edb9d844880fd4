import { defineAct } from '../acts/public.ts'
import { instantOf } from '../consultation/public.ts'
import { ok, refuse } from '../platform/result.ts'
import { addRound, type Entry, entriesOf, type Round, roundsOf } from '../rounds/public.ts'
import { type Judged, judgedHeld } from './reads.ts'

/** `opens` and `closes` are wall clock in the zone of the edition. */
type Wish = { readonly selection: string; readonly opens: string; readonly closes: string; readonly blind: boolean }
type Facts = {
  readonly judged: Judged
  readonly rounds: readonly Round[]
  readonly entries: readonly Entry[]
  readonly zone: string
}
type Decided = { readonly code: string; readonly opensAt: Date; readonly closesAt: Date; readonly blind: boolean }
type Code =
  | 'selection-unknown'
  | 'released-already'
  | 'hours-wrong'
  | 'nothing-to-judge'
  | 'no-criteria'
  | 'round-still-open'

/** Opens a round of the jury on everything that is in. Who takes part is fixed with it; what is taken down leaves it. */
export const roundOpened = defineAct<Wish, Facts, Decided, void, Code>({
  name: 'jury round opened',
  may: 'mayHandleJudging',
  async look(at, { selection }) {
    const { tx, edition } = at
    const judged = await judgedHeld(at, selection)
    if (!judged) return refuse('selection-unknown')
    const entries = (await entriesOf(tx, edition, judged.id)).filter(({ standing }) => standing !== 'gone')
    return ok({ judged, entries, rounds: await roundsOf(tx, edition, judged.id), zone: edition.zone })
  },
  shown: ({ entries, rounds }) => ({ entries: entries.map(({ number }) => number), rounds: rounds.length }),
  decide({ judged, entries, rounds, zone }, { opens, closes, blind }, now) {
    const [opensAt, closesAt] = [instantOf(opens, zone), instantOf(closes, zone)]
    if (judged.releasedAt) return refuse('released-already')
    if (judged.rules.criteria.length === 0) return refuse('no-criteria')
    if (!opensAt.ok || !closesAt.ok || closesAt.value <= opensAt.value || closesAt.value <= now)
      return refuse('hours-wrong')
    if (entries.length === 0) return refuse('nothing-to-judge')
    if (rounds.some((round) => now < round.closesAt)) return refuse('round-still-open')
    return ok({ code: `jury-${rounds.length + 1}`, opensAt: opensAt.value, closesAt: closesAt.value, blind })
  },
  async do({ tx, edition }, round, { judged, entries }) {
    await addRound(tx, edition, { ...round, selectionId: judged.id, way: 'scores' }, entries)
  },
  record: (_, { code, opensAt, closesAt, blind }, { judged, entries }) => ({
    subject: judged.code,
    after: {
      round: code,
      opens: opensAt.toISOString(),
      closes: closesAt.toISOString(),
      blind,
      entries: entries.length,
    },
  }),
})
