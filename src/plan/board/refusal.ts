import type { PlacingRefusal } from '../place.ts'
import type { SwapRefusal } from '../swap.ts'
import type { UndoRefusal } from '../undo-placement.ts'
import type { UnplaceRefusal } from '../unplace.ts'

/** Every no a form of the board can bring. */
export type BoardRefusal = PlacingRefusal | SwapRefusal | UnplaceRefusal | UndoRefusal
