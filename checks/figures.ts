import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { type ESTree, parseSync } from 'vite'
import { importsOf } from './imports.ts'
import { filesUnder, read } from './sources.ts'

/** A function with a name of its own: declared, a method, or kept in a constant or property. Callbacks in passing belong to who passes them. */
export type Measured = { file: string; name: string; lines: number; parameters: number }

export type FileFigures = {
  file: string
  lines: number
  functions: Measured[]
  casts: number
  anys: number
  bangs: number
}

type Node = { type: string; start: number; end: number; [key: string]: unknown }

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'

const FUNCTIONS = ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']

/** What one source file holds. Lines of a function are those from its first to its last, both counted. */
export function figuresOf(file: string, source: string): FileFigures {
  const { program, errors } = parseSync(file, source)
  if (errors.length > 0) throw new Error(`${file} cannot be read: ${errors[0]?.message}`)
  const starts = [0]
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) starts.push(at + 1)
  const lineOf = (offset: number) => starts.findLastIndex((start) => start <= offset)
  const found: FileFigures = { file, lines: starts.length - 1, functions: [], casts: 0, anys: 0, bangs: 0 }
  const visit = (node: Node, name: string | null) => {
    if (node.type === 'TSAsExpression' && !isConst(node)) found.casts++
    if (node.type === 'TSAnyKeyword') found.anys++
    if (node.type === 'TSNonNullExpression') found.bangs++
    if (FUNCTIONS.includes(node.type) && (name !== null || node.type === 'FunctionDeclaration')) {
      const own = isNode(node.id) ? String(node.id.name) : (name ?? 'default')
      const lines = lineOf(node.end) - lineOf(node.start) + 1
      found.functions.push({ file, name: own, lines, parameters: (node.params as unknown[]).length })
    }
    for (const [key, value] of Object.entries(node)) {
      const children = Array.isArray(value) ? value : [value]
      for (const child of children) if (isNode(child)) visit(child, nameGiven(node, key))
    }
  }
  visit(program as unknown as Node & ESTree.Program, null)
  return found
}

const isConst = (node: Node) =>
  isNode(node.typeAnnotation) && isNode(node.typeAnnotation.typeName) && node.typeAnnotation.typeName.name === 'const'

/** The name a value gets by where it stands. */
function nameGiven(parent: Node, key: string): string | null {
  const named = parent.type === 'VariableDeclarator' ? parent.id : parent.key
  const holds = {
    VariableDeclarator: 'init',
    Property: 'value',
    MethodDefinition: 'value',
    PropertyDefinition: 'value',
  }
  if (holds[parent.type as keyof typeof holds] !== key || !isNode(named)) return null
  return String(named.name ?? named.value ?? '')
}

/** The value below which a share (0 to 1) of the values lies; 0 of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}

/** Files that import each other in a circle, each circle once. */
export function circlesIn(imports: ReadonlyMap<string, readonly string[]>): string[][] {
  const circles: string[][] = []
  const index = new Map<string, number>()
  const low = new Map<string, number>()
  const open: string[] = []
  const connect = (file: string) => {
    index.set(file, index.size)
    low.set(file, index.get(file) as number)
    open.push(file)
    for (const to of imports.get(file) ?? []) {
      if (!index.has(to)) connect(to)
      if (open.includes(to)) low.set(file, Math.min(low.get(file) as number, low.get(to) as number))
    }
    if (low.get(file) !== index.get(file)) return
    const circle = open.splice(open.indexOf(file))
    if (circle.length > 1) circles.push(circle.sort())
  }
  for (const file of imports.keys()) if (!index.has(file)) connect(file)
  return circles
}

const isProduct = (file: string) => !/\.test\.tsx?$|\/testing\/|db\/schema\.ts$/.test(file)

/** Figures of all product files under src/. */
export const figuresOfHouse = (): FileFigures[] =>
  filesUnder('src', /\.tsx?$/)
    .filter(isProduct)
    .map((file) => figuresOf(file, read(file)))

const importsOfHouse = () =>
  new Map(
    filesUnder('src', /\.tsx?$/)
      .filter(isProduct)
      .map((file) => [file, importsOf(file, read(file))]),
  )

function printed(figures: readonly FileFigures[]): string {
  const functions = figures.flatMap((one) => one.functions)
  const rows = (['.ts', '.tsx'] as const).map((end) => {
    const own = functions.filter((one) => path.extname(one.file) === end)
    const lines = own.map((one) => one.lines)
    return `functions ${end.padEnd(4)} ${own.length}: median ${quantile(lines, 0.5)}, p90 ${quantile(lines, 0.9)}, p99 ${quantile(lines, 0.99)}, longest ${Math.max(0, ...lines)}; over 60 lines: ${lines.filter((n) => n > 60).length}`
  })
  const sum = (of: (one: FileFigures) => number) => figures.reduce((all, one) => all + of(one), 0)
  const many = functions.filter((one) => one.parameters >= 5)
  const perThousand = (count: number) => ((count * 1000) / sum((one) => one.lines)).toFixed(1)
  const modules = Map.groupBy(filesUnder('src', /\.tsx?$/), (file) => file.split('/')[1] ?? '')
  const shares = [...modules].flatMap(([name, files]) => {
    const count = (wanted: boolean) =>
      files.filter((f) => isProduct(f) === wanted).reduce((all, f) => all + read(f).split('\n').length, 0)
    return name.includes('.') ? [] : [`${name} ${(count(false) / Math.max(1, count(true))).toFixed(2)}`]
  })
  const longest = functions.toSorted((a, b) => b.lines - a.lines).slice(0, 8)
  return [
    `files ${figures.length}, lines ${sum((one) => one.lines)}; lines a file: median ${quantile(
      figures.map((f) => f.lines),
      0.5,
    )}, p90 ${quantile(
      figures.map((f) => f.lines),
      0.9,
    )}`,
    ...rows,
    `longest: ${longest.map((one) => `${one.name} ${one.lines} (${one.file})`).join(', ')}`,
    `five or more parameters: ${many.length}${many.map((one) => `\n  ${one.file} ${one.name} ${one.parameters}`).join('')}`,
    `circles: ${
      circlesIn(importsOfHouse())
        .map((circle) => `\n  ${circle.join(', ')}`)
        .join('') || 'none'
    }`,
    `per thousand lines: as ${perThousand(sum((f) => f.casts))}, any ${perThousand(sum((f) => f.anys))}, ! ${perThousand(sum((f) => f.bangs))}`,
    `test : source: ${shares.join(', ')}`,
  ].join('\n')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(printed(figuresOfHouse()))
