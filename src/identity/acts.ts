import { roleGiven, roleTaken } from './grant.ts'
import { viewForgotten, viewShared, viewsKept } from './list-views.ts'

/** Everything that is done here, each in the one shape of acts. */
export const acts = [roleGiven, roleTaken, viewsKept, viewForgotten, viewShared]
