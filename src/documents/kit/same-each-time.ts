import { strFromU8, strToU8, type Unzipped, unzipSync, zipSync } from 'fflate'

const MADE_UP = /(?<=")(?:rId[\w-]{21}|_Toc\d+)(?=")|(?<=<w:instrText[^>]*>PAGEREF )_Toc\d+/g
const BOOKMARK_ID = /(<w:bookmark(?:Start|End)\b[^>]*w:id=")(\d+)"/g
const DRAWING_ID = /(<wp:docPr id=")\d+"/g

/**
 * A file of Office with nothing of its making in it: the moment it tells of in place of the present one, numbers in place of ids drawn by
 * lot. So two documents of one state are the same to the byte.
 */
export function sameEachTime(docx: Uint8Array, at: Date): Uint8Array {
  const numbers = new Map<string, string>()
  const numbered = (id: string) => {
    const kind = /^(?:_Toc|rId)?/.exec(id)?.[0] ?? ''
    if (!numbers.has(id)) numbers.set(id, `${kind === 'rId' ? 'rIdLink' : kind}${numbers.size + 1}`)
    return numbers.get(id) ?? id
  }
  let drawings = 0
  const moment = at.toISOString().replace(/\.\d+Z$/, 'Z')
  const settled = (name: string, xml: string) =>
    (name === 'docProps/core.xml' ? xml.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, moment) : xml)
      .replace(MADE_UP, numbered)
      .replace(BOOKMARK_ID, (_, before: string, id: string) => `${before}${numbered(id)}"`)
      .replace(DRAWING_ID, (_, before) => `${before}${++drawings}"`)
  const parts: Unzipped = unzipSync(docx)
  // The text first: what it names in its order gets the numbers.
  const names = Object.keys(parts).sort((a, b) => Number(isRelations(a)) - Number(isRelations(b)) || (a < b ? -1 : 1))
  const written = names.map((name) => {
    const part = parts[name] ?? new Uint8Array()
    return [name, /\.(?:xml|rels)$/.test(name) ? strToU8(settled(name, strFromU8(part))) : part] as const
  })
  return zipSync(Object.fromEntries(written), { mtime: new Date(1980, 0, 1), level: 6 })
}

const isRelations = (name: string) => name.endsWith('.rels')
