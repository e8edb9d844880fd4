import {
  AlignmentType,
  BorderStyle,
  Document,
  ExternalHyperlink,
  type FileChild,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  LevelFormat,
  LineRuleType,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableLayoutType,
  TableOfContents,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx'
import sharp from 'sharp'
import { columnsIn, isWide } from './columns.ts'
import { wholeText } from './legible.ts'
import { heldBy, marked } from './marks.ts'
import { addressOf, type Block, DEPTH, isRightToLeft, languageOf, type Paper, type Run, type Runs } from './paper.ts'
import { sameEachTime } from './same-each-time.ts'
import { drawnLetters } from './write-pdf.ts'

/** The document for word processors: real styles, a list of contents that renews itself, its own direction. */
export async function writeDocx(paper: Paper): Promise<Uint8Array> {
  const set = settingOf(paper)
  const children: FileChild[] = []
  for (const block of paper.blocks) children.push(...(await set.block(block)))
  const document = new Document({
    title: wholeText(paper.title),
    creator: wholeText(paper.author),
    description: wholeText(paper.head.end),
    features: { updateFields: paper.blocks.some(({ kind }) => kind === 'contents') },
    styles: stylesFor(paper.language),
    numbering: { config: [ORDERED] },
    sections: [
      {
        properties: {
          titlePage: paper.cover !== null,
          page: { margin: { top: 1500, bottom: 1300, left: 1300, right: 1300 } },
        },
        headers: {
          [EVERYWHERE]: new Header({ children: [set.head()] }),
          ...(paper.cover ? { first: new Header({ children: [] }) } : {}),
        },
        footers: {
          [EVERYWHERE]: new Footer({ children: [set.foot()] }),
          ...(paper.cover ? { first: new Footer({ children: [] }) } : {}),
        },
        children: [...(paper.cover ? set.cover(paper.cover) : []), ...children],
      },
    ],
  })
  return sameEachTime(await Packer.toBuffer(document), paper.at)
}

/** On every page, in every paragraph, unless something says otherwise. */
const EVERYWHERE = 'default'

const ORDERED = {
  reference: 'ordered',
  levels: [
    {
      level: 0,
      format: LevelFormat.DECIMAL,
      text: '%1.',
      alignment: AlignmentType.START,
      style: { paragraph: { indent: { start: 480, hanging: 360 } } },
    },
  ],
}

const INK = '17324D'
const ACCENT = '0A5A94'
const SOFT = '55636F'
const HAIR = 'C9D3DC'
/** Between the margins of a page. */
const ROOM = 9_306
const FONT = { ascii: 'Calibri', hAnsi: 'Calibri', cs: 'Arial', eastAsia: 'Microsoft YaHei' }

/** Sizes stand in half points, distances in twentieths of a point. */
function stylesFor(language: string) {
  // What no paragraph of ours says is said here, such as the direction of a list of contents that a word processor makes.
  const spacing = { after: 140, line: 288, lineRule: LineRuleType.AUTO }
  const everyParagraph = { spacing, ...(isRightToLeft(language) ? { bidirectional: true } : {}) }
  const contents = (level: number) => ({
    ...{ id: `TOC${level}`, name: `toc ${level}`, basedOn: 'Normal', next: 'Normal' },
    paragraph: { ...everyParagraph, spacing: { ...spacing, after: 40 }, indent: { start: (level - 1) * 280 } },
  })
  const heading = (size: number, color: string, before: number) => ({
    run: { size, sizeComplexScript: size, bold: true, boldComplexScript: true, color, font: FONT },
    paragraph: { spacing: { ...spacing, before, after: 120 }, keepNext: true },
  })
  return {
    [EVERYWHERE]: {
      document: {
        run: { font: FONT, size: 21, sizeComplexScript: 23, language: wordsLanguage(language) },
        paragraph: everyParagraph,
      },
      title: { run: { size: 52, sizeComplexScript: 52, bold: true, boldComplexScript: true, color: INK, font: FONT } },
      heading1: heading(34, INK, 420),
      heading2: heading(26, ACCENT, 320),
      heading3: heading(22, INK, 280),
    },
    paragraphStyles: [
      contents(1),
      contents(2),
      { id: 'Lead', name: 'Lead', basedOn: 'Normal', run: { size: 24, sizeComplexScript: 26, color: INK } },
      { id: 'Narrow', name: 'Narrow', basedOn: 'Normal', run: { size: 14, sizeComplexScript: 14 } },
      { id: 'Small', name: 'Small', basedOn: 'Normal', run: { size: 18, sizeComplexScript: 19, color: SOFT } },
    ],
  }
}

const wordsLanguage = (language: string) =>
  isRightToLeft(language)
    ? { bidirectional: language, value: 'en-GB' }
    : language === 'zh'
      ? { eastAsia: 'zh-CN', value: 'en-GB' } // Latin words break as those of a Latin language do
      : { value: language }

const LEVELS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u

/** How the parts of one document are set: in its direction, in its language. */
function settingOf(paper: Paper) {
  const rtl = isRightToLeft(paper.language)
  const runs = (given: Runs, ofRtl = rtl): ParagraphChild[] => given.map((one) => linked(one, ofRtl))
  const paragraph = (given: Runs, more: object = {}) =>
    new Paragraph({ bidirectional: rtl, children: runs(given), ...more })
  const small = (given: Runs) => paragraph(given, { style: 'Small' })
  const cells = cellsOf(rtl, paragraph)
  let lists = 0 // each is numbered from its own beginning
  return {
    head: () =>
      new Paragraph({
        bidirectional: rtl,
        style: 'Small',
        tabStops: [{ type: TabStopType.RIGHT, position: ROOM }],
        border: { bottom: { style: BorderStyle.SINGLE, size: 4, color: HAIR, space: 4 } },
        children: [...runs([{ text: paper.head.start }]), new TextRun('\t'), ...runs([{ text: paper.head.end }])],
      }),
    foot: () =>
      new Paragraph({
        bidirectional: false,
        alignment: AlignmentType.CENTER,
        style: 'Small',
        children: [new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] })],
      }),
    cover: ({ over, lines }: NonNullable<Paper['cover']>): FileChild[] => [
      paragraph([{ text: over, set: 'strong' }], { spacing: { before: 3600 } }),
      paragraph([{ text: paper.title }], { heading: HeadingLevel.TITLE }),
      ...lines.map((line) => paragraph(line, { style: 'Lead' })),
      new Paragraph({ children: [new PageBreak()] }),
    ],
    async block(block: Block): Promise<FileChild[]> {
      switch (block.kind) {
        case 'heading':
          return [paragraph(block.runs, { heading: LEVELS[block.level] })]
        case 'paragraph':
          return [paragraphOf(block, rtl, runs)]
        case 'list':
          lists++
          return block.items.flatMap(({ runs: own, under = [] }) => [
            paragraph(
              own,
              block.ordered
                ? { numbering: { reference: 'ordered', level: 0, instance: lists } }
                : { bullet: { level: 0 } },
            ),
            ...under.map((one) => paragraph(one, { bullet: { level: 1 } })),
          ])
        case 'facts':
          return [
            cells(
              block.facts.map((f) => [[f.name], f.value]),
              { head: null, numbers: [], widths: [FACT_NAMES, ROOM - FACT_NAMES] },
            ),
          ]
        case 'table':
          return [
            ...(block.caption.length > 0 ? [paragraph(block.caption, { style: 'Small', keepNext: true })] : []),
            cells(
              block.rows.map((row) => row.map((cell) => [cell])),
              { ...block, widths: columnsIn(block, ROOM) },
            ),
            new Paragraph({ children: [] }),
          ]
        case 'figure':
          return [await picture(block, paper), ...(block.caption.length > 0 ? [small(block.caption)] : [])]
        case 'contents':
          return [
            small([{ text: block.title, set: 'strong' }]),
            new TableOfContents(wholeText(block.title), {
              hyperlink: true,
              headingStyleRange: `1-${block.depth ?? DEPTH}`,
            }),
          ]
        case 'page-break':
          return [new Paragraph({ children: [new PageBreak()] })]
      }
    },
  }
}

function linked(one: Run, rtl: boolean): ParagraphChild {
  const lang = languageOf(one.lang)
  const text = wholeText(one.text)
  const around = rtl ? 'rtl' : 'ltr'
  const side = one.dir ?? (lang ? (isRightToLeft(lang) ? 'rtl' : 'ltr') : around)
  const own = new TextRun({
    text: heldBy(marked(text, side === 'auto' ? around : side), side, around),
    bold: one.set === 'strong',
    boldComplexScript: one.set === 'strong',
    italics: one.set === 'em',
    italicsComplexScript: one.set === 'em',
    rightToLeft:
      one.dir === 'ltr' || one.dir === 'rtl'
        ? one.dir === 'rtl'
        : lang
          ? isRightToLeft(lang)
          : (rtl || one.dir === 'auto') && RIGHT_TO_LEFT.test(text),
    ...(lang ? { language: wordsLanguage(lang) } : {}),
    ...(addressOf(one.href) ? { color: ACCENT, underline: {} } : {}),
  })
  const href = addressOf(one.href)
  return href ? new ExternalHyperlink({ link: href, children: [own] }) : own
}

function paragraphOf(
  { runs: given, lang: said, as, keep }: Block & { kind: 'paragraph' },
  rtl: boolean,
  runs: (given: Runs, rtl: boolean) => ParagraphChild[],
) {
  const lang = languageOf(said)
  const own = lang ? isRightToLeft(lang) : rtl
  return new Paragraph({
    bidirectional: own,
    keepNext: keep === true,
    children: runs(lang ? given.map((one) => ({ lang, ...one })) : given, own),
    ...(as === 'lead' ? { style: 'Lead' } : as === 'small' ? { style: 'Small' } : {}),
    ...(as === 'end' ? { alignment: AlignmentType.END } : {}),
  })
}

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const LINE = { style: BorderStyle.SINGLE, size: 4, color: HAIR }
const BORDERS = { top: LINE, bottom: LINE, left: NONE, right: NONE, insideVertical: NONE, insideHorizontal: LINE }

type Columns = {
  readonly head: readonly Runs[] | null
  readonly numbers: readonly number[]
  readonly widths: readonly number[]
}
const FACT_NAMES = 2_500

const cellsOf =
  (rtl: boolean, paragraph: (given: Runs, more?: object) => Paragraph) =>
  (rows: readonly (readonly (readonly Runs[])[])[], { head, numbers, widths }: Columns) => {
    const wide = head !== null && isWide(head)
    const tight = { spacing: { before: 40, after: 40 }, ...(wide ? { style: 'Narrow' } : {}) }
    // Digits run from the left in every language, so units stand one under the other on the right.
    const unitsUnderUnits = rtl ? AlignmentType.START : AlignmentType.END
    const cell = (content: readonly Runs[], column: number, more: object = {}) =>
      new TableCell({
        width: { size: widths[column] ?? 0, type: WidthType.DXA },
        ...(wide ? { margins: { left: 30, right: 30 } } : {}),
        children: content.map((one) =>
          paragraph(one, { ...tight, ...(numbers.includes(column) ? { alignment: unitsUnderUnits } : {}), ...more }),
        ),
      })
    const first = head && [
      new TableRow({
        tableHeader: true,
        children: head.map((one, i) =>
          cell([one.map((run) => ({ ...run, set: 'strong' as const }))], i, { keepNext: true }),
        ),
      }),
    ]
    return new Table({
      visuallyRightToLeft: rtl,
      width: { size: ROOM, type: WidthType.DXA },
      columnWidths: [...widths],
      layout: TableLayoutType.FIXED,
      borders: BORDERS,
      rows: [...(first ?? []), ...rows.map((row) => new TableRow({ children: row.map((one, i) => cell(one, i)) }))],
    })
  }

/** Drawn at twice its size, so that it prints well. */
const SHARPER = 2

async function picture({ drawing, alt }: Block & { kind: 'figure' }, paper: Paper) {
  const svg = Buffer.from(drawnLetters(drawing, paper.language))
  const data = await sharp(svg, { density: 72 * SHARPER })
    .png()
    .toBuffer()
  const words = wholeText(alt)
  return new Paragraph({
    children: [
      new ImageRun({
        type: 'png',
        data,
        transformation: { width: drawing.width * 1.25, height: drawing.height * 1.25 },
        altText: { name: 'figure', title: '', description: words },
      }),
    ],
  })
}
