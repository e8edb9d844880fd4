import { type Cell, type CellsQuestion, cellsOf } from '../board/cells.ts'
import { type ReadingQuestion, readProgramme } from '../importing/read-programme.ts'
import { type Looked, type LookQuestion, lookAtPlan } from '../proposals/look.ts'

/** What pages ask of a thread of its own, so that no request computes on the one that serves: plain data in, plain data out. */
export type Questions = {
  readonly look: { readonly asks: LookQuestion; readonly answer: Looked }
  readonly programme: { readonly asks: ReadingQuestion; readonly answer: Awaited<ReturnType<typeof readProgramme>> }
  readonly cells: { readonly asks: CellsQuestion; readonly answer: readonly Cell[] }
}
export type Kind = keyof Questions
type Answer<K extends Kind> = Questions[K]['answer'] | Promise<Questions[K]['answer']>

const ANSWERS: { readonly [K in Kind]: (asks: Questions[K]['asks']) => Answer<K> } = {
  look: lookAtPlan,
  cells: cellsOf,
  programme: readProgramme,
}

export const answerTo = <K extends Kind>(kind: K, asks: Questions[K]['asks']): Answer<K> => ANSWERS[kind](asks)
