export { keepDecision, releaseDecisions } from './actions.ts'
export { ACCEPTED } from './news.ts'
