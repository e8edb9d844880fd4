const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' }) // the same rules in every language (UAX 29)

/**
 * The beginning of a text, at most `most` UTF-16 units long and never ending inside what a reader sees as one character. The only way
 * texts of people are cut (checked).
 */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text
  // A single character may be longer than all that is allowed; a little is looked at behind the place of the cut, so it is seen whole.
  const { index = 0 } = graphemes.segment(text.slice(0, most + LONGEST_CHARACTER)).containing(most) ?? {}
  return text.slice(0, index)
}

/** Families of emoji and stacks of marks are longer than any letter; what is longer still is no text. */
const LONGEST_CHARACTER = 64

/** The same with an ellipsis where something is left out, at a space when one is near; `most` with the ellipsis. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text
  const head = cut(text, most - 1)
  const space = head.lastIndexOf(' ')
  return `${(space > most * 0.6 ? head.slice(0, space) : head).trimEnd()}…`
}

const LINE_ENDS = /[\s\u0085\u2028\u2029]+/gu
/** Overrides and isolates of direction, controls, and what is no character at all: nothing a name or a title needs. */
const UNFIT_IN_A_LINE = /[\u202A-\u202E\u2066-\u2069\p{Cc}\uFEFF\uFFF9-\uFFFB]/gu

/** A text of one line, as it is kept: white space is one space, without controls that turn other text around or break lines. */
export const singleLine = (text: string): string =>
  text.replace(LINE_ENDS, ' ').replace(UNFIT_IN_A_LINE, '').replace(/ {2,}/g, ' ').trim()

const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{C}\p{Z}\u115F\u1160\u3164\uFFA0\u2800]/gu

/** What of a text a reader can see; empty when there is nothing to see, however many characters it has. */
export const seenOf = (text: string): string => text.replace(UNSEEN, '')
