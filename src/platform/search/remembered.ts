/** What is remembered of words, bounded by letters: words of strangers may all be different, and as long as words can be. */
type Remembered<T> = {
  get(word: string): T | undefined
  keep(word: string, value: T, letters: number): void
  letters(): number
}

/** A word by itself: as a piece of the text it was found in, it would keep the whole text in memory. */
const copied = (word: string): string => Buffer.from(word, 'utf16le').toString('utf16le')

/** Forgets everything when it is full: what texts repeat is soon there again. */
export function rememberedWords<T>(mostLetters: number): Remembered<T> {
  const known = new Map<string, T>()
  let total = 0
  return {
    get: (word) => known.get(word),
    keep(word, value, letters) {
      if (total + word.length + letters > mostLetters) {
        known.clear()
        total = 0
      }
      known.set(copied(word), value)
      total += word.length + letters
    },
    letters: () => total,
  }
}
