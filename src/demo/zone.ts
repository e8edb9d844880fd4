/** The forum's zone; the bar stands on pages that know no edition. */
export const ZONE = 'Europe/Zurich'
