export { keepDecision } from './deciding/keep-decision.ts'
export { ACCEPTANCE_ENDED, ACCEPTED } from './news.ts'
export { releaseWaiting } from './release/release-now.ts'
