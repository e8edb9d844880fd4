import type { EditionScope } from '../../../access/public.ts'
import type { Language } from '../../../platform/languages/public.ts'
import type { PlanView } from '../proposal-view.ts'
import type { Acceptance, Proposal, ProposalPlan } from '../reads.ts'
import type { ProposalRefusal } from '../refusals.ts'

/** What the parts of a proposal's page show. */
export type ProposalProps = {
  edition: EditionScope
  language: Language
  proposal: Proposal
  plan: ProposalPlan
  view: PlanView
  day: string
  mayPlace: boolean
  acceptances: readonly Acceptance[]
  typed: { readonly sessions: readonly string[] | null }
  refusal: ProposalRefusal | undefined
}
