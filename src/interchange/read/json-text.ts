import { LIMITS } from '../limits.ts'
import { Unreadable } from '../report.ts'

export type Json = string | number | boolean | null | Json[] | JsonObject
export type JsonObject = { [key: string]: Json }

const lines = new WeakMap<object, number>()
/** The line on which an object or list of a file begins. */
export const lineOf = (value: unknown): number | null =>
  typeof value === 'object' && value !== null ? (lines.get(value) ?? null) : null

const QUOTE = 34
const BACKSLASH = 92

/**
 * JSON that remembers the lines its objects stand on. Lists under a key that stands twice are joined instead of the first being lost (two
 * rooms of one name), nesting has an end, and a file that stops in the middle is told from one that is wrong.
 */
export const parseJson = (text: string): Json => new JsonReader(text).read()

type Open = { readonly value: Json[] | JsonObject; key: string | null; fresh: boolean }

const LITERAL = /true|false|null|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y

/** Goes once through a text; what is not closed yet is kept in a list, so that no depth of the file is one of the program. */
class JsonReader {
  private readonly text: string
  private readonly open: Open[] = []
  private root: Json | undefined
  private at = 0
  private line = 1

  constructor(text: string) {
    this.text = text
  }

  read(): Json {
    for (;;) {
      this.skip()
      const top = this.open.at(-1)
      if (this.root !== undefined && !top) {
        if (this.at < this.text.length) this.fail()
        return this.root
      }
      if (this.at >= this.text.length) this.fail()
      if (top && this.ends(top)) continue
      if (top && !Array.isArray(top.value)) top.key = this.key()
      this.value()
    }
  }

  private fail(): never {
    if (this.at >= this.text.length) throw new Unreadable('file-cut', { line: this.line })
    throw new Unreadable('json-broken', { line: this.line, near: this.text.slice(this.at, this.at + 20) })
  }

  private skip(): void {
    for (; this.at < this.text.length; this.at++) {
      const c = this.text.charCodeAt(this.at)
      if (c === 10) this.line++
      else if (c !== 32 && c !== 13 && c !== 9) return
    }
  }

  /** Passes the comma between two values; true when the list or object is closed instead. */
  private ends(top: Open): boolean {
    const comma = !top.fresh && this.text[this.at] === ','
    if (comma) {
      this.at++
      this.skip()
    }
    // A comma before the end is not allowed, and found.
    const c = this.text[this.at]
    if (c === '}' || c === ']') {
      this.close(c)
      return true
    }
    if (!top.fresh && !comma) this.fail()
    return false
  }

  private key(): string {
    if (this.text[this.at] !== '"') this.fail()
    const key = this.string()
    this.skip()
    if (this.text[this.at] !== ':') this.fail()
    this.at++
    this.skip()
    return key
  }

  private value(): void {
    const first = this.text[this.at]
    if (first === '{' || first === '[') this.begin(first)
    else this.put(first === '"' ? this.string() : this.literal())
  }

  private begin(opening: '{' | '['): void {
    if (this.open.length >= LIMITS.depth) throw new Unreadable('json-too-deep', { line: this.line, most: LIMITS.depth })
    // No prototype: a key of the file may be called anything.
    const value: Json[] | JsonObject = opening === '[' ? [] : (Object.create(null) as JsonObject)
    lines.set(value, this.line)
    this.open.push({ value, key: null, fresh: true })
    this.at++
  }

  private string(): string {
    const [text, from] = [this.text, this.at]
    let plain = true
    for (this.at++; this.at < text.length; this.at++) {
      const c = text.charCodeAt(this.at)
      if (c === QUOTE) {
        this.at++
        return plain ? text.slice(from + 1, this.at - 1) : this.unquoted(text.slice(from, this.at))
      }
      if (c === BACKSLASH) this.at++
      if (c === 10) this.line++
      if (c === BACKSLASH || c < 32) plain = false
    }
    return this.fail()
  }

  private unquoted(quoted: string): string {
    try {
      return JSON.parse(quoted) as string
    } catch {
      // Line breaks and tabs inside a text are not allowed, and found.
      return unescaped(quoted) ?? this.fail()
    }
  }

  private literal(): Json {
    LITERAL.lastIndex = this.at
    const found = LITERAL.exec(this.text)?.[0]
    if (found === undefined) {
      const rest = this.text.slice(this.at)
      if ('truefalsn'.startsWith(rest) || 'null'.startsWith(rest)) this.at = this.text.length
      return this.fail()
    }
    this.at += found.length
    return JSON.parse(found) as Json
  }

  private put(value: Json): void {
    const top = this.open.at(-1)
    if (!top) this.root = value
    else if (Array.isArray(top.value)) top.value.push(value)
    else if (top.key !== null) {
      const before = top.value[top.key]
      if (Array.isArray(before) && Array.isArray(value)) for (const item of value) before.push(item)
      else top.value[top.key] = value
    }
    if (top) top.fresh = false
  }

  private close(closing: '}' | ']'): void {
    const top = this.open.pop()
    if (!top || Array.isArray(top.value) !== (closing === ']')) this.fail()
    this.at++
    // It is put into its place when it is whole, so that a list under a repeated key can be joined to the first.
    this.put(top.value)
  }
}

function unescaped(quoted: string): string | null {
  try {
    return JSON.parse(
      quoted.replace(/\p{Cc}/gu, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`),
    ) as string
  } catch {
    return null
  }
}

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
export const asObject = (value: unknown): JsonObject => (isObject(value) ? value : {})
export const asList = (value: unknown): Json[] => (Array.isArray(value) ? value : [])
