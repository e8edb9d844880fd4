import { workPlaced } from './place-work.ts'
import { worksTakenIn } from './take-in.ts'

/** Everything that is done here, each in the one shape of acts. */
export const acts = [worksTakenIn, workPlaced]
