import type { Block, Runs } from './paper.ts'

export const lettersIn = (row: readonly Runs[]): number => row.flat().reduce((sum, { text }) => sum + text.length, 0)

/** A table of so many columns is set small, each as wide as the others. */
export const isWide = (head: readonly Runs[]): boolean => head.length > 8

/** How wide a column is beside the others: more for more letters, and never so much that nothing is left for the others. */
export function widthOf(cells: readonly Runs[]): number {
  const letters = cells.map((cell) => Math.min(lettersIn([cell]), 120))
  const mean = letters.reduce((sum, count) => sum + count, 0) / letters.length
  return Math.round(10 * Math.sqrt(Math.max(mean, 6)))
}

const LETTER = 160
const MARGINS = 260
const MOST_OF_NUMBERS = 2_200
const LEAST_OF_WORDS = 700

/** How wide each column is where a format asks for it in twentieths of a point: numbers as wide as they are, words share what is left. */
export function columnsIn({ head, rows, numbers }: Block & { kind: 'table' }, room: number): number[] {
  const cells = head.map((one, column) => [one, ...rows.map((row) => row[column] ?? [])])
  if (isWide(head)) {
    const first = Math.round(room / 9)
    return cells.map((_, i) => (i === 0 ? first : Math.floor((room - first) / (head.length - 1))))
  }
  const ofNumbers = (column: readonly Runs[]) =>
    Math.min(MARGINS + LETTER * Math.max(...column.map((cell) => longestWord(cell))), MOST_OF_NUMBERS)
  const fixed = cells.map((column, i) => (numbers.includes(i) ? ofNumbers(column) : 0))
  const left = room - fixed.reduce((sum, width) => sum + width, 0)
  const shares = cells.map((column, i) => (numbers.includes(i) ? 0 : widthOf(column)))
  const all = shares.reduce((sum, share) => sum + share, 0)
  if (all === 0) return fixed.map((width) => Math.floor((width * room) / (room - left)))
  return cells.map((_, i) => fixed[i] || Math.max(LEAST_OF_WORDS, Math.floor(((shares[i] ?? 0) * left) / all)))
}

const longestWord = (cell: Runs): number =>
  Math.max(
    0,
    ...cell
      .map(({ text }) => text)
      .join('')
      .split(/\s+/)
      .map((word) => [...word].reduce((sum, letter) => sum + (/\p{Script=Han}/u.test(letter) ? 1.6 : 1), 0)),
  )
