import { mineChanged } from './mine/keep.ts'

/** Everything that is done here, each in the one shape of acts. */
export const acts = [mineChanged]
