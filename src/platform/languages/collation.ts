const collators = new Map<string, Intl.Collator>()

/**
 * The one order of names in lists, as the reader's language orders letters: capitals beside small letters, accents after their letter,
 * numbers by their value, Chinese by its sounds.
 */
export function byLetters(language: string): (a: string, b: string) => number {
  let collator = collators.get(language)
  if (!collator) {
    collator = new Intl.Collator(language, { numeric: true })
    collators.set(language, collator)
  }
  return collator.compare
}
