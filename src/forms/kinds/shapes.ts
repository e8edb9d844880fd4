import type { Answer, FileAnswer, Row } from '../answers.ts'

/**
 * What the answers of a kind are in the program, and as what they are kept. Opening never fails: what was kept in another shape, by
 * another version of a form, counts as not said.
 */
export type Shape<A> = { open(kept: Answer | undefined): A; close(given: A): Answer }

const isText = (item: unknown): item is string => typeof item === 'string'

const isRow = (item: unknown): item is Row =>
  typeof item === 'object' && item !== null && !('sha256' in item) && Object.values(item).every(isText)

const isFile = (item: unknown): item is FileAnswer =>
  typeof item === 'object' && item !== null && 'sha256' in item && 'media_type' in item

const itemsOf = (kept: Answer | undefined): readonly unknown[] => (Array.isArray(kept) ? kept : [])

const openTexts = (kept: Answer | undefined): string[] =>
  isText(kept) ? (kept === '' ? [] : [kept]) : itemsOf(kept).filter(isText)

/** One text, as typed; a number is its digits. */
export const text: Shape<string> = {
  open: (kept) => (typeof kept === 'number' ? String(kept) : (openTexts(kept)[0] ?? '')),
  close: (given) => given,
}

/** Several values, in the order they were given. */
export const texts: Shape<string[]> = { open: openTexts, close: (given) => given }

/** The same where only one may be given: kept as a text. */
export const oneOfTexts: Shape<string[]> = { open: openTexts, close: ([first]) => first ?? '' }

export const yes: Shape<boolean> = { open: (kept) => kept === true, close: (given) => given }

/** People or organizations, a row each. */
export const rows: Shape<Row[]> = { open: (kept) => itemsOf(kept).filter(isRow), close: (given) => given }

export const files: Shape<FileAnswer[]> = { open: (kept) => itemsOf(kept).filter(isFile), close: (given) => given }

/** The rows of an answer about people or organizations; none of any other. */
export const rowsIn = (answer: Answer | undefined): Row[] => rows.open(answer)
