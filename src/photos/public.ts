export { photoDecided } from './moderate-photo.ts'
export { type ContestsFile, contestsFile } from './settings.ts'
export { addContest } from './store.ts'
export { takeInPhotos } from './take-in.ts'
