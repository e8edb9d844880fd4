import { crossed, linesOf, rowsOf } from './count.ts'
import type { FigureQuery } from './query.ts'
import type { Figures } from './read-figures.ts'
import { figuresTexts } from './texts.ts'

export type Cell = string | number

/** What shares add up to is never exact; a thousandth of a submission is finer than anybody reads. */
const toThousandths = (count: number): number => Math.round(count * 1000) / 1000

/** What a page of figures shows as a table for other programs: a line for each value, with the code it has in addresses. */
export function tableOf({ rows, dimensions, words }: Figures, query: FigureQuery): Cell[][] {
  const t = figuresTexts(words.language)
  const chosen = rowsOf(rows, dimensions, query.chosen)
  const { by, across } = query
  if (by && across) {
    const { columns, ...crossing } = crossed(chosen, by, across, query.weigh)
    return [
      [words.label(by), ...columns.map((column) => words.name(across, column))],
      ...crossing.rows.map((row, i) => [words.name(by, row), ...(crossing.cells[i] ?? []).map(toThousandths)]),
    ]
  }
  const head = ['dimension', 'code', t('value'), t('received'), t('texts'), t('verified')]
  const lines = (by ? [by] : dimensions).flatMap((dimension) =>
    linesOf(chosen, dimension).map(({ value, received, texts, verified }): Cell[] => [
      ...[dimension.code, value, words.name(dimension, value)],
      ...[received, texts, verified],
    ]),
  )
  return [head, ...lines]
}
