import { fileTypeFromBuffer } from 'file-type'

const LOOKED_AT_BYTES = 2000

/** What the bytes are, whatever their name says, as a media type; `unknown` when nothing can be said. */
export async function kindOfFile(bytes: Uint8Array): Promise<string> {
  const found = await fileTypeFromBuffer(bytes)
  if (found && found.mime !== 'application/xml') return found.mime
  return beginsAsSvg(new TextDecoder().decode(bytes.subarray(0, LOOKED_AT_BYTES))) ? 'image/svg+xml' : 'unknown'
}

/**
 * Whether a text's first element is `svg`. It has no signature, so what may stand before is stepped over, each piece once: a regular
 * expression over it took time that doubled with every comment.
 */
export function beginsAsSvg(text: string): boolean {
  let rest = text.replace(/^\uFEFF/, '').trimStart()
  for (;;) {
    const [open, close] = PROLOGUE.find(([begin]) => rest.slice(0, begin.length).toLowerCase() === begin) ?? []
    if (open === undefined || close === undefined) return /^<svg[\s>/]/i.test(rest.slice(0, 5))
    const end = rest.indexOf(close, open.length)
    if (end < 0) return false
    rest = rest.slice(end + close.length).trimStart()
  }
}

const PROLOGUE = [
  ['<?xml', '?>'],
  ['<!--', '-->'],
  ['<!doctype', '>'],
] as const
