import { letterWordsChanged } from './letter-words.ts'
import { documentOrdered } from './order-document.ts'
import { documentPublished, documentWithdrawn } from './publish-document.ts'
import { receiptGiven } from './receipt-given.ts'

/** Everything that is done here, each in the one shape of acts. */
export const acts = [documentOrdered, documentPublished, documentWithdrawn, letterWordsChanged, receiptGiven]
