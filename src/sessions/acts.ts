import { namingAnswered } from './naming/answer-naming.ts'

/** Everything that is done here, each in the one shape of acts. */
export const acts = [namingAnswered]
