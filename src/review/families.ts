import type { Names } from '../forms/public.ts'
import type { SameFamily } from './decision.ts'

/**
 * Which kinds may be merged into each other: those of one `family` in the edition's vocabulary of kinds. A kind without a family is one
 * by itself, so that a request for a workshop never ends in a text.
 */
export function familiesIn(vocabularies: Names): SameFamily {
  const kinds = vocabularies.get('submission_kinds') ?? []
  const familyOf = (kind: string) => {
    const family = kinds.find((term) => term.code === kind)?.details.family
    return typeof family === 'string' ? family : kind
  }
  return (kind, other) => familyOf(kind) === familyOf(other)
}
