import type { Drawing, Shape } from '../page/drawing.ts'

type Bar = { readonly name: string; readonly value: number; readonly said: string }

const WIDTH = 465
const STEP = 33
const TEXT = 9.5
const INK = '#1c2732'
const BAR = '#0a5a94'
const TRACK = '#e4eaf0'
const ROOM_FOR_NUMBER = 46

/** Bars one under the other, each under its name and with its number behind it; from the right where one reads so. */
export function barChart(bars: readonly Bar[], rightToLeft: boolean): Drawing {
  const most = Math.max(1, ...bars.map(({ value }) => value))
  const longest = WIDTH - ROOM_FOR_NUMBER
  const shapes = bars.flatMap(({ name, value, said }, i): Shape[] => {
    const [y, width] = [i * STEP, (value / most) * longest]
    const from = (x: number, wide: number) => (rightToLeft ? WIDTH - x - wide : x)
    const text = { is: 'text', size: TEXT, fill: INK } as const
    return [
      { ...text, x: from(0, 0), y: y + 10, text: fitting(name), bold: false, anchor: rightToLeft ? 'right' : 'left' },
      { is: 'rect', x: from(0, longest), y: y + 15, width: longest, height: 10, fill: TRACK },
      { is: 'rect', x: from(0, width), y: y + 15, width, height: 10, fill: BAR },
      { ...text, x: from(longest + 6, 0), y: y + 24, text: said, bold: true, anchor: rightToLeft ? 'right' : 'left' },
    ]
  })
  return { width: WIDTH, height: Math.max(1, bars.length) * STEP, shapes }
}

/** Room for a line of about this many narrow letters; wide scripts take two places each. */
const PLACES = 88

/** A name as far as its line has room; the table beside it has it whole. */
function fitting(name: string): string {
  let places = 0
  const characters = [...name]
  for (const [i, character] of characters.entries()) {
    places += /\p{Script=Han}|[\uff00-\uffef\u3000-\u303f]/u.test(character) ? 2 : 1
    if (places > PLACES) return `${characters.slice(0, Math.max(1, i - 1)).join('')}…`
  }
  return name
}
