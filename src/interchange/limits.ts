/** What a file may hold before it is refused; real programmes stay a factor of ten below. */
export const LIMITS = {
  fileBytes: 32 * 1024 * 1024,
  events: 20_000,
  depth: 48,
  /** Characters of one attribute or name of XML; descriptions are text and have no such bound. */
  xmlValue: 256 * 1024,
  titleCharacters: 1_000,
  textCharacters: 200_000,
  /** Of a workbook, unpacked. */
  sheetBytes: 96 * 1024 * 1024,
  /** The same of a table that is no programme. */
  tableBytes: 32 * 1024 * 1024,
  archiveEntries: 2_000,
  rows: 30_000,
  columns: 1_000,
  /** Of a sheet, those left empty before a filled one too: a row may begin in its thousandth column. */
  cells: 3_000_000,
  /** Of one recurring entry of a calendar. */
  occurrences: 400,
  peopleOfEvent: 500,
  linksOfEvent: 200,
  days: 1_000,
} as const
