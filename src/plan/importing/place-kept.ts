import type { PlaceKept } from './kept-import.ts'

type Spot = { readonly roomCode: string; readonly slotCode: string; readonly startsAt: Date; readonly endsAt: Date }

/** A place as it is kept with an import. */
export const placeKept = ({ roomCode, slotCode, startsAt, endsAt }: Spot): PlaceKept => ({
  ...{ roomCode, slotCode },
  ...{ startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() },
})
