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
type Decided = Pick<Round, 'code' | 'way' | 'opensAt' | 'closesAt' | 'blind'>
type Code =
  | 'selection-unknown'
  | 'released-already'
  | 'hours-wrong'
  | 'nothing-to-judge'
  | 'no-criteria'
  | 'round-still-open'
  | 'round-not-settled'
  | 'no-more-rounds'

/** Who takes part in the next round: everything that is in, and where the rules plan several, whoever has come that far. */
const goingIn = ({ rules }: Judged, rounds: readonly Round[], entries: readonly Entry[]): Entry[] => {
  if (rules.rounds.length === 0) return entries.filter(({ standing }) => standing !== 'gone')
  const wanted = rounds.length === 0 ? 'entered' : 'shortlisted'
  return entries.filter(({ standing }) => standing === wanted)
}

/** Opens the next round: of the jury, or a public vote where the rules plan one. Who takes part is fixed with it; what is taken down leaves it. */
export const roundOpened = defineAct<Wish, Facts, Decided, void, Code>({
  name: 'round opened',
  may: 'mayHandleJudging',
  async look(at, { selection }) {
    const { tx, edition } = at
    const judged = await judgedHeld(at, selection)
    if (!judged) return refuse('selection-unknown')
    const rounds = await roundsOf(tx, edition, judged.id)
    const entries = goingIn(judged, rounds, await entriesOf(tx, edition, judged.id))
    return ok({ judged, entries, rounds, zone: edition.zone })
  },
  shown: ({ entries, rounds }) => ({
    entries: entries.map(({ number }) => number),
    rounds: rounds.map(({ code }) => code),
  }),
  decide({ judged: { rules, releasedAt }, entries, rounds, zone }, { way: asked, opens, closes, blind }, now) {
    const [opensAt, closesAt] = [instantOf(opens, zone), instantOf(closes, zone)]
    const planned = rules.rounds[rounds.length]
    const way = planned?.way ?? asked
    // Without a plan a jury may judge while the public votes.
    const before = planned ? rounds : rounds.filter((round) => round.way === way)
    if (releasedAt) return refuse('released-already')
    if (rules.rounds.length > 0 && !planned) return refuse('no-more-rounds')
    if (way === 'scores' && rules.criteria.length === 0) return refuse('no-criteria')
    if (!opensAt.ok || !closesAt.ok || closesAt.value <= opensAt.value || closesAt.value <= now)
      return refuse('hours-wrong')
    if (before.some((round) => now < round.closesAt)) return refuse('round-still-open')
    if (planned && rounds.some(({ fixedAt }) => fixedAt === null)) return refuse('round-not-settled')
    if (entries.length === 0) return refuse('nothing-to-judge')
    const code = planned?.code ?? `${way === 'scores' ? 'jury' : 'vote'}-${before.length + 1}`
    return ok({ code, way, opensAt: opensAt.value, closesAt: closesAt.value, blind: blind && way === 'scores' })
  },
  async do({ tx, edition }, round, { judged, entries }) {
    const { category } = judged.rules
    const inCategories = entries.map(({ id, facts }) => ({
      id,
      category: category === null ? '' : String(facts[category] ?? ''),
    }))
    await addRound(tx, edition, { ...round, selectionId: judged.id }, inCategories)
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
