/** The characters a font has signs for. */
export type Coverage = { has(codePoint: number): boolean }

/** Reads the table `cmap` of an OpenType font: which characters it has (formats 4 and 12, which all fonts of ours use). */
export function coverageOf(font: Uint8Array): Coverage {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength)
  const start = tableAt(view, 'cmap')
  const tables = Array.from({ length: view.getUint16(start + 2) }, (_, i) => start + view.getUint32(start + 8 + i * 8))
  const full = tables.find((at) => view.getUint16(at) === 12)
  const ranges =
    full === undefined
      ? inPlane(
          view,
          tables.find((at) => view.getUint16(at) === 4),
        )
      : groups(view, full)
  return { has: (codePoint) => within(ranges, codePoint) }
}

type Range = readonly [from: number, to: number]

function tableAt(view: DataView, name: string): number {
  for (let i = 0; i < view.getUint16(4); i++) {
    const at = 12 + i * 16
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((n) => view.getUint8(at + n)))
    if (tag === name) return view.getUint32(at + 8)
  }
  throw new Error(`A font without the table ${name}`)
}

/** Format 12: groups of characters and glyphs that follow one upon another. */
const groups = (view: DataView, at: number): Range[] =>
  Array.from({ length: view.getUint32(at + 12) }, (_, i): Range => {
    const group = at + 16 + i * 12
    return [view.getUint32(group), view.getUint32(group + 4)]
  })

/** Format 4: segments of the first plane; a segment may lead to glyph 0, which is none. */
function inPlane(view: DataView, at: number | undefined): Range[] {
  if (at === undefined) throw new Error('A font whose table of characters has a form we do not read')
  const doubled = view.getUint16(at + 6)
  const [ends, starts, deltas, offsets] = [14, 16 + doubled, 16 + 2 * doubled, 16 + 3 * doubled]
  const ranges: Range[] = []
  for (let i = 0; i < doubled; i += 2) {
    const [from, to] = [view.getUint16(at + starts + i), view.getUint16(at + ends + i)]
    const offset = view.getUint16(at + offsets + i)
    for (let code = from; code <= to && code !== 0xffff; code++) {
      const glyph =
        offset === 0
          ? (code + view.getUint16(at + deltas + i)) & 0xffff
          : view.getUint16(at + offsets + i + offset + 2 * (code - from))
      if (glyph !== 0) ranges.push([code, code])
    }
  }
  return ranges.sort((a, b) => a[0] - b[0])
}

function within(ranges: readonly Range[], codePoint: number): boolean {
  let [low, high] = [0, ranges.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const [from, to] = ranges[middle] as Range
    if (codePoint < from) high = middle - 1
    else if (codePoint > to) low = middle + 1
    else return true
  }
  return false
}
