/** The channel on which nodes tell each other that a floor has changed, by its id; see platform/live.ts. */
export const FLOOR_CHANGED = 'floor_changed'
/** The same for captions: they come every few seconds, and who looks at the floor alone is not woken by them. */
export const CAPTION_WRITTEN = 'caption_written'
