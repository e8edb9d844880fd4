export { findTopics } from './find-topics.ts'
export { type SuggestedTopic, type Suggestions, suggestionsOf } from './reads.ts'
