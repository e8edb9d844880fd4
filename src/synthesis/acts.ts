import { changeUndone, passagesTaken, pointMade, themeMade, thingChanged } from './change.ts'
import { synthesisReleased } from './release.ts'

/** Everything that is done here, each in the one shape of acts. */
export const acts = [thingChanged, themeMade, pointMade, passagesTaken, changeUndone, synthesisReleased]
