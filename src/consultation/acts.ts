import { modeChanged, modeTakenBack } from './change-mode.ts'
import { callExtended } from './extend-at-desk.ts'

/** Everything that is done here, each in the one shape of acts. */
export const acts = [modeChanged, modeTakenBack, callExtended]
