import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

type Pdf = Awaited<ReturnType<typeof getDocument>['promise']>
type Page = Awaited<ReturnType<Pdf['getPage']>>
type Node = {
  readonly role?: string
  readonly alt?: string
  readonly children?: readonly Node[]
  readonly type?: string
}

/**
 * What a PDF lacks of these rules of ISO 14289-1 (PDF/UA-1); nothing if it keeps them all. It reads the file with another program than the
 * one that wrote it, and is no substitute for veraPDF, which no package registry of ours has.
 * - 5: it says that it conforms to part 1;
 * - 7.1: it is marked as tagged, and nothing of its tags as suspect (Matterhorn 05-001), has a title that is shown in place of the file's
 *   name, and a structure of standard elements alone (02-001); whatever stands on a page is tagged or an artifact;
 * - 7.2: its language is said;
 * - 7.3: every picture has words;
 * - 7.4: headings begin at the first level and go down one at a time, all of them numbered (14-007);
 * - 7.5: rows stand in tables, cells in rows, and a table with heads has them as such, each saying for which cells (15-003);
 * - 7.6: items stand in lists;
 * - 7.10, 7.11, 7.15, 7.16: no optional content (20-001), no files within (21-001), no forms of another kind (25-001), no encryption (26-001),
 *   no programs;
 * - 7.17: a document with headings has bookmarks;
 * - 7.18: the order of tabs is that of the structure, and every link has words of its own;
 * - 7.21: fonts stand in the file, with the characters their signs mean.
 */
export async function lacksOfAccessibility(bytes: Uint8Array): Promise<string[]> {
  const raw = Buffer.from(bytes).toString('latin1')
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  const lacks = [...(await ofTheWhole(pdf, raw)), ...ofFonts(raw)]
  let level = 0
  let withLinks = 0
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    const tree = (await page.getStructTree()) as Node | null
    const links = (await page.getAnnotations()).filter(({ subtype }) => subtype === 'Link')
    if (links.length > 0) withLinks++
    if (links.some(({ contentsObj }) => !contentsObj?.str?.trim())) lacks.push('7.18: a link without words')
    lacks.push(...(await ofContent(page)), ...ofTree(tree, []))
    for (const heading of headingsIn(tree)) {
      if (heading > level + 1) lacks.push(`7.4: a heading of level ${heading} after one of level ${level}`)
      level = heading
    }
  }
  if (level > 0 && !(await pdf.getOutline())?.length) lacks.push('7.17: no bookmarks')
  if ((raw.match(/\/Tabs \/S\b/g)?.length ?? 0) < withLinks) lacks.push('7.18: tabs do not follow the structure')
  await pdf.loadingTask.destroy()
  return [...new Set(lacks)]
}

async function ofTheWhole(pdf: Pdf, raw: string): Promise<string[]> {
  const { info } = (await pdf.getMetadata()) as { info: { Title?: string; Language?: string } }
  // The types of this version say an object; what comes is a map.
  const marks: unknown = await pdf.getMarkInfo()
  return [
    ...(/<pdfuaid:part>1<\/pdfuaid:part>/.test(raw) ? [] : ['5: it does not say that it conforms']),
    ...(marks instanceof Map && marks.get('Marked') === true ? [] : ['7.1: it is not marked as tagged']),
    ...(info.Title?.trim() ? [] : ['7.1: no title']),
    ...(/\/DisplayDocTitle true/.test(raw) ? [] : ['7.1: the title is not shown']),
    ...(/\/StructTreeRoot\b/.test(raw) ? [] : ['7.1: no structure']),
    ...(marks instanceof Map && marks.get('Suspects') === true ? ['7.1: tags are suspect'] : []),
    ...foreign(raw),
    ...(/^[a-z]{2}/.test(info.Language ?? '') ? [] : ['7.2: no language']),
  ]
}

/** What no document of ours has any use for, and what stands in the way of a reader. */
const foreign = (raw: string): string[] => [
  ...(/\/OCProperties\b/.test(raw) ? ['7.10: optional content'] : []),
  ...(/\/EmbeddedFiles\b/.test(raw) ? ['7.11: files within'] : []),
  ...(/\/XFA\b/.test(raw) ? ['7.15: a form of another kind'] : []),
  ...(/\/Encrypt \d/.test(raw) ? ['7.16: it is encrypted'] : []),
  ...(/\/(?:JavaScript|JS|Launch) ?[/(<]/.test(raw) ? ['a program'] : []),
  ...((raw.match(/\/S \/TH\b/g)?.length ?? 0) > (raw.match(/\/Scope \/(?:Column|Row|Both)\b/g)?.length ?? 0)
    ? ['7.5: a head of a table that does not say for which cells']
    : []),
]

function ofFonts(raw: string): string[] {
  const count = (pattern: RegExp) => raw.match(pattern)?.length ?? 0
  return [
    ...(count(/\/Type \/FontDescriptor\b/g) === count(/\/FontFile[23]? \d/g)
      ? []
      : ['7.21: a font is not in the file']),
    ...(count(/\/Subtype \/Type0\b/g) === count(/\/ToUnicode \d/g) ? [] : ['7.21: signs without characters']),
  ]
}

/** The names of the fonts in a file, without the mark that they hold only what it needs. */
export const fontsIn = (bytes: Uint8Array): string[] => {
  const raw = Buffer.from(bytes).toString('latin1')
  return [...new Set([...raw.matchAll(/\/FontName \/(?:[A-Z]{6}\+)?([^\s/]+)/g)].map(([, name]) => name ?? ''))]
}

/** Text that is neither tagged nor an artifact. */
async function ofContent(page: Page): Promise<string[]> {
  const { items } = await page.getTextContent({ includeMarkedContent: true })
  const marks: boolean[] = []
  for (const item of items) {
    if ('str' in item) {
      if (item.str.trim() !== '' && !marks.includes(true)) return [`7.1: text outside the structure: ${item.str}`]
    } else if (item.type === 'endMarkedContent') marks.pop()
    else marks.push(item.type === 'beginMarkedContentProps' || tagOf(item) === 'Artifact')
  }
  return []
}

/** The types of this version leave it out. */
const tagOf = (item: object): unknown => ('tag' in item ? item.tag : null)

/** The elements of ISO 32000-1, 14.8.4; an H without a number is none of ours. */
const STANDARD = new Set(
  (
    'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD ' +
    'THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form'
  ).split(' '),
)

const WITHIN: Readonly<Record<string, readonly string[]>> = {
  TR: ['Table', 'THead', 'TBody', 'TFoot'],
  TH: ['TR'],
  TD: ['TR'],
  LI: ['L'],
  LBody: ['LI'],
}

function ofTree(node: Node | null, above: readonly string[]): string[] {
  if (!node) return []
  const { role = '', children = [] } = node
  const around = WITHIN[role]
  const parent = above.at(-1) ?? ''
  return [
    ...(around && !around.includes(parent) ? [`7.5, 7.6: ${role} within ${parent || 'nothing'}`] : []),
    ...(role === '' || role === 'Root' || STANDARD.has(role) ? [] : [`7.1: ${role} is no standard element`]),
    ...(role === 'Figure' && !node.alt?.trim() ? ['7.3: a picture without words'] : []),
    ...(role === 'THead' && !has(node, 'TH') ? ['7.5: a head of a table without its cells'] : []),
    ...children.flatMap((child) => ofTree(child, role && role !== 'Root' ? [...above, role] : above)),
  ]
}

const has = (node: Node, role: string): boolean =>
  node.role === role || (node.children ?? []).some((child) => has(child, role))

const headingsIn = (node: Node | null): number[] =>
  node
    ? [
        ...(/^H[1-6]$/.test(node.role ?? '') ? [Number(node.role?.slice(1))] : []),
        ...(node.children ?? []).flatMap((child) => headingsIn(child)),
      ]
    : []
