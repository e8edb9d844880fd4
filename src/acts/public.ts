export { type Act, type Acting, defineAct } from './act.ts'
export { type Actor, actorMay, commandLine, person, program } from './actor.ts'
export {
  type ActRefusal,
  type ChangedMeanwhile,
  type Order,
  type Preview,
  perform,
  performWithin,
  preview,
} from './perform.ts'
export { actorsAndActs, type Entry, type RecordLine, type RecordQuery, recordOf } from './record.ts'
export { type Difference, type Shown, seenOf } from './seen.ts'
