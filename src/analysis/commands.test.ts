import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { analyse } from './commands.ts'

let folder: string
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'convoke-analyse-'))
})
afterAll(() => fs.rmSync(folder, { recursive: true }))

function file(name: string, content: string | Buffer): string {
  const at = path.join(folder, name)
  fs.writeFileSync(at, content)
  return at
}

const clusters = (name: string, content: string | Buffer): unknown => {
  const { out, error, exitCode } = analyse(['duplicates', file(name, content), '--json'])
  expect({ error, exitCode }).toEqual({ error: '', exitCode: 0 })
  return (JSON.parse(out) as { clusters: unknown }).clusters
}

test('ids come back as they were given, numbers as numbers', () => {
  const items = [
    { id: 7, text: 'Connect the schools.' },
    { id: 'b', text: 'Something else entirely' },
    { id: 3, text: 'connect the schools' },
  ]
  expect(clusters('ids.json', JSON.stringify(items))).toEqual([[3, 7]])
  expect(clusters('mark.json', `\uFEFF${JSON.stringify(items)}`)).toEqual([[3, 7]])
})

const CSV = [
  'id;text;note',
  '1;"Connect the schools;\nall of them";x',
  '2;"CONNECT the ""schools"" all of them";',
  '3;Nothing like it;',
  '',
]

test.each([
  ['semicolons and LF', CSV.join('\n')],
  ['a byte order mark and CRLF', `\uFEFF${CSV.join('\r\n')}`],
  ['the separator named on a line before', `\uFEFFsep=;\r\n${CSV.join('\r\n')}`],
  ['commas', CSV.join('\n').replace(/;(?!\n)/g, ',')],
  ['tabs', CSV.join('\r\n').replace(/;(?!\n)/g, '\t')],
  ['line ends of three kinds', `${CSV[0]}\r\n${CSV[1]}\r${CSV.slice(2).join('\n')}`],
  ['columns without a name behind the last', CSV.map((line) => line && `${line};;`).join('\n')],
])('a table is read with %s, its cells with line breaks and quotation marks', (_, content) => {
  expect(clusters('table.csv', content)).toEqual([['1', '2']])
})

test('a table in UTF-16, as some spreadsheets save it, is read', () => {
  const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(CSV.join('\r\n'), 'utf16le')])
  expect(clusters('wide.csv', bytes)).toEqual([['1', '2']])
})

test('a huge cell is read, and rows without ids are numbered', () => {
  const huge = 'many words follow one another here '.repeat(60_000)
  expect(clusters('huge.csv', `text,lang\n"${huge}",en\nshort,en\n"${huge.toUpperCase()}",en\n`)).toEqual([[1, 3]])
})

test('texts that are missing are compared with nothing, and what else stands in a row does no harm', () => {
  const items: unknown[] = [
    { id: 1, text: null, tags: [null, 1, { a: 1 }] },
    { id: 2, lang: 42, at: 'never' },
    { id: 3.5, text: 'a \u0000 \ud800 b', __proto__: { id: 9 } },
    { id: '3', text: 'A \u0000 \ud800 B', constructor: 'x' },
  ]
  expect(clusters('odd.json', JSON.stringify(items))).toEqual([[3.5, '3']])
  for (const k of ['auto', '2'])
    expect(analyse(['topics', path.join(folder, 'odd.json'), '--k', k, '--json'])).toMatchObject({ exitCode: 0 })
})

test('quotation marks in tab-separated text that open nothing are text', () => {
  const at = file(
    'quotes.tsv',
    'index_id\tcategory\ttext\n1\ta\t"Well" said one\n2\tb\tno "end\n3\ta\t"Well" said one\n',
  )
  expect(analyse(['duplicates', at, '--json']).out).toBe('{"clusters":[["1","3"]]}\n')
})

const GOOD = '[{"id":1,"text":"one"},{"id":2,"text":"two"}]'
const faults: [string, string[], RegExp][] = [
  ['no command', [], /Write: convoke analyse duplicates/],
  ['a command there is not', ['toString'], /Write: convoke analyse/],
  ['no file', ['duplicates'], /No file is named/],
  ['two files', ['topics', 'a.json', 'b.json'], /"b.json" is one word too many/],
  ['an option there is not', ['tally', 'a.csv', '--colour'], /--colour/],
  ['a file that is missing', ['duplicates', '{nowhere.json}'], /There is no file .*nowhere.json/],
  ['a folder', ['duplicates', '{}'], /cannot be read \(EISDIR\)/],
  ['an empty file', ['duplicates', '{empty.json}'], /is empty/],
  ['an empty list', ['topics', '{none.json}'], /holds no items/],
  ['a table of column names alone', ['duplicates', '{head.csv}'], /holds no items/],
  ['what is not JSON', ['duplicates', '{broken.json}'], /is not JSON/],
  ['a JSON object', ['duplicates', '{object.json}'], /is not a JSON list/],
  ['a list of words', ['duplicates', '{words.json}'], /item 1 is no object/],
  ['other bytes than UTF-8', ['duplicates', '{latin.csv}'], /is not in UTF-8/],
  ['a table without texts', ['duplicates', '{numbers.csv}'], /no column for the text.*Its columns are: id, n/],
  ['a text that is a number', ['duplicates', '{number.json}'], /item 1: "text" is no text/],
  ['an id given twice', ['duplicates', '{twice.json}'], /items 1 and 2 both have the id 1/],
  ['an item without its id', ['duplicates', '{noid.json}'], /item 2 has no "id"/],
  ['a cell that holds the separator', ['duplicates', '{comma.csv}'], /item 2 has 3 cells under 2 columns/],
  ['a quotation mark nobody closes', ['duplicates', '{open.csv}'], /cannot be read as CSV.*Close every quotation mark/],
  ['a column given twice', ['tally', '{columns.csv}', '--by', 'a'], /two columns named "a"/],
  ['no number of topics', ['topics', '{good.json}', '--k', '0'], /--k 0 is no number of topics for these 2 texts/],
  ['more topics than texts', ['topics', '{good.json}', '--k', '3'], /whole number from 1 to 2/],
  ['a fraction of topics', ['topics', '{good.json}', '--k', '1.5'], /--k 1.5/],
  ['examples alone', ['classify', '--train', '{labels.tsv}'], /Both --train and --test are needed/],
  [
    'examples without labels',
    ['classify', '--train', '{good.json}', '--test', '{labels.tsv}'],
    /no column for the label/,
  ],
  ['one label', ['classify', '--train', '{labels.tsv}', '--test', '{labels.tsv}'], /only the label "x"/],
  ['a column there is not', ['tally', '{labels.tsv}', '--by', 'region'], /no column "region".*category, text/],
  ['three columns', ['tally', '{labels.tsv}', '--by', 'a,b,c'], /--by a,b,c does not name/],
]

test.each(faults)('%s is answered in one line that says how to mend it', (_, words, expected) => {
  file('empty.json', ' \n')
  file('none.json', '[]')
  file('head.csv', 'id,text\n')
  file('broken.json', '[{"id":1,')
  file('object.json', '{"id":1}')
  file('words.json', '["one"]')
  file('latin.csv', Buffer.from('id,text\n1,\xe9t\xe9\n', 'latin1'))
  file('numbers.csv', 'id,n\n1,2\n')
  file('number.json', '[{"id":1,"text":5}]')
  file('twice.json', '[{"id":1,"text":"a"},{"id":"1","text":"b"}]')
  file('noid.json', '[{"id":1,"text":"a"},{"text":"b"}]')
  file('columns.csv', 'a,a\n1,2\n')
  file('comma.csv', 'id,text\n1,one\n2,two, three\n')
  file('open.csv', 'id,text\n1,"one\n2,two\n')
  file('good.json', GOOD)
  file('labels.tsv', 'category\ttext\nx\tone\nx\ttwo\n')
  const named = words.map((word) => word.replace(/^\{(.*)\}$/, (_, name: string) => path.join(folder, name)))
  const { out, error, exitCode } = analyse(named)
  expect(exitCode).toBe(2)
  expect(out).toBe('')
  expect(error).toMatch(expected)
  expect(error).toMatch(/^[^\n]+\n$/)
})

test('every command answers in JSON alone, and in words for people', () => {
  const texts = file('few.json', GOOD)
  const labels = file('few.tsv', 'category\ttext\nschools\tteachers and schools\nwater\twells and water\n')
  const each = [
    ['duplicates', texts],
    ['topics', texts, '--k', '1'],
    ['classify', '--train', labels, '--test', labels],
    ['tally', labels, '--by', 'category'],
    ['tally', labels, '--by', 'category,text'],
  ]
  for (const words of each) {
    expect(analyse(words)).toMatchObject({ error: '', exitCode: 0 })
    expect(typeof JSON.parse(analyse([...words, '--json']).out)).toBe('object')
  }
  expect(JSON.parse(analyse(['classify', '--train', labels, '--test', labels, '--json']).out)).toMatchObject({
    accuracy: 1,
  })
})
