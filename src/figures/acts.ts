import { showingSet } from './set-showing.ts'
import { targetSet, targetTakenAway } from './set-target.ts'

/** Everything that is done here, each in the one shape of acts. */
export const acts = [targetSet, targetTakenAway, showingSet]
