/** The page somebody joined a session by tells so often that it stands open. */
export const TELLS_EVERY_SECONDS = 60
