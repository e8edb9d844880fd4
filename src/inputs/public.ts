export { inputsByRegion } from './by-region.ts'
export { eventInWords } from './names.ts'
export { eventInputs } from './reads.ts'
