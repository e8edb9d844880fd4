/** A character of a script written without spaces between words. */
export const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

/** The runs of so many characters of a word; a space at its edges makes a beginning another run than the same letters within. */
export function* runsOf(word: string, shortest: number, longest: number): Generator<string> {
  const characters = UNSPACED.test(word) ? [...word] : [' ', ...word, ' ']
  for (let length = shortest; length <= longest; length++)
    for (let i = 0; i + length <= characters.length; i++) yield characters.slice(i, i + length).join('')
}
