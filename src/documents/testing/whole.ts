import { expect } from 'vitest'
import type { Paper } from '../kit/paper.ts'
import { writeDocx } from '../kit/write-docx.ts'
import { writeHtml } from '../kit/write-html.ts'
import { writePdf } from '../kit/write-pdf.ts'
import { fontsIn, lacksOfAccessibility } from './accessible-pdf.ts'
import { lacksOfWordFile } from './word-file.ts'

/** Elements of a page in their order; links apart, which stand only where an address can be one. */
const elementsOf = (html: string) => (html.match(/<\/?[a-z]\w*/g) ?? []).filter((tag) => !/^<\/?a$/.test(tag))

/** The families that come with the program; nothing else may be in a file. */
const OURS = /^Noto(?:Sans|NaskhArabic|SansHans)\b/

/**
 * A document is whole in each format, the same to the byte when made again, set in our fonts alone, and as a page built of the same elements
 * as the one whose words it has changed.
 */
export async function expectWhole(paper: Paper, like: Paper = paper): Promise<void> {
  const pdf = writePdf(paper)
  expect(pdf.lacks).toBe(null)
  expect(await lacksOfAccessibility(pdf.bytes)).toEqual([])
  expect(fontsIn(pdf.bytes).filter((font) => !OURS.test(font))).toEqual([])
  const docx = await writeDocx(paper)
  expect(lacksOfWordFile(docx, paper)).toEqual([])
  const html = writeHtml(paper)
  expect(elementsOf(html)).toEqual(elementsOf(writeHtml(like)))
  expect(html).not.toMatch(/href="(?!https?:|mailto:|#)/)
  const again = structuredClone(paper)
  expect(Buffer.compare(writePdf(again).bytes, pdf.bytes)).toBe(0)
  expect(Buffer.compare(await writeDocx(again), docx)).toBe(0)
  expect(writeHtml(again)).toBe(html)
}
