import { reportsAsked } from './ask.ts'
import { reportExtended } from './extend.ts'
import { reportsPublished, reportsWithdrawn } from './publish.ts'
import { reportersReminded } from './remind.ts'
import { reportWritten } from './write.ts'

/** Everything that is done here, each in the one shape of acts. */
export const acts = [reportsAsked, reportersReminded, reportExtended, reportWritten, reportsPublished, reportsWithdrawn]
