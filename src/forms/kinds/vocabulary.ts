import { kind } from './kind.ts'
import { someValues } from './some-values.ts'
import { VALUES } from './value.ts'

/** Terms of one of the edition's vocabularies. */
export const vocabulary = kind({
  ...someValues(VALUES.vocabulary, (q) => q.multiple === true),
  flaws: (q) => (q.vocabulary ? [] : ['names no vocabulary']),
})
