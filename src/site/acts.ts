import { documentSaved, fileAdded, fileStandingChanged } from './library/acts.ts'
import { pagePublished, pageWithdrawn } from './publish-page.ts'
import { pageSaved } from './save-page.ts'

/** Everything that is done here, each in the one shape of acts. */
export const acts = [pagePublished, pageWithdrawn, pageSaved, documentSaved, fileAdded, fileStandingChanged]
