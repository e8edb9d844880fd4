/**
 * What the benches and their families of problems may ask besides `public.ts`: the search itself, for landscapes of their own, and
 * the builders of problems.
 */
export { aPerson, aSession, noTags } from './model/samples.ts'
export { insideLocalWindow } from './model/time.ts'
export { type AnnealOptions, type AnnealReport, anneal, type Budget, type Progress } from './search/anneal.ts'
export type { Cooling } from './search/cooling.ts'
export type { Landscape } from './search/landscape.ts'
export { Random } from './search/random.ts'
export { threadSeconds } from './search/thread-clock.ts'
