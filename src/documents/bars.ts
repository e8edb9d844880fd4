import type { Drawing, Shape } from '../page/drawing.ts'

type Bar = { readonly name: string; readonly value: number; readonly said: string }

const WIDTH = 465
const NAMES = 206
const GAP = 10
const ROOM_FOR_NUMBER = 40
const LONGEST = WIDTH - NAMES - GAP - ROOM_FOR_NUMBER
const TEXT = 8.5
const LINE = 10.5
const AROUND = 6
const THICK = 9
const INK = '#1c2732'
const BAR = '#0a5a94'
const TRACK = '#e4eaf0'

/** Bars one under the other as on paper, where there is room beside them: the name, the bar, its number; from the right where one reads so. */
export function bars(all: readonly Bar[], rightToLeft: boolean): Drawing {
  const most = Math.max(1, ...all.map(({ value }) => value))
  const anchor = rightToLeft ? 'right' : 'left'
  const from = (x: number, wide = 0) => (rightToLeft ? WIDTH - x - wide : x)
  const shapes: Shape[] = []
  let top = 0
  for (const { name, value, said } of all) {
    const lines = linesOf(name)
    const middle = top + (AROUND + lines.length * LINE) / 2
    const written = (x: number, y: number, text: string, bold = false): Shape => ({
      ...{ is: 'text', x: from(x), y, text, bold, anchor },
      ...{ size: TEXT, fill: INK },
    })
    const rect = (width: number, fill: string): Shape => ({
      ...{ is: 'rect', x: from(NAMES + GAP, width), y: middle - THICK / 2 },
      ...{ width, height: THICK, fill },
    })
    shapes.push(
      ...lines.map((line, i) => written(0, top + AROUND / 2 + LINE * i + TEXT, line)),
      rect(LONGEST, TRACK),
      rect((value / most) * LONGEST, BAR),
      written(NAMES + GAP + LONGEST + 6, middle + 3, said, true),
    )
    top += AROUND + lines.length * LINE
  }
  return { width: WIDTH, height: Math.max(1, top), shapes }
}

/** Room for a line of about this many narrow letters; wide scripts take two places each. */
const PLACES = 44
const MOST_LINES = 2
const WIDE = /[\p{Script=Han}\uff00-\uffef\u3000-\u303f]/u
const placesOf = (text: string) => [...text].reduce((sum, letter) => sum + (WIDE.test(letter) ? 2 : 1), 0)

/** A name over two lines at most; the table beside it has it whole. */
function linesOf(name: string): string[] {
  const lines: string[] = ['']
  for (const piece of name.split(/(?<=\s)|(?=[\p{Script=Han}])/u)) {
    const last = lines.at(-1) ?? ''
    if (last === '' || placesOf(last + piece.trimEnd()) <= PLACES) lines[lines.length - 1] = last + piece
    else lines.push(piece)
  }
  const kept = lines.slice(0, MOST_LINES).map((line) => fitting(line.trim()))
  return lines.length > MOST_LINES ? [...kept.slice(0, -1), `${kept.at(-1)}…`] : kept
}

/** What one line has room for, of a word longer than it. */
function fitting(line: string): string {
  let places = 0
  const letters = [...line]
  for (const [i, letter] of letters.entries()) {
    places += placesOf(letter)
    if (places > PLACES + 2) return `${letters.slice(0, i).join('')}…`
  }
  return line
}
