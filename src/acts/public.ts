export { type Act, type Acting, defineAct } from './act.ts'
export { type Actor, commandLine, person, personOf, program } from './actor.ts'
export {
  type ActRefusal,
  type ChangedMeanwhile,
  type Order,
  type Preview,
  perform,
  performWithin,
  preview,
} from './perform.ts'
export { type Entry, type RecordLine, type RecordQuery, recordOf } from './record.ts'
export { type Difference, differenceSince, type Shown, seenOf } from './seen.ts'
