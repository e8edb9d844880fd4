export { demoBar } from './bar.tsx'
export { goToStep, mayMove } from './go-to-step.ts'
export { isItsDatabase, loadDemonstration, NotItsDatabase, SLUG, signInsInWords, startDemonstration } from './start.ts'
export { STEPS, type Step } from './steps.ts'
