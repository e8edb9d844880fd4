export { goToStep } from './go-to-step.ts'
export { isItsDatabase, loadDemonstration, NotItsDatabase } from './start.ts'
export { type Step, story } from './steps.ts'
