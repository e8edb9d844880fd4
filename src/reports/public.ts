export { reportExtended } from './extend.ts'
export { reportsPublished } from './publish.ts'
export { reportRound } from './round.ts'
export { reportWritten } from './write.ts'
