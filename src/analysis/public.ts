/** Arithmetic on texts: pure, no database, no clock, the same answer whatever the order of what it is given. */

export { clustersApart, duplicatesApart, topicsApart } from './apart.ts'
export { analyse } from './commands.ts'
export { clustersOf, type Group } from './duplicates/duplicates.ts'
export { adjustedRandIndex, normalisedMutualInformation, pairScores } from './measures.ts'
export { findTopics, type Topic, type TopicItem, type TopicsFound } from './topics/topics.ts'
