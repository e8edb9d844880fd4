import { type Fault, type Files, type Place, unknown } from './place.ts'

/** Matrices: links between terms of two vocabularies that exist, each once. */
export const matrixMistakes = ({ matrices, terms }: Files): Fault[] =>
  matrices.flatMap((matrix) => [
    ...unknown(matrix.get('rows'), terms, 'vocabulary'),
    ...unknown(matrix.get('columns'), terms, 'vocabulary'),
    ...linkFaults(matrix, terms),
  ])

function linkFaults(matrix: Place, terms: Files['terms']): Fault[] {
  const rows = terms?.get(matrix.text('rows') ?? '') ?? null
  const columns = terms?.get(matrix.text('columns') ?? '') ?? null
  const seen = new Set<string>()
  return matrix.list('links').flatMap((link) => {
    const [row, column] = [link.get('row'), link.get('column')]
    const pair = `${row.value} ${column.value}`
    const again = seen.has(pair)
    seen.add(pair)
    return [
      ...unknown(row, rows, `term of the vocabulary ${matrix.text('rows')}`),
      ...unknown(column, columns, `term of the vocabulary ${matrix.text('columns')}`),
      ...(again ? [link.fault(`the link of ${row.value} and ${column.value} stands twice`)] : []),
    ]
  })
}
