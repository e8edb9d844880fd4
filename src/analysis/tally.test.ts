import { expect, test } from 'vitest'
import { tally } from './tally.ts'

const ROWS = [
  { region: 'Africa', group: 'academia' },
  { region: 'Africa', group: '' },
  { region: ' Africa ', group: 'academia' },
  { region: null, group: 'government' },
  { region: '0', group: 'academia' },
]

test('an answer not given is counted as unknown, and stands behind what is as frequent', () => {
  expect(tally(ROWS, ['region', 'group'], ['region'])).toMatchObject({
    ok: true,
    value: {
      rows: 5,
      counts: [
        { values: ['Africa'], count: 3 },
        { values: ['0'], count: 1 },
        { values: ['unknown'], count: 1 },
      ],
    },
  })
})

test('two columns are crossed, and each has its own totals', () => {
  const found = tally(ROWS, ['region', 'group'], ['region', 'group'])
  expect(found).toMatchObject({
    ok: true,
    value: {
      counts: [
        { values: ['Africa', 'academia'], count: 2 },
        { values: ['0', 'academia'], count: 1 },
        { values: ['Africa', 'unknown'], count: 1 },
        { values: ['unknown', 'government'], count: 1 },
      ],
      totals: [
        [
          { value: 'Africa', count: 3 },
          { value: '0', count: 1 },
          { value: 'unknown', count: 1 },
        ],
        [
          { value: 'academia', count: 3 },
          { value: 'government', count: 1 },
          { value: 'unknown', count: 1 },
        ],
      ],
    },
  })
})

test('a column that is not there, no column, three and the same twice are refused', () => {
  expect(tally(ROWS, ['region'], ['country'])).toMatchObject({ ok: false, refusal: { code: 'column-unknown' } })
  for (const by of [[], ['a', 'b', 'c'], ['a', 'a']])
    expect(tally(ROWS, ['a', 'b', 'c'], by)).toMatchObject({ ok: false, refusal: { code: 'columns-wrong' } })
})
