import { expect, test } from 'vitest'
import { csvCell, csvFile } from './csv.ts'

test.each([
  ['=1+1', `"'=1+1"`],
  ['＝1+1', `"'＝1+1"`],
  [' @x', `" '@x"`],
  ['x;=cmd()', `"x;'=cmd()"`],
  ['x;\n -1', `"x;\n '-1"`],
  ['a\t+1', `"a\t'+1"`],
  ['a "b", c', `"a ""b"", c"`],
  ['1-2 = 3', `"1-2 = 3"`],
  ['سطر؛ =', `"سطر؛ ="`],
])('%j is the cell %s', (value, cell) => {
  expect(csvCell(value)).toBe(cell)
})

test('read with any separator, no cell begins with a formula', () => {
  const hostile = ['x;=A1;', 'a\r\n=B1', '\t=C1', 'q";=D1', '@SUM(1);+2']
  const text = csvFile([hostile]).replaceAll('"', '').replace('\uFEFF', '')
  for (const separator of [',', ';', '\t'])
    for (const cell of text.split(/[\r\n]+/).flatMap((line) => line.split(separator)))
      expect(cell.trim()).not.toMatch(/^[=+\-@]/)
})
