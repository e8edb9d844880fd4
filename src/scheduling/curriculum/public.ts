export type { Instance, Plan } from './instance.ts'
export { readInstance, readSolution, writeSolution } from './read-ctt.ts'
export { type Score, score } from './score.ts'
export { solveTimetable } from './solve.ts'
