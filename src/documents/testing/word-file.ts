import { strFromU8, unzipSync } from 'fflate'
import sax from 'sax'
import { isRightToLeft, type Paper } from '../kit/paper.ts'

/**
 * What a file for word processors lacks: parts that can be read, headings by real styles, a list of contents that renews itself, heads of
 * tables that come again, words for pictures, its language, and where it runs from right to left, paragraphs and tables that do. Nothing if
 * it has all of it. No word processor is asked.
 */
export function lacksOfWordFile(bytes: Uint8Array, { language, blocks }: Paper): string[] {
  const parts = unzipSync(bytes)
  const broken = Object.entries(parts).filter(
    ([name, part]) => /\.(?:xml|rels)$/.test(name) && !isWhole(strFromU8(part)),
  )
  const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
  const styles = strFromU8(parts['word/styles.xml'] ?? new Uint8Array())
  const count = (pattern: RegExp) => xml.match(pattern)?.length ?? 0
  const blocksOf = (kind: Paper['blocks'][number]['kind']) => blocks.filter((block) => block.kind === kind).length
  const headings = blocks.flatMap((block) => (block.kind === 'heading' ? [block.level] : []))
  const demands: [string, boolean][] = [
    [
      'headings by style',
      [1, 2, 3].every(
        (level) => count(new RegExp(`w:val="Heading${level}"`, 'g')) === headings.filter((one) => one === level).length,
      ),
    ],
    ['contents', count(/<w:instrText[^>]*>TOC /g) === blocksOf('contents')],
    ['heads of tables', count(/<w:tblHeader\/>/g) === blocksOf('table')],
    ['words for pictures', count(/<wp:docPr [^>]*descr="[^"]+"/g) === blocksOf('figure')],
    ['its language', new RegExp(`<w:lang [^>]*="${language}`).test(styles)],
    [
      'its direction',
      !isRightToLeft(language) || (count(/<w:bidi\/>/g) > 0 && count(/<w:tbl>/g) === count(/<w:bidiVisual\/>/g)),
    ],
  ]
  return [
    ...broken.map(([name]) => `${name} cannot be read`),
    ...demands.flatMap(([what, there]) => (there ? [] : [what])),
  ]
}

function isWhole(xml: string): boolean {
  try {
    sax.parser(true).write(xml).close()
    return true
  } catch {
    return false
  }
}
