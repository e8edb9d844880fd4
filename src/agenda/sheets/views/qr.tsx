import encodeQR from 'qr'

/** An address as a QR code: one path of dark squares, with the quiet border the standard wants. */
export function Qr({ text, name }: { text: string; name: string }) {
  const squares = encodeQR(text, 'raw', { ecc: 'medium', border: 2 })
  const dark = squares.flatMap((row, y) => row.flatMap((is, x) => (is ? [`M${x} ${y}h1v1h-1z`] : [])))
  return (
    <svg class="sheet__qr" viewBox={`0 0 ${squares.length} ${squares.length}`} role="img" aria-label={name}>
      <rect width={squares.length} height={squares.length} fill="#fff" />
      <path d={dark.join('')} fill="#000" shape-rendering="crispEdges" />
    </svg>
  )
}
