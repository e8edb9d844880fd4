import { kind } from './kind.ts'
import { someValues } from './some-values.ts'
import { VALUES } from './value.ts'

/** Addresses of the web, always a list. */
export const url = kind(someValues(VALUES.url, () => true))
