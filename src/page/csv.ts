/** A cell of CSV: quoted, and never a formula when a spreadsheet opens it (OWASP: leading = + - @, tab, return). */
export function csvCell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return `"${safe.replaceAll('"', '""')}"`
}

/** Rows as a file of CSV (RFC 4180), with a byte order mark so that spreadsheets read Arabic and Chinese as they are. */
export const csvFile = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`
