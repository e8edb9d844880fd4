export { passagesTaken, pointMade, themeMade } from './change.ts'
export { readableText } from './reads.ts'
export { synthesisReleased } from './release.ts'
export { spanOfWords } from './spans.ts'
