import { photoDecided } from './moderate-photo.ts'
import { photoTakenIn } from './take-in.ts'

/** Everything that is done here, each in the one shape of acts. */
export const acts = [photoDecided, photoTakenIn]
