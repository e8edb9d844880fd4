export { type Draw, draw } from './draw.ts'
export { linesIn, sourcesIn } from './sources.ts'
