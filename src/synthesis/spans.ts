/** A stretch of a text, in UTF-16 units, half-open. */
export type Span = { readonly starts: number; readonly ends: number }

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' }) // the same rules in every language (UAX 29)

/** The sentences of a text, without the white space between them. */
export function sentencesOf(text: string, language: string): Span[] {
  const segments = new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text)
  const pieces = [...segments].flatMap(({ segment, index }) => linesOf(segment, index))
  const sentences: Span[] = []
  for (const piece of pieces) {
    const last = sentences.at(-1)
    if (last && isNumberOf(text, last, piece)) sentences.splice(-1, 1, { starts: last.starts, ends: piece.ends })
    else sentences.push(piece)
  }
  return sentences
}

/** "1." before the first word of a list's line is no sentence of its own. */
const isNumberOf = (text: string, { starts, ends }: Span, next: Span): boolean =>
  !/\p{L}/u.test(text.slice(starts, ends)) && !text.slice(ends, next.starts).includes('\n')

function linesOf(segment: string, index: number): Span[] {
  let at = index
  return segment.split('\n').flatMap((line) => {
    const span = trimmed(line, at)
    at += line.length + 1
    return span
  })
}

function trimmed(line: string, at: number): Span[] {
  const starts = at + line.length - line.trimStart().length
  const ends = at + line.trimEnd().length
  return ends > starts ? [{ starts, ends }] : []
}

/** Ticked sentences as stretches: those beside each other are one. */
export function runsOf(sentences: readonly Span[], ticked: readonly number[]): Span[] {
  const chosen = [...new Set(ticked)].filter((i) => sentences[i]).sort((a, b) => a - b)
  const runs: Span[] = []
  for (const i of chosen) {
    const { starts, ends } = sentences[i] as Span
    const last = runs.at(-1)
    if (last && chosen.includes(i - 1)) runs.splice(-1, 1, { starts: last.starts, ends })
    else runs.push({ starts, ends })
  }
  return runs
}

/**
 * Where the very words stand in a text, whatever white space lies between them; null when they do not. It begins and ends between what a
 * reader sees as characters: a quotation never takes half of one.
 */
export function spanOfWords(text: string, words: string): Span | null {
  const parts = words.trim().split(/\s+/u)
  if (parts[0] === '') return null
  const found = new RegExp(parts.map(literally).join('\\s+'), 'u').exec(text)
  if (!found) return null
  const span = { starts: found.index, ends: found.index + found[0].length }
  return isWhole(text, span.starts) && isWhole(text, span.ends) ? span : null
}

/** A word as a pattern of itself alone. */
const literally = (word: string) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')

/** Whether a place stands between two characters as readers see them. */
const isWhole = (text: string, at: number): boolean =>
  at === text.length || graphemes.segment(text).containing(at)?.index === at

export const overlaps = (a: Span, b: Span): boolean => a.starts < b.ends && b.starts < a.ends
