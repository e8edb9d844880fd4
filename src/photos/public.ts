export { type ContestsFile, contestsFile } from './settings.ts'
export { addContest } from './store.ts'
