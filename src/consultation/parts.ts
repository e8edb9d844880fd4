export { CallTimes as CallTimesLine } from './views/call-times.tsx'
export { ChangeList } from './views/changes.tsx'
