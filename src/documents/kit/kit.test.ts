import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import sax from 'sax'
import { expect, test } from 'vitest'
import { HOSTILE } from '../testing/hostile.ts'
import type { Paper } from './paper.ts'
import { writeDocx } from './write-docx.ts'
import { writeHtml } from './write-html.ts'
import { writePdf } from './write-pdf.ts'

/** A document with the same words in each field there is. */
const everywhere = (words: string, language = 'en'): Paper => {
  const run = { text: words }
  const runs = [run, { text: words, set: 'strong' as const }, { text: words, dir: 'ltr' as const, href: words }]
  return {
    title: words,
    language,
    author: words,
    at: new Date('2021-08-16T12:00:00Z'),
    head: { start: words, end: words },
    cover: { over: words, lines: [runs] },
    blocks: [
      { kind: 'contents', title: words },
      ...([1, 2, 3] as const).map((level) => ({ kind: 'heading', level, runs }) as const),
      { kind: 'paragraph', runs },
      { kind: 'paragraph', runs, lang: words },
      { kind: 'paragraph', runs, lang: 'ar', as: 'lead' },
      { kind: 'list', ordered: true, items: [{ runs, under: [runs] }] },
      { kind: 'facts', facts: [{ name: runs, value: [runs, runs] }] },
      { kind: 'table', caption: runs, head: [runs, runs], rows: [[runs, runs]], numbers: [1] },
      {
        kind: 'figure',
        alt: words,
        caption: runs,
        drawing: {
          width: 200,
          height: 40,
          shapes: [{ is: 'text', x: 5, y: 20, text: words, size: 10, bold: true, fill: '#111111', anchor: 'left' }],
        },
      },
    ],
  }
}

const WORDS = [...HOSTILE, 'x'.repeat(5_000)]

/** Reads XML to its end, and fails where it is not well formed. */
function readXml(xml: string): string {
  let text = ''
  const parser = sax.parser(true)
  parser.ontext = (more) => {
    text += more
  }
  parser.write(xml).close()
  return text
}

const wordsOf = (docx: Uint8Array) => {
  const parts = unzipSync(docx)
  for (const [name, part] of Object.entries(parts)) if (/\.(?:xml|rels)$/.test(name)) readXml(strFromU8(part))
  return readXml(strFromU8(parts['word/document.xml'] ?? new Uint8Array()))
}

const pdfOf = (bytes: Uint8Array) => getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise

async function isWhole(words: string, language: string) {
  const paper = everywhere(words, language)
  const { bytes, lacks } = writePdf(paper)
  expect(lacks).toBe(null)
  const pdf = await pdfOf(bytes)
  expect(pdf.numPages).toBeGreaterThan(1)
  await pdf.loadingTask.destroy()
  wordsOf(await writeDocx(paper))
  const html = writeHtml(paper)
  expect(html).not.toMatch(/<script|<img|javascript:/i.test(words) ? /<script|<img|href="javascript/i : /<script/)
  expect(html.match(/<main>/g)).toHaveLength(1)
}

test.each(WORDS)('a document is whole whatever is written into each of its fields (%#)', async (words) => {
  await isWhole(words, 'ar')
})

test('a document is whole with any signs of any script', async () => {
  const words = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 }).map((codes) => String.fromCharCode(...codes)),
  )
  await fc.assert(fc.asyncProperty(words, fc.constantFrom('ar', 'zh', 'en'), isWhole), {
    numRuns: 40,
    seed: 9,
    endOnFailure: true,
  })
}, 60_000)

test('text comes back as it was written', async () => {
  const words = 'Own words: #read("x") & <b>1 < 2</b> «Привет» 中文'
  const pdf = await pdfOf(writePdf(everywhere(words)).bytes)
  const pages = await Promise.all(
    Array.from({ length: pdf.numPages }, async (_, i) => {
      const { items } = await (await pdf.getPage(i + 1)).getTextContent()
      return items.map((item) => ('str' in item ? item.str : '')).join('')
    }),
  )
  expect(pages.join('').replace(/\s/g, '')).toContain(words.replace(/\s/g, ''))
  expect(wordsOf(await writeDocx(everywhere(words)))).toContain(words)
})

test('two documents of one state are the same to the byte, whenever they are made', async () => {
  const paper = everywhere('نص Text https://example.org', 'ar')
  const twice = async (write: () => Uint8Array | Promise<Uint8Array>) => {
    const first = await write()
    await new Promise((later) => setTimeout(later, 1_100)) // a file of Office would otherwise bear the second it was made in
    return Buffer.compare(first, await write()) === 0
  }
  expect(
    await twice(() =>
      writeDocx({
        ...paper,
        blocks: [...paper.blocks, { kind: 'paragraph', runs: [{ text: 'a', href: 'https://example.org' }] }],
      }),
    ),
  ).toBe(true)
  expect(await twice(() => writePdf(paper).bytes)).toBe(true)
})

test('a PDF has tags, title, language and bookmarks', async () => {
  const { bytes } = writePdf({ ...everywhere('Title'), language: 'ar', title: 'المشاورة' })
  const pdf = await pdfOf(bytes)
  expect((await pdf.getMetadata()).info).toMatchObject({ Title: 'المشاورة', Language: 'ar' })
  expect(await pdf.getMarkInfo()).toEqual(
    new Map([
      ['Marked', true],
      ['UserProperties', false],
      ['Suspects', false],
    ]),
  )
  expect((await pdf.getOutline()).map(({ title }) => title)).toEqual(['TitleTitle\u2066Title\u2069'])
  const pages = await Promise.all([1, 2].map(async (n) => (await pdf.getPage(n)).getStructTree()))
  const roles = JSON.stringify(pages)
  for (const role of ['H1', 'H2', 'H3', 'P', 'L', 'Table', 'TH', 'Figure']) expect(roles).toContain(`"role":"${role}"`)
  expect(roles).toContain('"alt":"Title"')
  expect(new TextDecoder('latin1').decode(bytes)).toContain('pdfuaid')
})

test('a DOCX in Arabic runs from right to left, with styles, contents and the words for its picture', async () => {
  const parts = unzipSync(await writeDocx(everywhere('نص', 'ar')))
  const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
  for (const part of [
    '<w:bidi/>',
    '<w:bidiVisual/>',
    '<w:rtl/>',
    'w:val="Heading1"',
    'TOC',
    'descr="نص"',
    '<w:tblHeader/>',
  ])
    expect(xml).toContain(part)
})

test('in a DOCX in Arabic an hour keeps its order, every list begins at one, and a list of contents runs from the right', async () => {
  const items = [{ runs: [{ text: 'واحد' }] }, { runs: [{ text: 'The end.', lang: 'en' }] }]
  const parts = unzipSync(
    await writeDocx({
      ...everywhere('نص', 'ar'),
      blocks: [
        { kind: 'paragraph', runs: [{ text: 'الاثنين \u206814:00\u2069 ' }, { text: '14:00–15:00', dir: 'ltr' }] },
        { kind: 'list', ordered: true, items },
        { kind: 'list', ordered: true, items },
      ],
    }),
  )
  const [xml = '', styles = ''] = ['document', 'styles'].map((name) =>
    strFromU8(parts[`word/${name}.xml`] as Uint8Array),
  )
  expect(xml).toContain('>\u200e14:00–15:00\u200e\u200f<')
  expect(xml).toContain('>\u200eThe end.\u200e\u200f<')
  expect(xml).not.toMatch(/[\u2066-\u2069]/)
  expect([...xml.matchAll(/w:numId w:val="(\d+)"/g)].map(([, id]) => id)).toEqual(['2', '2', '3', '3'])
  expect(styles).toMatch(/<w:pPrDefault><w:pPr><w:bidi\/>/)
  expect(styles).toMatch(/w:styleId="TOC1".*?<w:bidi\/>/)
})
