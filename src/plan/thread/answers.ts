import { type Cell, type CellsQuestion, cellsOf } from '../board/cells.ts'
import { type Looked, type LookQuestion, lookAtPlan } from '../proposals/look.ts'

/** What pages ask of a thread of its own, so that no request computes on the one that serves: plain data in, plain data out. */
export type Questions = {
  readonly look: { readonly asks: LookQuestion; readonly answer: Looked }
  readonly cells: { readonly asks: CellsQuestion; readonly answer: readonly Cell[] }
}
export type Kind = keyof Questions

const ANSWERS: { readonly [K in Kind]: (asks: Questions[K]['asks']) => Questions[K]['answer'] } = {
  look: lookAtPlan,
  cells: cellsOf,
}

export const answerTo = <K extends Kind>(kind: K, asks: Questions[K]['asks']): Questions[K]['answer'] =>
  ANSWERS[kind](asks)
