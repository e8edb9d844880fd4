import { kind } from './kind.ts'
import { someValues } from './some-values.ts'
import { VALUES } from './value.ts'

/** A country of the edition's list. */
export const country = kind(someValues(VALUES.country, () => false))
