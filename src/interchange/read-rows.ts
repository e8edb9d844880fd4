import { CsvError, parse } from 'csv-parse/sync'
import { ok, type Result } from '../platform/result.ts'
import { LIMITS } from './limits.ts'
import { decode } from './read/bytes.ts'
import type { FoundRow } from './read/table.ts'
import { sheetsOfWorkbook } from './read/xlsx.ts'
import { type FileRefusal, type Remark, Unreadable } from './report.ts'
import { unguarded } from './table.ts'

/** What is to be said of a table's letters: they were read in another encoding than UTF-8, so that names may look wrong. */
export const remarksOnLetters = (bytes: Uint8Array): readonly Remark[] =>
  isZip(bytes) || bytes.length > LIMITS.fileBytes ? [] : decode(bytes, true).remarks

/** Rows of text out of a table that is no programme: a workbook's first sheet that holds anything, or text between separators. */
export async function readRows(bytes: Uint8Array): Promise<Result<FoundRow[], FileRefusal>> {
  try {
    if (bytes.length > LIMITS.fileBytes)
      throw new Unreadable('file-too-large', { megabytes: LIMITS.fileBytes / 1024 / 1024 })
    const rows = isZip(bytes) ? await firstSheet(bytes) : rowsOfText(decode(bytes, true).text)
    if (rows.length === 0) throw new Unreadable('file-empty')
    return ok(rows)
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, refusal: error.refusal }
    throw error
  }
}

const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b

async function firstSheet(bytes: Uint8Array): Promise<FoundRow[]> {
  const sheets = (await sheetsOfWorkbook(bytes, LIMITS.tableBytes)).map((rows) => rows.filter(isSaid))
  return sheets.find((rows) => rows.length > 0) ?? []
}

const isSaid = ({ cells }: FoundRow) => cells.some((cell) => cell.trim() !== '')

const SEPARATORS = ['\t', ';', ',', '|'] as const
/** What some spreadsheets write before the heading. */
const SAID_SEPARATOR = /^sep=([\t;,|])\r?\n/i

/** The same of text: what the file says separates, or else what stands most often in the first line, outside of quotes. */
function rowsOfText(text: string): FoundRow[] {
  const said = SAID_SEPARATOR.exec(text)
  const rows = rowsBetween(said?.[1] ?? separatorOf(text), said ? text.slice(said[0].length) : text)
  return said ? rows.map(({ line, cells }) => ({ line: line + 1, cells })) : rows
}

function separatorOf(text: string): string {
  const [head = ''] = text.split(/\r?\n/, 1)
  const bare = head.replaceAll(/"[^"]*"/g, '')
  const often = (separator: string) => bare.split(separator).length
  return SEPARATORS.reduce((best, one) => (often(one) > often(best) ? one : best))
}

function rowsBetween(separator: string, text: string): FoundRow[] {
  try {
    const records = parse(text, {
      delimiter: separator,
      relax_column_count: true,
      relax_quotes: true,
      info: true,
      to: LIMITS.rows,
      max_record_size: 64 * 1024,
      record_delimiter: ['\r\n', '\n', '\r'],
    }) as unknown as { record: string[]; info: { lines: number } }[]
    let line = 1
    const rows = records.map(({ record, info }) => {
      const row = { line, cells: record.slice(0, LIMITS.columns).map(unguarded) }
      line = info.lines + 1
      return row
    })
    return rows.filter(isSaid)
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new Unreadable('table-broken', { line: Number(error.lines ?? 1), what: error.code })
  }
}
