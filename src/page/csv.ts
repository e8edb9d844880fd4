// What a spreadsheet takes for the beginning of a formula, also full-width (OWASP), wherever one may see the beginning of a cell: half of
// the world's spreadsheets split a line at semicolons, whatever quotes stand around.
const FORMULA = /(^|[;\t\r\n])(\s*)(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g

/** A cell of CSV: quoted, and never a formula when a spreadsheet opens it, with whatever separator. */
export function csvCell(value: string): string {
  const safe = /^[\t\r]/.test(value) ? `'${value}` : value
  return `"${safe.replace(FORMULA, "$1$2'").replaceAll('"', '""')}"`
}

/** Rows of a file that is written in parts. */
export const csvRows = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')

/** What a file of CSV begins with. */
export const CSV_BEGINS = '\uFEFF'

/** Rows as a file of CSV (RFC 4180), with a byte order mark so that spreadsheets read Arabic and Chinese as they are. */
export const csvFile = (rows: readonly (readonly string[])[]): string => CSV_BEGINS + csvRows(rows)
