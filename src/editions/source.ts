import { getNodeValue, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser'

/** Where somebody has to look: the file as named in the folder, and the line counted from 1. */
export type Mistake = { readonly file: string; readonly line: number; readonly column?: number; readonly text: string }

export type Path = readonly (string | number)[]

/** One JSON file, read: its value, what is wrong with its writing, and the line of everything in it. */
export type Source = {
  readonly file: string
  /** What stands in the file, also beside slips that leave no doubt what was meant; undefined when the text is no JSON. */
  readonly value: unknown
  readonly mistakes: readonly Mistake[]
  /** The line of the value at a path; of a missing one, the line of what should hold it. */
  lineOf(path: Path): number
}

const SYNTAX: Record<string, string> = {
  InvalidSymbol: 'this is no JSON value: write text in "quotes", or true, false, null, a number',
  InvalidNumberFormat: 'this is no JSON number',
  PropertyNameExpected: 'a key in "quotes" is expected here; after the last one stands no comma',
  ValueExpected: 'a value is expected here; after the last one stands no comma',
  ColonExpected: 'a colon is missing between a key and its value',
  CommaExpected: 'a comma is missing before this',
  CloseBraceExpected: 'a closing } is missing',
  CloseBracketExpected: 'a closing ] is missing',
  EndOfFileExpected: 'the file goes on after its end: something was closed too early',
  InvalidCommentToken: 'JSON has no comments: put remarks under "note"',
  UnexpectedEndOfComment: 'JSON has no comments: put remarks under "note"',
  UnexpectedEndOfString: 'this text has no closing quote on its line',
  UnexpectedEndOfNumber: 'this number breaks off',
  InvalidUnicode: 'this \\u escape is not four hexadecimal digits',
  InvalidEscapeCharacter: 'a backslash stands before a letter that it cannot escape',
  InvalidCharacter: 'this character cannot stand here; in a text write it as an escape',
}

/** Reads a JSON text and names every mistake in its writing, also a key that stands twice in one object. */
export function readSource(file: string, text: string): Source {
  const places = placesIn(text)
  const errors: ParseError[] = []
  const tree = parseTree(text, errors, { disallowComments: true, allowEmptyContent: false })
  return {
    file,
    value: tree && errors.every(isSlip) ? getNodeValue(tree) : undefined,
    mistakes: [
      ...withoutEchoes(errors).map(({ error, offset }) => ({
        file,
        ...places.at(offset),
        text: SYNTAX[printParseErrorCode(error)] ?? 'this is no JSON',
      })),
      ...(tree && errors.length === 0 ? keysTwice(tree) : []).map(({ key, offset, first }) => ({
        file,
        ...places.at(offset),
        text: `“${key}” stands twice in one object, first in line ${places.lineAt(first)}; only the last would count`,
      })),
    ],
    lineOf: (path) => places.lineAt(tree ? offsetOf(tree, path) : 0),
  }
}

/** A comma too few or too many, a remark: what is meant is plain, so the rest of the file can be looked through. */
const isSlip = ({ error }: ParseError): boolean =>
  ['CommaExpected', 'PropertyNameExpected', 'ValueExpected', 'InvalidCommentToken'].includes(printParseErrorCode(error))

/** A word that is no value makes the reader miss the value right behind it: that is one mistake. */
const withoutEchoes = (errors: readonly ParseError[]) =>
  errors.filter((error, i) => {
    const before = errors[i - 1]
    return !(
      before &&
      printParseErrorCode(before.error) === 'InvalidSymbol' &&
      printParseErrorCode(error.error) === 'ValueExpected'
    )
  })

function placesIn(text: string) {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  const lineAt = (offset: number) => {
    let [low, high] = [0, starts.length - 1]
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return low + 1
  }
  return {
    lineAt,
    at: (offset: number) => ({ line: lineAt(offset), column: offset - (starts[lineAt(offset) - 1] ?? 0) + 1 }),
  }
}

/** Where the value at a path begins, or the deepest part of the path there is; a key counts as the place of its value. */
function offsetOf(tree: Node, path: Path): number {
  let [node, offset] = [tree, tree.offset]
  for (const step of path) {
    const inside = childAt(node, step)
    if (!inside) return offset
    node = inside.value
    offset = inside.offset
  }
  return offset
}

function childAt(node: Node, step: string | number): { value: Node; offset: number } | null {
  if (node.type === 'array') {
    const value = node.children?.[Number(step)]
    return value ? { value, offset: value.offset } : null
  }
  const property = node.children?.findLast((child) => child.children?.[0]?.value === String(step))
  const value = property?.children?.[1]
  return property && value ? { value, offset: property.offset } : null
}

type KeyTwice = { key: string; offset: number; first: number }

function keysTwice(node: Node): KeyTwice[] {
  const seen = new Map<string, number>()
  const own = (node.type === 'object' ? (node.children ?? []) : []).flatMap((property): KeyTwice[] => {
    const key = String(property.children?.[0]?.value)
    const first = seen.get(key)
    if (first !== undefined) return [{ key, offset: property.offset, first }]
    seen.set(key, property.offset)
    return []
  })
  return [...own, ...(node.children ?? []).flatMap(keysTwice)]
}
