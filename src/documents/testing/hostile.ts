import type { Block, Paper } from '../kit/paper.ts'

/** What people could write to break a document: markup of every format, characters that turn others, signs that are none. */
export const HOSTILE = [
  '#read("/etc/passwd") #import "@preview/x:1.0.0": * $x^2$ *b* _i_ `c` <label> @ref // /* = h',
  '</w:t></w:r><script>alert(1)</script>&amp;&#0;]]><!--<![CDATA[',
  '[x](javascript:alert(1)) ![x](//x) # h\n- l\n> q\n\n```\n<b onclick="x">\'',
  'javascript:alert(1)',
  'https://example.org/"><img src=x onerror=alert(1)>',
  '\u0000\u0008\u001b\ud800 \udfff \ufffe\uffff\ue000',
  '\u202e\u2066\u2067txet\u2069\u2069 \u200f\u200e\u061c',
  '😀👩‍👩‍👧‍👦🏳️‍🌈 देवनागरी ภาษาไทย 日本語 한국어 עברית',
  `e${'\u0301'.repeat(300)} \u0651a \u064e中\u0650`,
  'x'.repeat(300),
  '',
  ' ',
  'WSIS 进程 وعملية القمة Процесс 10 MB (1/2)',
] as const

/** A word longer than a page; CONVOKE_LONGEST_WORD=200000 for one as long as a book, which takes minutes. */
const LONGEST = 'word'.repeat(Number(process.env.CONVOKE_LONGEST_WORD ?? 1_000) / 4)

const WORDS = new Set(['text', 'title', 'author', 'alt', 'over', 'start', 'end'])

/**
 * The same document with hostile words in each of its fields, the next ones in the next field; the first field of each sort of block holds
 * a word longer than anything.
 */
export function spoiled(paper: Paper): Paper {
  let next = 0
  const met = new Set<string>()
  const words = (place: string) => {
    if (!met.has(place)) {
      met.add(place)
      return LONGEST
    }
    return HOSTILE[next++ % HOSTILE.length] ?? ''
  }
  const changed = (value: unknown, place: string): unknown => {
    if (Array.isArray(value)) return value.map((one) => changed(one, place))
    if (typeof value !== 'object' || value === null || value instanceof Date) return value
    const entries = Object.entries(value).map(([key, one]) => {
      const here = `${place}.${key}`
      return [key, typeof one === 'string' && WORDS.has(key) ? words(here) : changed(one, here)]
    })
    return Object.fromEntries(entries)
  }
  const { blocks, ...rest } = paper
  return {
    ...(changed(rest, 'paper') as Omit<Paper, 'blocks'>), // the same shape, other words
    blocks: blocks.map((block) => changed(block, block.kind) as Block),
  }
}
