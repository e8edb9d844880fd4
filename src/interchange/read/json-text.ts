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
export function parseJson(text: string): Json {
  let at = 0
  let line = 1
  const fail = (): never => {
    if (at >= text.length) throw new Unreadable('file-cut', { line })
    throw new Unreadable('json-broken', { line, near: text.slice(at, at + 20) })
  }
  const skip = () => {
    for (; at < text.length; at++) {
      const c = text.charCodeAt(at)
      if (c === 10) line++
      else if (c !== 32 && c !== 13 && c !== 9) return
    }
  }
  const string = (): string => {
    const from = at
    let plain = true
    for (at++; at < text.length; at++) {
      const c = text.charCodeAt(at)
      if (c === QUOTE) {
        at++
        if (plain) return text.slice(from + 1, at - 1)
        try {
          return JSON.parse(text.slice(from, at)) as string
        } catch {
          // Line breaks and tabs inside a text are not allowed, and found.
          return unescaped(text.slice(from, at)) ?? fail()
        }
      }
      if (c === BACKSLASH) at++
      if (c === 10) line++
      if (c === BACKSLASH || c < 32) plain = false
    }
    return fail()
  }
  const LITERAL = /true|false|null|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y
  const literal = (): Json => {
    LITERAL.lastIndex = at
    const found = LITERAL.exec(text)?.[0]
    if (found === undefined)
      return 'truefalsn'.startsWith(text.slice(at)) || 'null'.startsWith(text.slice(at)) ? cut() : fail()
    at += found.length
    return JSON.parse(found) as Json
  }
  const cut = (): never => {
    at = text.length
    return fail()
  }
  type Open = { readonly value: Json[] | JsonObject; key: string | null; fresh: boolean }
  const open: Open[] = []
  let root: Json | undefined
  const put = (value: Json) => {
    const top = open.at(-1)
    if (!top) root = value
    else if (Array.isArray(top.value)) top.value.push(value)
    else if (top.key !== null) {
      const before = top.value[top.key]
      if (Array.isArray(before) && Array.isArray(value)) for (const item of value) before.push(item)
      else top.value[top.key] = value
    }
    if (top) top.fresh = false
  }
  const close = (closing: '}' | ']') => {
    const top = open.pop()
    if (!top || Array.isArray(top.value) !== (closing === ']')) fail()
    at++
    // It is put into its place when it is whole, so that a list under a repeated key can be joined to the first.
    put((top as Open).value)
  }
  for (;;) {
    skip()
    const top = open.at(-1)
    if (root !== undefined && !top) {
      if (at < text.length) fail()
      return root
    }
    if (at >= text.length) fail()
    const c = text[at] as string
    if (top && !top.fresh) {
      if (c === ',') {
        at++
        skip()
        // A comma before the end is not allowed, and found.
        if (text[at] === '}' || text[at] === ']') {
          close(text[at] as '}' | ']')
          continue
        }
      } else if (c === '}' || c === ']') {
        close(c)
        continue
      } else fail()
    } else if (top && (c === '}' || c === ']')) {
      close(c)
      continue
    }
    if (top && !Array.isArray(top.value)) {
      if (text[at] !== '"') fail()
      top.key = string()
      skip()
      if (text[at] !== ':') fail()
      at++
      skip()
    }
    const first = text[at]
    if (first === '{' || first === '[') {
      if (open.length >= LIMITS.depth) throw new Unreadable('json-too-deep', { line, most: LIMITS.depth })
      // No prototype: a key of the file may be called anything.
      const value: Json[] | JsonObject = first === '[' ? [] : (Object.create(null) as JsonObject)
      lines.set(value, line)
      open.push({ value, key: null, fresh: true })
      at++
    } else put(first === '"' ? string() : literal())
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
