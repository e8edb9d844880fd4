/** A stretch of a line, as its sender set it. */
export type Piece = { readonly text: string; readonly set: 'plain' | 'strong' | 'em' }
export type Block =
  | { readonly kind: 'paragraph'; readonly lines: readonly (readonly Piece[])[] }
  | { readonly kind: 'list'; readonly lines: readonly (readonly Piece[])[] }

const MARKED = /\*\*([^*]+)\*\*|\*([^*]+)\*/g
const ITEM = /^[-•]\s+/

/** The parts of a letter kept as plain text: paragraphs between blank lines, lines that begin with a hyphen as a list, **strong**, *set off*. */
export const blocksOf = (text: string): Block[] => text.split(/\n\s*\n/).flatMap((part) => joined(part.split('\n')))

function joined(lines: readonly string[]): Block[] {
  const blocks: { kind: Block['kind']; lines: Piece[][] }[] = []
  for (const line of lines.map((one) => one.trim()).filter(Boolean)) {
    const kind = ITEM.test(line) ? 'list' : 'paragraph'
    const pieces = piecesOf(line.replace(ITEM, ''))
    const before = blocks.at(-1)
    if (before?.kind === kind) before.lines.push(pieces)
    else blocks.push({ kind, lines: [pieces] })
  }
  return blocks
}

function piecesOf(line: string): Piece[] {
  const pieces: Piece[] = []
  let read = 0
  for (const found of line.matchAll(MARKED)) {
    if (found.index > read) pieces.push({ text: line.slice(read, found.index), set: 'plain' })
    pieces.push(found[1] ? { text: found[1], set: 'strong' } : { text: found[2] ?? '', set: 'em' })
    read = found.index + found[0].length
  }
  if (read < line.length) pieces.push({ text: line.slice(read), set: 'plain' })
  return pieces
}
