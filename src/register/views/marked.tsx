import type { Piece } from '../../platform/search/excerpt.ts'

/** A text with the words that were searched for marked. */
export const Marked = ({ pieces }: { pieces: readonly Piece[] }) => (
  <>{pieces.map((piece) => (piece.marked ? <mark>{piece.text}</mark> : piece.text))}</>
)
