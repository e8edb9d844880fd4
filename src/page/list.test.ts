import { expect, test } from 'vitest'
import { type Column, listAddress, listCsv, sorted, wishFrom } from './list.ts'

type Row = { number: number; title: string; room: string }
const columns: Column<Row>[] = [
  { key: 'number', heading: 'Number', plain: (r) => String(r.number), sortable: true, names: true },
  { key: 'title', heading: 'Title', plain: (r) => r.title, sortable: true },
  { key: 'room', heading: 'Room', plain: (r) => r.room, spare: true },
]
const wish = (query: string) => wishFrom(new URLSearchParams(query), columns, '-number')

test('without wishes a list shows its usual columns in its usual order', () => {
  expect(wish('')).toEqual({ sort: 'number', descending: true, columns: ['number', 'title'], page: 1 })
})

test('an order or a column the list does not have is left out, and a page stays within reason', () => {
  expect(wish('sort=-password&column=secret&page=-3')).toEqual({
    sort: 'number',
    descending: true,
    columns: ['number'],
    page: 1,
  })
  expect(wish('sort=room').sort).toBe('number')
  expect(wish('page=1e99').page).toBe(1)
})

test('the column that names the row cannot be hidden', () => {
  expect(wish('column=room').columns).toEqual(['number', 'room'])
})

test('a change of the list keeps everything else in its address and begins at the first page', () => {
  const query = new URLSearchParams('q=a%26b&column=title&column=room&page=4')
  expect(listAddress('/list', query, { sort: '-title' })).toBe('/list?q=a%26b&column=title&column=room&sort=-title')
  expect(listAddress('/list', query, { column: null, q: '' })).toBe('/list')
  expect(listAddress('/list', query, { page: '5' })).toContain('page=5')
})

test('the file holds exactly the shown columns, and no cell that a spreadsheet would carry out', () => {
  const rows = [{ number: 7, title: '=HYPERLINK("x")', room: 'A' }]
  expect(listCsv(columns, wish('column=title'), rows)).toBe('\uFEFF"Number","Title"\r\n"7","\'=HYPERLINK(""x"")"\r\n')
})

test('rows are sorted as the reader’s language sorts, numbers within words by their value', () => {
  const rows = ['Room 10', 'élan', 'Room 9', 'zoo'].map((title, number) => ({ number, title, room: '' }))
  const by = { title: (r: Row) => r.title, number: (r: Row) => r.number }
  const titles = (query: string) => sorted(rows, wish(query), by, 'fr').map((r) => r.title)
  expect(titles('sort=title')).toEqual(['élan', 'Room 9', 'Room 10', 'zoo'])
  expect(titles('sort=-title')).toEqual(['zoo', 'Room 10', 'Room 9', 'élan'])
  expect(titles('')).toEqual(['zoo', 'Room 9', 'élan', 'Room 10'])
})
