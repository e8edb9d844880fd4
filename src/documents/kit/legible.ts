import type { Coverage } from './coverage.ts'

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
const INVISIBLE = /^[\p{Default_Ignorable_Code_Point}\s]$/u
const ALONE = /^[\p{Default_Ignorable_Code_Point}\s]*\p{M}/u
const NOT_TEXT = /[\p{Cc}\p{Cn}\p{Co}]/gu
const LONG_WORD = /[^\s\u200b\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{48}(?=\S)/gu

/** No script puts more marks on a letter; more of them are there to harm. */
const TOO_MANY_MARKS = /(\p{M}{6})\p{M}+/gu

/** What stands for a sign none of the fonts can show. */
const UNKNOWN_SIGN = '\ufffd'

/** Text as XML and pages can hold it: whole characters, no control signs, line ends and tabs as spaces. */
export const wholeText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' ')
    .replace(NOT_TEXT, '')

/**
 * The same with every sign shown by one of the fonts: a sign none of them has would end the making of a PDF that promises to be readable.
 * Words longer than a line may be broken.
 */
export function legible(text: string, fonts: readonly Coverage[]): string {
  const whole = wholeText(text).normalize('NFC').replace(TOO_MANY_MARKS, '$1')
  const shown = shownBy(whole, fonts)
    ? whole
    : [...graphemes.segment(whole)].map((g) => sign(g.segment, fonts)).join('')
  return shown.replace(LONG_WORD, '$&\u200b')
}

const has = (font: Coverage, character: string) => INVISIBLE.test(character) || font.has(character.codePointAt(0) ?? 0)

/** Most texts are of one font: no need to look at their signs one by one. */
const shownBy = (text: string, fonts: readonly Coverage[]): boolean => {
  const [font] = fonts
  return font !== undefined && [...text].every((character) => has(font, character))
}

function sign(grapheme: string, fonts: readonly Coverage[]): string {
  const characters = [...grapheme]
  // A mark without a letter would be set by the font of whatever stands before it.
  if (ALONE.test(grapheme)) return characters.filter((c) => INVISIBLE.test(c)).join('')
  if (fonts.some((font) => characters.every((c) => has(font, c)))) return grapheme
  // The mark is of another script than the letter, or of none of ours: the letter stays.
  const font = fonts.find((one) => has(one, characters[0] ?? '') && !INVISIBLE.test(characters[0] ?? ''))
  return font ? characters.filter((c) => has(font, c)).join('') : UNKNOWN_SIGN
}

const SEEN = /[^\s\p{Default_Ignorable_Code_Point}\p{M}]/u

/** Whether there is anything to see of a text. */
export const isSeen = (text: string): boolean => SEEN.test(text)

/** A text of ours that stands in a narrow place, cut where it would fill the page. */
export const cut = (text: string, most: number): string => {
  const characters = [...text]
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : text
}
