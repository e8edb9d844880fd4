import { letterWordsChanged } from './letter-words.ts'
import { documentOrdered } from './order-document.ts'
import { documentPublished, documentWithdrawn } from './publish-document.ts'

/** Everything that is done here, each in the one shape of acts. */
export const acts = [documentOrdered, documentPublished, documentWithdrawn, letterWordsChanged]
