import { type Remark, remark, Unreadable } from '../report.ts'
import { byteOrderMark, decode } from './bytes.ts'

/** One content line of a calendar: `NAME;PARAMETER=value:value`, unfolded. */
export type CalendarLine = {
  readonly line: number
  readonly name: string
  readonly parameters: Readonly<Record<string, string>>
  readonly value: string
}

/** BEGIN … END, with what stands in it. */
export type Component = {
  readonly name: string
  readonly line: number
  readonly lines: CalendarLine[]
  readonly components: Component[]
}

type Logical = { readonly line: number; readonly text: string }

/**
 * Lines as they were before folding. Folding happens to bytes: files exist in which it cuts a letter in two, so in UTF-8 the bytes are
 * joined first and read as letters afterwards.
 */
function logicalLines(bytes: Uint8Array): { lines: Logical[]; remarks: readonly Remark[] } {
  const wide =
    byteOrderMark(bytes)?.label.startsWith('utf-16') || (bytes.length > 3 && (bytes[0] === 0 || bytes[1] === 0))
  if (wide) {
    const { text, remarks } = decode(bytes, false)
    return { lines: unfold(text), remarks }
  }
  const body = byteOrderMark(bytes) ? bytes.subarray(3) : bytes
  const raw = unfold(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('latin1'))
  const utf8 = new TextDecoder('utf-8', { fatal: true })
  const windows = new TextDecoder('windows-1252')
  let guessed = false
  const lines = raw.map(({ line, text }) => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the test is whether there is anything beyond ASCII.
    if (/^[\x00-\x7f]*$/.test(text)) return { line, text }
    const letters = Buffer.from(text, 'latin1')
    try {
      return { line, text: utf8.decode(letters) }
    } catch {
      guessed = true
      return { line, text: windows.decode(letters) }
    }
  })
  return { lines, remarks: guessed ? [remark('encoding-guessed', { encoding: 'windows-1252' })] : [] }
}

function unfold(text: string): Logical[] {
  const lines: { line: number; parts: string[] }[] = []
  let number = 0
  for (const physical of text.split(/\r\n|\n|\r/)) {
    number++
    const last = lines.at(-1)
    if ((physical.startsWith(' ') || physical.startsWith('\t')) && last) last.parts.push(physical.slice(1))
    else if (physical !== '') lines.push({ line: number, parts: [physical] })
  }
  return lines.map(({ line, parts }) => ({ line, text: parts.length === 1 ? (parts[0] as string) : parts.join('') }))
}

function parseLine({ line, text }: Logical): CalendarLine | null {
  const name = /^[A-Za-z0-9-]+/.exec(text)?.[0]
  if (name === undefined) return null
  const parameters: Record<string, string> = Object.create(null)
  let at = name.length
  while (text[at] === ';') {
    const equals = text.indexOf('=', at)
    if (equals < 0) return null
    const parameter = text
      .slice(at + 1, equals)
      .trim()
      .toUpperCase()
    let value = ''
    let quoted = false
    for (at = equals + 1; at < text.length; at++) {
      const c = text[at] as string
      if (c === '"') quoted = !quoted
      else if (!quoted && (c === ';' || c === ':')) break
      else value += c
    }
    parameters[parameter] ??= value.replace(/\^([n^'])/g, (_, c: string) => (c === 'n' ? '\n' : c === '^' ? '^' : '"'))
  }
  return text[at] === ':' ? { line, name: name.toUpperCase(), parameters, value: text.slice(at + 1) } : null
}

export type CalendarFile = {
  readonly calendars: readonly Component[]
  readonly remarks: readonly Remark[]
  /** Lines that are no content lines, by the component they stand in. */
  readonly strange: ReadonlyMap<Component, number>
}

/** A file of calendars as a tree. A component without its END means that the end of the file is missing. */
export function readCalendarLines(bytes: Uint8Array): CalendarFile {
  const { lines, remarks } = logicalLines(bytes)
  const root: Component = { name: '', line: 0, lines: [], components: [] }
  const open: Component[] = [root]
  const strange = new Map<Component, number>()
  for (const logical of lines) {
    const top = open.at(-1) as Component
    const said = parseLine(logical)
    if (said === null) strange.set(top, logical.line)
    else if (said.name === 'BEGIN') {
      if (open.length > 16) throw new Unreadable('xml-too-deep', { line: logical.line, most: 16 })
      const component: Component = {
        name: said.value.trim().toUpperCase(),
        line: logical.line,
        lines: [],
        components: [],
      }
      top.components.push(component)
      open.push(component)
    } else if (said.name === 'END') {
      const name = said.value.trim().toUpperCase()
      const at = open.findLastIndex((component) => component.name === name)
      if (at > 0) open.length = at
    } else top.lines.push(said)
  }
  if (open.length > 1) throw new Unreadable('file-cut', { line: lines.at(-1)?.line ?? 1 })
  return { calendars: root.components.filter((c) => c.name === 'VCALENDAR'), remarks, strange }
}

/** Text values with their escapes resolved. */
export const calendarText = (value: string): string =>
  value.replace(/\\([nN,;:\\"])/g, (_, c: string) => (c === 'n' || c === 'N' ? '\n' : c))

/** A list of texts: commas that are not escaped part them. */
export const calendarList = (value: string): string[] =>
  (value.match(/(?:\\.|[^,\\])+/g) ?? []).map((item) => calendarText(item).trim()).filter((item) => item !== '')
