import { CONVOKE_JSON } from '../read/convoke-json.ts'
import type { Schedule } from '../schedule.ts'

/** The whole programme as plain JSON: the one format that holds everything. */
export const convokeJson = (schedule: Schedule): string => JSON.stringify({ format: CONVOKE_JSON, ...schedule })
