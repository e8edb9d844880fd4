/** The channel on which nodes tell each other that a floor has changed, by its id; see platform/live.ts. */
export const FLOOR_CHANGED = 'floor_changed'
