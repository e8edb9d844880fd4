import { defineAct } from '../acts/public.ts'
import { instantOf } from '../consultation/public.ts'
import { ok, refuse } from '../platform/result.ts'
import { addRound, type Entry, entriesOf, type Round, roundsOf } from '../rounds/public.ts'
import { type Judged, judgedHeld } from './reads.ts'
import { hoursChanged } from './vote/booth.ts'

/** `opens` and `closes` are wall clock in the zone of the edition. */
type Wish = {
  readonly selection: string
  /** `votes`: everybody with a proven address has one. */
  readonly way: Round['way']
  readonly opens: string
  readonly closes: string
  readonly blind: boolean
}
type Facts = {
  readonly judged: Judged
  readonly rounds: readonly Round[]
  readonly entries: readonly Entry[]
  readonly zone: string
}
type Decided = {
  readonly code: string
  readonly way: Round['way']
  readonly opensAt: Date
  readonly closesAt: Date
  readonly blind: boolean
}
type Code =
  | 'selection-unknown'
  | 'released-already'
  | 'hours-wrong'
  | 'nothing-to-judge'
  | 'no-criteria'
  | 'round-still-open'

/** Opens a round of the jury, or a vote of the public, on everything that is in. Who takes part is fixed with it; what is taken down leaves it. */
export const roundOpened = defineAct<Wish, Facts, Decided, void, Code>({
  name: 'round opened',
  may: 'mayHandleJudging',
  async look(at, { selection }) {
    const { tx, edition } = at
    const judged = await judgedHeld(at, selection)
    if (!judged) return refuse('selection-unknown')
    const entries = (await entriesOf(tx, edition, judged.id)).filter(({ standing }) => standing !== 'gone')
    return ok({ judged, entries, rounds: await roundsOf(tx, edition, judged.id), zone: edition.zone })
  },
  shown: ({ entries, rounds }) => ({
    entries: entries.map(({ number }) => number),
    rounds: rounds.map(({ code }) => code),
  }),
  decide({ judged, entries, rounds, zone }, { way, opens, closes, blind }, now) {
    const before = rounds.filter((round) => round.way === way)
    const [opensAt, closesAt] = [instantOf(opens, zone), instantOf(closes, zone)]
    if (judged.releasedAt) return refuse('released-already')
    if (way === 'scores' && judged.rules.criteria.length === 0) return refuse('no-criteria')
    if (!opensAt.ok || !closesAt.ok || closesAt.value <= opensAt.value || closesAt.value <= now)
      return refuse('hours-wrong')
    if (entries.length === 0) return refuse('nothing-to-judge')
    if (before.some((round) => now < round.closesAt)) return refuse('round-still-open')
    const code = `${way === 'scores' ? 'jury' : 'vote'}-${before.length + 1}`
    return ok({ ...{ code, way, blind }, opensAt: opensAt.value, closesAt: closesAt.value })
  },
  async do({ tx, edition }, round, { judged, entries }) {
    await addRound(tx, edition, { ...round, selectionId: judged.id }, entries)
    if (round.way === 'votes') await hoursChanged(tx, edition)
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
