import type { OrganizationId } from '../platform/db/schema.ts'
import { fold } from '../platform/search/fold.ts'

/** A name folded for sorting and searching. It never says that two organizations are one: signs and accents can tell them apart. */
export const sortKeyOf = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** A name as written, but for its spaces and the way its accents are encoded. */
export const asTyped = (name: string): string => name.normalize('NFC').replace(/\s+/gu, ' ').trim()

export type KnownOrganization = {
  readonly id: OrganizationId
  readonly name: string
  readonly country: string | null
  readonly stakeholderType: string | null
  /** Everything it is called: its names in all languages, and its acronyms. */
  readonly called: readonly string[]
}

const MOST_LOOKALIKES = 5
const wordsOf = (name: string): string =>
  ` ${fold(name)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `

/**
 * Known organizations that somebody may have meant with a name: one of their names is in it, or it is in one of theirs, word for word.
 * A question to whoever typed it, never an answer.
 */
export function lookalikes(typed: string, known: readonly KnownOrganization[]): KnownOrganization[] {
  const wanted = wordsOf(typed)
  if (wanted.trim() === '') return []
  return known
    .filter(({ called }) =>
      called.some((name) => {
        const words = wordsOf(name)
        return words.trim() !== '' && (wanted.includes(words) || (wanted.trim().length > 3 && words.includes(wanted)))
      }),
    )
    .slice(0, MOST_LOOKALIKES)
}
