import encodeQR from 'qr'
import type { Shape } from '../page/drawing.ts'

const INK = '#17324d'
/** Neighbouring strips overlap a little, so that no printer shows a line between them. */
const OVERLAP = 0.25

/** A text as a QR code: strips of dark squares within `size` points, with the quiet border the standard wants. */
export function qrShapes(text: string, at: { x: number; y: number; size: number }): Shape[] {
  const squares = encodeQR(text, 'raw', { ecc: 'medium', border: 2 })
  const side = at.size / squares.length
  return squares.flatMap((row, y) =>
    stripsIn(row).map(({ from, length }) => ({
      is: 'rect' as const,
      x: at.x + from * side,
      y: at.y + y * side,
      width: length * side + OVERLAP,
      height: side + OVERLAP,
      fill: INK,
    })),
  )
}

function stripsIn(row: readonly boolean[]): { from: number; length: number }[] {
  const strips: { from: number; length: number }[] = []
  for (const [x, dark] of row.entries()) {
    const last = strips.at(-1)
    if (!dark) continue
    if (last && last.from + last.length === x) last.length++
    else strips.push({ from: x, length: 1 })
  }
  return strips
}
