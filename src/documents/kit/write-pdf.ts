import { tmpdir } from 'node:os'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { Drawing } from '../../page/drawing.ts'
import { isWide, lettersIn, widthOf } from './columns.ts'
import type { Coverage } from './coverage.ts'
import { coverages, familiesFor, fontFiles } from './fonts.ts'
import { cut, isSeen, legible } from './legible.ts'
import {
  addressOf,
  type Block,
  DEPTH,
  type Item,
  isRightToLeft,
  languageOf,
  type Paper,
  type Run,
  type Runs,
} from './paper.ts'
import { DRAWING, TEMPLATE } from './typst-template.ts'

let kept: { compiler: NodeCompiler; fonts: Coverage[] } | null = null
const typesetter = () => {
  kept ??= {
    compiler: NodeCompiler.create({ workspace: tmpdir(), fontArgs: [{ fontBlobs: fontFiles() }] }),
    fonts: coverages(),
  }
  return kept
}

/** A PDF, and what it lacks of PDF/UA-1 if anything: some sign somebody wrote which no tag can name. It is tagged all the same. */
type Pdf = { readonly bytes: Uint8Array; readonly lacks: string | null; readonly pages: number }

/** The document as PDF/UA-1: tags, title, language, bookmarks, texts for pictures. */
export function writePdf(paper: Paper): Pdf {
  const { compiler, fonts } = typesetter()
  const inputs = { data: JSON.stringify(dataOf(paper, fonts)) }
  const made = compiler.compile({ mainFileContent: TEMPLATE, inputs })
  const faults = [made.takeError(), made.takeWarnings()].flatMap((said) => said?.shortDiagnostics ?? [])
  const { result } = made
  if (faults.length > 0 || !result) throw new Error(`The document cannot be set: ${JSON.stringify(faults)}`)
  const pages = result.numOfPages
  const creationTimestamp = Math.floor(paper.at.getTime() / 1000)
  try {
    const bytes = compiler.pdf(result, { pdfStandard: 'ua-1', creationTimestamp })
    return { bytes: withoutEnglish(bytes), lacks: null, pages }
  } catch (refused) {
    const bytes = compiler.pdf(result, { pdfTags: true, creationTimestamp })
    return { bytes: withoutEnglish(bytes), lacks: String(refused), pages }
  } finally {
    compiler.evictCache(0)
  }
}

const MAIL_IN_ENGLISH = '/Contents (Email '

/**
 * Typst says of a link to an address of mail that it is one, in English where it has no words of the language: the address alone is left,
 * and as many spaces behind it as keep everything at its place.
 */
function withoutEnglish(pdf: Uint8Array): Uint8Array {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
  for (let at = bytes.indexOf(MAIL_IN_ENGLISH); at >= 0; at = bytes.indexOf(MAIL_IN_ENGLISH, at + 1)) {
    const end = bytes.indexOf(')', at)
    const said = bytes.toString('latin1', at, end + 1)
    bytes.write(said.replace('Email ', '').padEnd(said.length), at, 'latin1')
  }
  return pdf
}

/** The drawing with its letters as shapes, by our fonts: for formats that show pictures, and no text in them. */
export function drawnLetters(drawing: Drawing, language: string): string {
  const { compiler, fonts } = typesetter()
  const shown = legibleDrawing(drawing, (given) => legible(given, fonts))
  const inputs = { data: JSON.stringify({ ...shown, fonts: familiesFor(language), rtl: isRightToLeft(language) }) }
  return compiler.plainSvg({ mainFileContent: DRAWING, inputs })
}

const dataOf = (paper: Paper, fonts: readonly Coverage[]) => {
  const text = (given: string) => legible(given, fonts)
  const rtl = isRightToLeft(paper.language)
  const run = (r: Run) => ({
    text: keptApart(text(r.text), r.dir ?? sideOf(r.lang), rtl),
    set: r.set ?? null,
    lang: languageOf(r.lang),
    narrow: isNarrow(r),
    href: addressOf(r.href),
  })
  const runs = (given: Runs) => given.map(run)
  return {
    title: cut(seen(text(paper.title)), MOST_OF_A_TITLE),
    author: text(paper.author),
    lang: languageOf(paper.language) ?? 'en',
    rtl,
    fonts: familiesFor(paper.language),
    chinese: familiesFor('zh'),
    others: familiesFor('en'),
    at: [paper.at.getUTCFullYear(), paper.at.getUTCMonth() + 1, paper.at.getUTCDate()],
    head: { start: cut(text(paper.head.start), 90), end: cut(text(paper.head.end), 60) },
    cover: paper.cover && { over: cut(text(paper.cover.over), MOST_OF_A_TITLE), lines: paper.cover.lines.map(runs) },
    blocks: paper.blocks.map((block) => blockOf(block, text, runs)),
  }
}

/** What stands where words should be and there are none: a title, a heading and the words for a picture may not be empty. */
const NOTHING = '–'
const seen = (text: string) => (isSeen(text) ? text : NOTHING)

const isolated = (text: string, dir: Run['dir']) => (dir === undefined ? text : `${ISOLATES[dir]}${text}\u2069`)

/** From left to right within the same, nothing needs to be kept apart: signs that do so would only hold letters of two scripts together. */
const keptApart = (text: string, dir: Run['dir'], inRtl: boolean): string =>
  dir === 'ltr' && !inRtl && !RIGHT_TO_LEFT.test(text) ? text : isolated(text, dir)

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\u2066-\u2069]/u

/** Signs such as an apostrophe are as wide as a letter in Chinese, and are not among other letters. */
const isNarrow = ({ text, lang }: Run): boolean =>
  lang === undefined && /[‘’“”…—]/.test(text) && !/[\p{Script=Han}]/u.test(text)

const ISOLATES = { ltr: '\u2066', rtl: '\u2067', auto: '\u2068' } as const

const sideOf = (lang: string | undefined): Run['dir'] =>
  lang === undefined ? undefined : isRightToLeft(languageOf(lang)) ? 'rtl' : 'ltr'

const legibleDrawing = (drawing: Drawing, text: Text): Drawing => ({
  ...drawing,
  shapes: drawing.shapes.map((shape) =>
    shape.is === 'text' ? { ...shape, text: isolated(text(shape.text), 'auto') } : shape,
  ),
})

/** Letters of what stands again on each page, or large: more of them would leave no room for anything else. */
const MOST_OF_A_TITLE = 300

/** Letters of a row that stays on one page; a longer one may go over to the next, or it might not fit on any. */
const MOST_OF_A_WHOLE_ROW = 400

/** A table that takes part of a page is not cut in two. */
const MOST_ROWS_TOGETHER = 20
const MOST_OF_A_PAGE = 1_500

type Text = (given: string) => string
type Write = (given: Runs) => unknown

/** What stands under an item goes over to the next page with it. */
const itemOf = ({ runs: own, under = [] }: Item, runs: Write) => ({
  runs: runs(own),
  under: under.map(runs),
  whole: under.length > 0 && lettersIn([own, ...under]) <= MOST_OF_A_WHOLE_ROW,
})

function blockOf(block: Block, text: Text, runs: Write): unknown {
  switch (block.kind) {
    case 'heading':
      return {
        ...block,
        runs: runs(isSeen(text(block.runs.map((r) => r.text).join(''))) ? block.runs : [{ text: NOTHING }]),
      }
    case 'paragraph': {
      const lang = languageOf(block.lang)
      const rtl = isRightToLeft(lang)
      return { kind: block.kind, runs: runs(block.runs), lang, rtl, as: block.as ?? null, keep: block.keep ?? false }
    }
    case 'list':
      return { ...block, items: block.items.map((item) => itemOf(item, runs)) }
    case 'facts':
      return { ...block, facts: block.facts.map((f) => ({ name: runs(f.name), value: f.value.map(runs) })) }
    case 'table':
      return {
        ...block,
        caption: runs(block.caption),
        head: block.head.map((cell) => runs(cell.map((r) => ({ ...r, text: cut(r.text, MOST_OF_A_TITLE) })))),
        rows: block.rows.map((row) => ({ cells: row.map(runs), long: lettersIn(row) > MOST_OF_A_WHOLE_ROW })),
        wide: isWide(block.head),
        widths: block.head.map((head, column) => widthOf([head, ...block.rows.map((row) => row[column] ?? [])])),
        whole:
          block.rows.length <= MOST_ROWS_TOGETHER && lettersIn([block.head, ...block.rows].flat()) <= MOST_OF_A_PAGE,
      }
    case 'figure':
      return {
        kind: block.kind,
        drawing: legibleDrawing(block.drawing, text),
        alt: seen(text(block.alt)),
        caption: runs(block.caption),
      }
    case 'contents':
      return { kind: block.kind, title: seen(text(block.title)), depth: block.depth ?? DEPTH }
    case 'page-break':
      return block
  }
}
