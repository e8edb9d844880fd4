import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EditionScope } from '../access/public.ts'
import { makeDocument, paperOf } from '../documents/public.ts'
import { house } from '../house.ts'
import { LANGUAGES } from '../platform/languages/public.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { loadEdition } from './public.ts'
import { lacking } from './testing/letter-facts.ts'

let t: Awaited<ReturnType<typeof testPlatform>>
let edition: EditionScope
beforeAll(async () => {
  t = await testPlatform('2021-08-20T09:00:00Z', {}, house)
  await loadEdition(t.platform, 'wsis-forum-2022')
  edition = (await house.editionNamed(t.platform.db, 'wsis-forum-2022')) as EditionScope
})
afterAll(() => t.close())

const letter = async (language: (typeof LANGUAGES)[number], format: 'pdf' | 'html') => {
  const paper = await paperOf('letter', { platform: t.platform, edition, language })
  const made = paper && (await makeDocument(paper, format))
  return made?.kind === 'made' ? made.bytes : expect.unreachable(JSON.stringify(made))
}

type Piece = { str: string; width: number; transform: number[] }

/**
 * The text layer of a PDF, line by line, as it is read from the right. A mark above or below a letter is a sign of its own without width,
 * which repeats its letter.
 */
async function textLayer(bytes: Uint8Array) {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  const lines: Piece[][] = []
  for (let n = 1; n <= pdf.numPages; n++) {
    const { items } = await (await pdf.getPage(n)).getTextContent()
    const pieces = items.flatMap((item) => ('str' in item && item.width > 0 ? [item as Piece] : []))
    pieces.sort((a, b) => at(b, 5) - at(a, 5))
    for (const piece of pieces) {
      const line = lines.at(-1)
      if (line?.[0] && Math.abs(at(line[0], 5) - at(piece, 5)) < 3) line.push(piece)
      else lines.push([piece])
    }
  }
  const read = lines.map((line) => line.sort((a, b) => at(b, 4) - at(a, 4)).map(({ str }) => str))
  return { text: read.flat().join(''), pdf }
}
const at = ({ transform }: Piece, place: 4 | 5) => transform[place] ?? 0

/**
 * Letters and figures alone, without alif: what reads a PDF for us turns a joined lam and alif around, and tells neither marks nor spaces
 * apart from their letters.
 */
const letters = (text: string) => text.normalize('NFKC').replace(/[^\p{L}\p{N}]|[\u0627\u0623\u0625\u0622]/gu, '')

test.each(LANGUAGES)('in %s the letter as a document states every fact of the letter', async (language) => {
  const html = new TextDecoder().decode(await letter(language, 'html'))
  expect(lacking(html.replace(/<style>.*?<\/style>|<[^>]+>/gs, ' '), language, letters)).toEqual([])
})

test('every fact of the letter is found again in the text layer of the Arabic PDF', async () => {
  const { text, pdf } = await textLayer(await letter('ar', 'pdf'))
  expect(lacking(text, 'ar', letters)).toEqual([])
  expect((await pdf.getMetadata()).info).toMatchObject({ Language: 'ar' })
})
