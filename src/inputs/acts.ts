import { recommendationFollowed } from './follow-recommendation.ts'

/** Everything that is done here, each in the one shape of acts. */
export const acts = [recommendationFollowed]
