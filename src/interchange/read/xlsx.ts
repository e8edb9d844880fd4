import path from 'node:path'
import { LIMITS } from '../limits.ts'
import { Unreadable } from '../report.ts'
import { readArchive } from './archive.ts'
import type { Found } from './found.ts'
import { type FoundRow, headingWorth, readTable } from './table.ts'
import { readXml } from './xml-text.ts'

const HEADING_WITHIN = 20
const DAY = 86_400_000

/** A workbook: the first visible sheet that has a heading of a programme. Formulas count as what they showed when the file was saved. */
export async function readXlsx(bytes: Uint8Array): Promise<Found | null> {
  for (const rows of await sheetsOfWorkbook(bytes)) {
    const head = rows.slice(0, HEADING_WITHIN).map((row) => headingWorth(row.cells))
    const best = head.indexOf(Math.max(...head))
    if (rows.length > 0 && (head[best] ?? 0) > 0) return readTable(rows.slice(best), (text) => text)
  }
  return null
}

/** The visible sheets of a workbook as rows of text, in their order. */
export async function sheetsOfWorkbook(bytes: Uint8Array, most: number = LIMITS.sheetBytes): Promise<FoundRow[][]> {
  const members = await readArchive(
    bytes,
    (name) => /^(xl\/|_rels\/).*\.(xml|rels)$/i.test(name) && !/theme|drawing|calcChain/i.test(name),
    most,
  )
  const book = members.get('xl/workbook.xml')
  if (book === undefined) throw new Unreadable('format-unknown', { found: 'ZIP' })
  const { sheets, from1904 } = sheetsOf(book, members.get('xl/_rels/workbook.xml.rels') ?? '')
  const strings = sharedStrings(members.get('xl/sharedStrings.xml') ?? '')
  const styles = dateStyles(members.get('xl/styles.xml') ?? '')
  return sheets.flatMap((name) => {
    const sheet = members.get(name)
    return sheet === undefined ? [] : [rowsOf(sheet, strings, styles, from1904)]
  })
}

function sheetsOf(book: string, relations: string): { sheets: string[]; from1904: boolean } {
  const targets = new Map<string, string>()
  if (relations !== '')
    readXml(relations, {
      open: (_, said) => void (said.Id && said.Target && targets.set(said.Id, said.Target)),
      text: () => {},
      close: () => {},
    })
  const sheets: string[] = []
  let from1904 = false
  readXml(book, {
    open(name, said) {
      if (name === 'workbookPr') from1904 = /^(1|true)$/.test(said.date1904 ?? '')
      if (name !== 'sheet' || /hidden/i.test(said.state ?? '')) return
      const target = targets.get(said.id ?? '') ?? `worksheets/sheet${sheets.length + 1}.xml`
      sheets.push(target.startsWith('/') ? target.slice(1) : path.posix.join('xl', target))
    },
    text: () => {},
    close: () => {},
  })
  return { sheets, from1904 }
}

/** Word processors write control characters as `_x000D_`. */
const cellText = (text: string) =>
  text.replace(/_x00(0[0-9A-F]|1[0-9A-F])_/gi, (_, hex: string) => (/^0[AD]$/i.test(hex) ? '\n' : ''))

function sharedStrings(xml: string): string[] {
  const strings: string[] = []
  let [current, inText, phonetic] = ['', false, false]
  if (xml !== '')
    readXml(xml, {
      open(name) {
        if (name === 'si') current = ''
        else if (name === 'rPh') phonetic = true
        else if (name === 't') inText = !phonetic
      },
      text(words) {
        if (inText) current += words
      },
      close(name) {
        if (name === 't') inText = false
        else if (name === 'rPh') phonetic = false
        else if (name === 'si') strings.push(cellText(current))
      },
    })
  return strings
}

/** For each style whether its numbers are dates: by the numbers Excel reserves, or by the letters of the format. */
function dateStyles(xml: string): boolean[] {
  const formats = new Map<number, boolean>()
  const styles: boolean[] = []
  let inCells = false
  const reserved = (id: number) =>
    (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)
  if (xml !== '')
    readXml(xml, {
      open(name, said) {
        if (name === 'numFmt')
          formats.set(
            Number(said.numFmtId),
            /[dmyhs]/i.test((said.formatCode ?? '').replace(/"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|general/gi, '')),
          )
        if (name === 'cellXfs') inCells = true
        if (name === 'xf' && inCells) styles.push(formats.get(Number(said.numFmtId)) ?? reserved(Number(said.numFmtId)))
      },
      text: () => {},
      close(name) {
        if (name === 'cellXfs') inCells = false
      },
    })
  return styles
}

/** A serial number of Excel as text: a date, a clock time, or both. */
function dateText(serial: number, from1904: boolean): string {
  const seconds = Math.round(serial * 86_400)
  const [days, rest] = [Math.floor(seconds / 86_400), seconds % 86_400]
  const clock = new Date(rest * 1000).toISOString().slice(11, 19)
  if (days === 0) return clock
  // Excel counts a 29 February 1900 that never was.
  const epoch = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30)
  const at = new Date(epoch + days * DAY)
  if (Number.isNaN(at.getTime())) return String(serial)
  const date = at.toISOString().slice(0, 10)
  return rest === 0 ? date : `${date}T${clock}`
}

function columnOf(reference: string | undefined): number | null {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0]
  if (!letters) return null
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function rowsOf(xml: string, strings: readonly string[], styles: readonly boolean[], from1904: boolean): FoundRow[] {
  const rows: FoundRow[] = []
  let cells: string[] = []
  let [line, column, kind, isDate, value, inValue] = [0, -1, '', false, '', false]
  let held = 0
  readXml(xml, {
    open(name, said) {
      if (name === 'row') {
        line = Number(said.r) || line + 1
        cells = []
        column = -1
        if (rows.length >= LIMITS.rows)
          throw new Unreadable('too-many-events', { most: LIMITS.events, events: rows.length })
      } else if (name === 'c') {
        column = columnOf(said.r) ?? column + 1
        kind = said.t ?? 'n'
        isDate = styles[Number(said.s ?? -1)] ?? false
        value = ''
      } else if (name === 'v' || name === 't') inValue = true
    },
    text(words) {
      if (inValue) value += words
    },
    close(name) {
      if (name === 'v' || name === 't') inValue = false
      else if (name === 'c' && column < LIMITS.columns) {
        while (cells.length < column) cells.push('')
        cells[column] = cellOf(kind, value, isDate)
      } else if (name === 'row') {
        held += cells.length
        if (held > LIMITS.cells) throw new Unreadable('archive-too-large', { most: LIMITS.cells, cells: held })
        rows.push({ line, cells })
      }
    },
  })
  return rows

  function cellOf(type: string, said: string, date: boolean): string {
    if (said === '' || type === 'e') return ''
    if (type === 's') return strings[Number(said)] ?? ''
    if (type === 'b') return said === '1' ? 'true' : 'false'
    if (type === 'n' && date && Number.isFinite(Number(said))) return dateText(Number(said), from1904)
    return type === 'n' ? said : cellText(said)
  }
}
