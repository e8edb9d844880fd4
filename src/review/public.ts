export { keepDecision, type ReleaseEffects, releaseDecisions } from './actions.ts'
