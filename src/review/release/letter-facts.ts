import type { Language } from '../../platform/languages/public.ts'
import type { Outcome, Reason } from '../decision.ts'
import type { Item, Party } from './contents.ts'

/** What one letter of a release tells: everything that the release changes for one submission, together. */
export type LetterFacts = {
  readonly about: Party
  readonly decision: {
    readonly outcome: Outcome
    readonly into: Party | null
    readonly reason: Reason
    /** When the decision was released that this one takes the place of. */
    readonly insteadOf: Date | null
  } | null
  /** Others merged into it. */
  readonly arrivals: readonly { readonly party: Party; readonly reason: Reason }[]
  /** Others that were merged into it and no longer are. */
  readonly departures: readonly Party[]
  /** The one it was merged into, which no longer stands; it will be decided upon by itself. */
  readonly freedFrom: Party | null
}

/** Of several letters, those of one look: the outcome they tell, or what else they are about. */
export type LetterSort = Outcome | 'host' | 'freed'

export const sortOf = ({ decision, freedFrom }: LetterFacts): LetterSort =>
  decision ? decision.outcome : freedFrom ? 'freed' : 'host'

/** The letters of a release: one for each submission it concerns, in the order of numbers. Whoever left no address gets none. */
export function letterFactsOf(items: readonly Item[]): LetterFacts[] {
  const letters = new Map<string, LetterFacts>()
  const of = (party: Party): LetterFacts =>
    letters.get(party.id) ?? { about: party, decision: null, arrivals: [], departures: [], freedFrom: null }
  const tell = (party: Party, more: Partial<LetterFacts>) => letters.set(party.id, { ...of(party), ...more })
  for (const { submission, outcome, into, reason, instead } of items)
    tell(submission, { decision: { outcome, into, reason, insteadOf: instead?.releasedAt ?? null } })
  for (const { submission, into, reason } of items)
    if (into) tell(into, { arrivals: [...of(into).arrivals, { party: submission, reason }] })
  for (const { submission, leaves } of items)
    if (leaves) tell(leaves, { departures: [...of(leaves).departures, submission] })
  for (const { submission, frees } of items)
    for (const freed of frees) if (!of(freed).decision) tell(freed, { freedFrom: submission })
  return [...letters.values()]
    .filter(({ about }) => about.email !== '' && about.state !== 'withdrawn')
    .sort((a, b) => a.about.number - b.about.number)
}

/** Everything the words of a letter are made of, for what a person confirms. */
export const ingredientsOf = ({ about, ...rest }: LetterFacts) => ({
  to: about.email,
  name: about.name,
  title: about.title,
  reads: about.reads satisfies Language,
  told: {
    ...rest,
    decision: rest.decision && { ...rest.decision, into: rest.decision.into?.title ?? null },
    arrivals: rest.arrivals.map(({ party, reason }) => ({ title: party.title, reason })),
    departures: rest.departures.map((party) => party.title),
    freedFrom: rest.freedFrom?.title ?? null,
  },
})
