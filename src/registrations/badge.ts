import type { EditionScope } from '../access/public.ts'
import type { Paper } from '../documents/public.ts'
import type { Drawing, Shape } from '../page/drawing.ts'
import { type Language, pickText } from '../platform/languages/public.ts'
import { cut, shortened } from '../platform/text.ts'
import { qrShapes } from './qr-shapes.ts'
import type { Registration } from './registration.ts'
import { registrationTexts } from './texts.ts'

/** What the code on a badge says: an address, so that any phone can read it; the key in it tells nobody who bears it. */
export const badgeAddress = (origin: string, edition: EditionScope, key: string): string =>
  `${origin}/${edition.slug}/badge/${key}`

/** A badge of A6, in points. */
const [WIDTH, HEIGHT] = [298, 420]
const MIDDLE = WIDTH / 2
const ROOM = WIDTH - 40
const [INK, ACCENT, SOFT] = ['#17324d', '#0a5a94', '#55636f']

type Line = { readonly text: string; readonly size: number; readonly bold?: boolean; readonly fill?: string }

const isWide = (letter: string) =>
  /\p{Script=Han}|\p{Script=Hangul}|\p{Script=Hiragana}|\p{Script=Katakana}/u.test(letter)
/** About how wide a text is set; capitals and wide scripts take more. */
const widthOf = (text: string, size: number) =>
  [...text].reduce((sum, letter) => sum + (isWide(letter) ? 1 : /[A-ZА-ЯÀ-Þ@MW]/.test(letter) ? 0.72 : 0.56), 0) * size

/** A name over lines at the largest size that fits; what is longer than three lines is cut, never squeezed. */
function fitted(text: string, sizes: readonly number[], mostLines: number): { lines: string[]; size: number } {
  for (const size of sizes) {
    const lines = linesOf(text, size)
    if (lines.length <= mostLines && lines.every((line) => widthOf(line, size) <= ROOM)) return { lines, size }
  }
  const size = sizes.at(-1) ?? 10
  const lines = linesOf(text, size).slice(0, mostLines)
  return { lines: lines.map((line) => shortened(line, Math.floor(ROOM / (size * 0.6)))), size }
}

function linesOf(text: string, size: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ').flatMap((one) => piecesOf(one, size))) {
    const last = lines.at(-1)
    if (last !== undefined && widthOf(`${last} ${word}`, size) <= ROOM) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

/** A word too long for a line goes over several. */
function piecesOf(word: string, size: number): string[] {
  if (widthOf(word, size) <= ROOM) return [word]
  const head = cut(word, Math.max(1, Math.floor(ROOM / (isWide(word[0] ?? '') ? size : size * 0.6))))
  return head === '' || head === word ? [word] : [head, ...piecesOf(word.slice(head.length), size)]
}

const written = ({ text, size, bold = false, fill = INK }: Line, y: number): Shape => ({
  is: 'text',
  x: MIDDLE,
  y,
  text,
  size,
  bold,
  fill,
  anchor: 'middle',
})

type BadgeWords = { readonly forum: string; readonly days: string; readonly group: string; readonly number: string }

/** The face of a badge: forum, name, organization, group, and the code for the door. */
export function badgeDrawing(
  own: Pick<Registration, 'name' | 'organization'>,
  words: BadgeWords,
  address: string,
): Drawing {
  const forum = fitted(words.forum, [13, 11], 2)
  const name = fitted(own.name, [30, 26, 22, 19], 3)
  const organization = fitted(own.organization ?? '', [14, 12, 11], 2)
  const stack: Line[] = [
    ...name.lines.map((text) => ({ text, size: name.size, bold: true })),
    ...organization.lines.filter(Boolean).map((text) => ({ text, size: organization.size, fill: SOFT })),
    { text: words.group, size: 12, bold: true, fill: ACCENT },
  ]
  let y = 92
  const middle = stack.map((line) => {
    y += line.size * 1.28
    return written(line, y)
  })
  return {
    width: WIDTH,
    height: HEIGHT,
    shapes: [
      ...frame(),
      ...forum.lines.map((text, i) => written({ text, size: forum.size, bold: true }, 40 + i * forum.size * 1.25)),
      written({ text: words.days, size: 10, fill: SOFT }, 42 + forum.lines.length * forum.size * 1.25),
      ...middle,
      ...qrShapes(address, { x: MIDDLE - 62, y: HEIGHT - 162, size: 124 }),
      written({ text: words.number, size: 12, bold: true }, HEIGHT - 22),
    ],
  }
}

const HAIR = '#c9d3dc'
const frame = (): Shape[] => [
  { is: 'rect', x: 0, y: 0, width: WIDTH, height: 14, fill: ACCENT },
  { is: 'rect', x: 0, y: HEIGHT - 1, width: WIDTH, height: 1, fill: HAIR },
  { is: 'rect', x: 0, y: 14, width: 1, height: HEIGHT - 14, fill: HAIR },
  { is: 'rect', x: WIDTH - 1, y: 14, width: 1, height: HEIGHT - 14, fill: HAIR },
]

/** The badge as a page to print and fold, with what to do with it. */
export function badgePaper(
  { edition, language, at }: { edition: EditionScope; language: Language; at: Date },
  own: Pick<Registration, 'name' | 'number'>,
  drawing: Drawing,
): Paper {
  const t = registrationTexts(language)
  const forum = pickText(edition.title, language).text
  return {
    title: t('badge.title'),
    language,
    author: forum,
    at,
    head: { start: forum, end: t('badge.title') },
    cover: null,
    blocks: [
      {
        kind: 'figure',
        drawing,
        alt: t('badge.alt', { name: own.name, number: own.number }),
        caption: [],
      },
      { kind: 'paragraph', as: 'small', runs: [{ text: t('badge.help') }] },
    ],
  }
}
