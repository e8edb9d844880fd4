import { wordsIn } from './fold.ts'
import type { Hit } from './query.ts'

/** A stretch of a text, marked where it answers a search. */
export type Piece = { text: string; marked: boolean }

/** A text cut into marked and unmarked pieces. Hits are in order and do not overlap. */
export function piecesOf(text: string, hits: readonly Hit[]): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const { start, end } of hits) {
    if (start > at) pieces.push({ text: text.slice(at, start), marked: false })
    pieces.push({ text: text.slice(start, end), marked: true })
    at = end
  }
  if (at < text.length) pieces.push({ text: text.slice(at), marked: false })
  return pieces
}

/** The beginning of a text, at most `length` UTF-16 units, cut between words. */
export function beginningOf(text: string, language: string, length = 320): string {
  const whole = text.replace(/\s+/gu, ' ').trim()
  if (whole.length <= length) return whole
  const words = wordsIn(whole.slice(0, length), language)
  return `${whole.slice(0, words.at(-1)?.start || length).trimEnd()}…`
}

/**
 * A stretch of about `length` UTF-16 units around the place with the most hits, cut between words, with the hits marked; dots where the
 * text goes on.
 */
export function excerptOf(text: string, language: string, hits: readonly Hit[], length = 280): Piece[] {
  const first = hits[0]
  if (!first) return []
  const within = (from: Hit) => hits.filter((h) => h.start >= from.start && h.end <= from.start + length)
  const densest = hits.reduce((best, hit) => (within(hit).length > within(best).length ? hit : best), first)
  const group = within(densest)
  const middle = (densest.start + (group.at(-1)?.end ?? densest.end)) / 2
  const [wantFrom, wantTo] = [Math.max(0, middle - length / 2), Math.min(text.length, middle + length / 2)]
  const words = wordsIn(text, language)
  const from = wantFrom <= 0 ? 0 : Math.min(densest.start, words.find((w) => w.start >= wantFrom)?.start ?? 0)
  const to =
    wantTo >= text.length
      ? text.length
      : Math.max(group.at(-1)?.end ?? densest.end, words.findLast((w) => w.end <= wantTo)?.end ?? text.length)
  const shown = hits.filter((h) => h.start >= from && h.end <= to)
  const pieces = piecesOf(
    text.slice(from, to),
    shown.map((h) => ({ start: h.start - from, end: h.end - from })),
  )
  return [
    ...(from > 0 ? [{ text: '… ', marked: false }] : []),
    ...pieces,
    ...(to < text.length ? [{ text: ' …', marked: false }] : []),
  ]
}
