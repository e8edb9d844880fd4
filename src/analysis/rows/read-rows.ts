import fs from 'node:fs'
import { parse } from 'csv-parse/sync'
import { ok, type Refusal, type Result, refuse } from '../../platform/result.ts'

/** A row of a table as it came: every column's cell, or the fields of a JSON object. */
export type Row = Record<string, unknown>
export type Table = { columns: string[]; rows: Row[] }

type FileRefusal = Refusal<
  | 'file-missing'
  | 'file-unreadable'
  | 'file-empty'
  | 'not-utf8'
  | 'not-json'
  | 'not-a-list'
  | 'not-a-table'
  | 'column-twice'
  | 'row-too-long'
  | 'no-rows'
>

const NOT_THERE = new Set(['ENOENT', 'ENOTDIR'])

function bytesOf(file: string): Result<Buffer, FileRefusal> {
  try {
    return ok(fs.readFileSync(file))
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException
    return NOT_THERE.has(code) ? refuse('file-missing', { file }) : refuse('file-unreadable', { file, code })
  }
}

/** UTF-8 or, by its byte order mark, UTF-16; the mark itself is no part of the text. */
function decode(bytes: Buffer, file: string): Result<string, FileRefusal> {
  const mark = bytes.subarray(0, 2).toString('hex')
  const encoding = mark === 'fffe' ? 'utf-16le' : mark === 'feff' ? 'utf-16be' : 'utf-8'
  try {
    return ok(new TextDecoder(encoding, { fatal: true }).decode(bytes))
  } catch {
    return refuse('not-utf8', { file })
  }
}

function rowsOfJson(text: string, file: string): Result<Table, FileRefusal> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return refuse('not-json', { file, why: (error as Error).message.replace(/\s+/g, ' ') })
  }
  const list = Array.isArray(value) ? value : (value as { items?: unknown } | null)?.items
  if (!Array.isArray(list)) return refuse('not-a-list', { file })
  const wrong = list.findIndex((row) => typeof row !== 'object' || row === null || Array.isArray(row))
  if (wrong >= 0) return refuse('not-a-list', { file, place: wrong + 1 })
  const rows = list as Row[]
  return ok({ columns: [...new Set(rows.flatMap((row) => Object.keys(row)))], rows })
}

const DELIMITERS = [',', ';', '\t', '|'] as const

/** The separator most frequent in the first line outside quotation marks. */
function delimiterOf(text: string): string {
  const counts = new Map<string, number>(DELIMITERS.map((delimiter) => [delimiter, 0]))
  let quoted = false
  for (const character of text) {
    if (character === '"') quoted = !quoted
    else if (!quoted && (character === '\n' || character === '\r')) break
    else if (!quoted && counts.has(character)) counts.set(character, counts.get(character)! + 1)
  }
  return DELIMITERS.reduce((a, b) => (counts.get(b)! > counts.get(a)! ? b : a))
}

/** Quotation marks around a cell belong to the notation, except in tab-separated files, where many leave them as text. */
const quoteOf = (text: string, delimiter: string): '"' | false =>
  delimiter === '\t' && !/(?:^|\t)"[^\t]*[\t\n][^\t]*"(?:\t|\r?\n|$)/m.test(text) ? false : '"'

function rowsOfCsv(text: string, file: string): Result<Table, FileRefusal> {
  const delimiter = delimiterOf(text)
  let cells: string[][]
  try {
    cells = parse(text, {
      delimiter,
      quote: quoteOf(text, delimiter),
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      // A file put together of others may end its lines in more ways than one.
      record_delimiter: ['\r\n', '\n', '\r'],
    }) as string[][]
  } catch (error) {
    return refuse('not-a-table', { file, why: (error as Error).message.replace(/\s+/g, ' ') })
  }
  const [head = [], ...rows] = cells
  // Spreadsheets leave empty columns behind the last one.
  const named = head.flatMap((name, n) => (name.trim() === '' ? [] : [{ name: name.trim(), n }]))
  const columns = named.map(({ name }) => name)
  const twice = columns.find((name, n) => columns.indexOf(name) !== n)
  if (twice !== undefined) return refuse('column-twice', { file, column: twice })
  const tooLong = rows.findIndex((row) => row.slice(head.length).some((cell) => cell.trim() !== ''))
  if (tooLong >= 0)
    return refuse('row-too-long', { file, row: tooLong + 1, cells: rows[tooLong]!.length, columns: head.length })
  return ok({ columns, rows: rows.map((row) => Object.fromEntries(named.map(({ name, n }) => [name, row[n] ?? '']))) })
}

/** Reads a table from a JSON list of objects or from CSV (commas, semicolons, tabs or bars), whatever its line ends. */
export function readRows(file: string): Result<Table, FileRefusal> {
  const bytes = bytesOf(file)
  if (!bytes.ok) return bytes
  const text = decode(bytes.value, file)
  if (!text.ok) return text
  if (text.value.trim() === '') return refuse('file-empty', { file })
  const isTable = /\.(?:csv|tsv|tab)$/i.test(file)
  const isJson = /\.json$/i.test(file) || (!isTable && /^\s*[[{]/.test(text.value))
  const table = isJson ? rowsOfJson(text.value, file) : rowsOfCsv(text.value, file)
  if (table.ok && table.value.rows.length === 0) return refuse('no-rows', { file })
  return table
}
