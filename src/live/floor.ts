import type { FloorHandId, FloorId, FloorStatementId, PersonId } from '../platform/db/schema.ts'
import type { Said } from '../platform/languages/public.ts'

/** Closed before and between; open while people may ask to speak; over when the meeting is. */
export type FloorState = 'closed' | 'open' | 'over'

export const PRESENCES = ['on_site', 'remote'] as const
export type Presence = (typeof PRESENCES)[number]
export const isPresence = (value: string): value is Presence => (PRESENCES as readonly string[]).includes(value)

/** How long somebody may speak: what a chair can choose. */
export const SECONDS_EACH = [60, 90, 120, 180, 240, 300, 600] as const
export const USUAL_SECONDS = 180

/** The live side of a meeting: who asks to speak, who spoke, what was handed in for the record. */
export type Floor = {
  readonly id: FloorId
  readonly state: FloorState
  readonly secondsEach: number
  readonly rehearsal: boolean
  readonly revision: number
}

/** Who says something: as they named themselves. `speaker` is the same for all of one person or browser, and never shown. */
export type Saying = {
  readonly speaker: string
  readonly name: string
  readonly organization: string
  /** null: unknown. */
  readonly group: string | null
}

/** Where something that was said stands in the register. */
type Input = { readonly number: number; readonly reference: string }

/** A wish to speak, and what became of it. */
export type Hand = Saying & {
  readonly id: FloorHandId
  readonly presence: Presence
  readonly askedAt: Date
  readonly state: 'waiting' | 'speaking' | 'spoken' | 'taken_back' | 'passed_over'
  readonly beganAt: Date | null
  readonly endedAt: Date | null
  readonly outOfOrder: boolean
  readonly personId: PersonId | null
  /** null: not entered into the register. */
  readonly input: Input | null
}

/** Written for the record. */
export type Statement = Saying & {
  readonly id: FloorStatementId
  readonly body: Said
  readonly sentAt: Date
  readonly state: 'received' | 'read_out' | 'taken_back'
  readonly readOutAt: Date | null
  readonly personId: PersonId | null
  /** null: not entered into the register. */
  readonly input: Input | null
}

/** Seconds somebody has spoken; until now, while they do. */
export function secondsSpoken({ beganAt, endedAt }: Pick<Hand, 'beganAt' | 'endedAt'>, now: Date): number {
  if (!beganAt) return 0
  return Math.max(0, Math.round(((endedAt ?? now).getTime() - beganAt.getTime()) / 1000))
}

/** Minutes and seconds, as a clock shows them. */
export const clockFace = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`
