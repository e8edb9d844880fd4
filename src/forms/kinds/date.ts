import type { Question } from '../form.ts'
import { kind } from './kind.ts'
import { someValues } from './some-values.ts'
import { VALUES } from './value.ts'

export const mayBeSeveral = (q: Question): boolean => q.limits?.max_items !== 1

/** Days of the calendar; one only when the question says at most one. */
export const date = kind(someValues(VALUES.date, mayBeSeveral))
