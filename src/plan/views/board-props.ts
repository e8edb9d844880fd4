import type { EditionScope } from '../../access/public.ts'
import type { Language } from '../../platform/languages/public.ts'
import type { Breach, Placement } from '../../scheduling/public.ts'
import type { Held } from '../board/held.ts'
import type { LengthRefusal } from '../board/length.ts'
import type { BoardRefusal } from '../board/refusal.ts'
import type { ChangedSession } from '../changed.ts'
import type { DeskSession } from '../desk-reads.ts'
import type { LockKept } from '../locks-reads.ts'
import type { PlanFrame } from '../plan-frame.ts'
import type { NamesOfPlan } from '../sentences.ts'

/** What the parts of the board show. */
export type BoardProps = {
  edition: EditionScope
  language: Language
  day: string
  problem: PlanFrame
  placements: readonly Placement[]
  broken: readonly Breach[]
  names: NamesOfPlan
  locks: readonly LockKept[]
  sessions: readonly DeskSession[]
  /** Sessions without a place that the search of the tray finds. */
  unplaced: readonly DeskSession[]
  search: string
  /** The session somebody has picked up. */
  held: Held | null
  last: {
    readonly done: 'moved' | 'undone' | 'out' | 'swapped' | 'length'
    readonly session: DeskSession
    readonly other: DeskSession | null
    /** Minutes it lasted before its length was changed. */
    readonly was: number
  } | null
  typed: { readonly minutes: string; readonly reason: string; readonly to: string; readonly with: string }
  refusal: BoardRefusal | LengthRefusal | undefined
  changed: readonly ChangedSession[] | null
  now: Date
  mayPlace: boolean
}
