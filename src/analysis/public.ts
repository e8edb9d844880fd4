/** Arithmetic on texts: pure, no database, no clock, the same answer whatever the order of what it is given. */

export { clustersApart, duplicatesApart, topicsApart } from './apart.ts'
export {
  type Classifier,
  type Labelled,
  type LabelQuality,
  learn,
  type Quality,
  qualityOf,
} from './classify/classify.ts'
export { analyse } from './commands.ts'
export { type Burst, burstsOf } from './duplicates/bursts.ts'
export { bitsOfWords, type Collection, type Distinct, distinctTexts } from './duplicates/distinct.ts'
export {
  clustersOf,
  findDuplicates,
  type Group,
  type GroupKind,
  type Signer,
  type Text,
} from './duplicates/duplicates.ts'
export { type Likeness, likeness } from './duplicates/likeness.ts'
export { type Departure, type Template, templateOf } from './duplicates/template.ts'
export type { ItemId } from './ids.ts'
export { adjustedRandIndex, normalisedMutualInformation, pairScores } from './measures.ts'
export { type Tally, type TallyRefusal, tally, UNKNOWN } from './tally.ts'
export { modularity } from './topics/graph.ts'
export { findTopics, type Topic, type TopicItem, type TopicsFound } from './topics/topics.ts'
