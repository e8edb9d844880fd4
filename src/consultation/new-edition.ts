import type { Localized } from '../platform/languages/public.ts'
import type { MilestoneKind } from './milestone-kinds.ts'
import type { Mode } from './modes.ts'

/** A moment people agreed on: the wall clock as written, and the instant it names. */
export type Agreed = { readonly local: string; readonly at: Date }

type NewMilestone = {
  readonly code: string
  readonly kind: MilestoneKind
  readonly principal: boolean
  readonly call: string | null
  readonly title: Localized
  readonly startsAt: Date | null
  readonly endsAt: Date | null
  readonly startsLocal: string | null
  readonly endsLocal: string | null
  readonly zone: string
  readonly mode: Mode | null
  readonly place: object | null
  readonly hostEvent: object | null
  readonly details: object
}

export type NewPhase = {
  readonly position: number
  readonly numeral: string
  /** How the phase is called in a row of phases, such as “Phase IV”. */
  readonly label: Localized
  readonly title: Localized
  readonly description: Localized
  readonly milestones: readonly NewMilestone[]
}

export type NewCall = {
  readonly code: string
  readonly title: Localized
  readonly description: Localized
  readonly binding: boolean
  readonly submissionKinds: readonly string[]
  readonly opens: Agreed
  readonly closes: Agreed
  readonly closesRule: string
  readonly zone: string
  readonly details: object
}

/** An edition to be added, whoever describes it: a folder, later a page of the secretariat. */
export type NewEdition = {
  readonly slug: string
  /** The forum it is an edition of; one of this slug that is there already is shared. */
  readonly forum: { readonly slug: string; readonly name: Localized }
  readonly title: Localized
  readonly processTitle: Localized
  readonly theme: Localized
  readonly themeStatus: object
  readonly zone: string
  readonly startsOn: string
  readonly endsOn: string
  readonly finalWeek: { readonly from: string; readonly to: string } | null
  readonly mode: Mode
  readonly modeFallbacks: readonly string[]
  readonly venue: object
  readonly contact: object
  readonly letter: object
  readonly details: object
  readonly submissionPrefix: string
  readonly firstSessionNumber: number
  /** Kinds of submission that become sessions once accepted. */
  readonly sessionKinds: readonly string[]
  readonly calls: readonly NewCall[]
  readonly phases: readonly NewPhase[]
}
