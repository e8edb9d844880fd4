export { demoBar } from './bar.tsx'
export { goToStep, mayMove } from './go-to-step.ts'
export { isItsDatabase, loadDemonstration, NotItsDatabase, signInsInWords, startDemonstration } from './start.ts'
export { type Step, story } from './steps.ts'
