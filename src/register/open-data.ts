import type { OpenEntry } from './reads.ts'

/** A cell of CSV: quoted, and never a formula when a spreadsheet opens it (OWASP: leading = + - @, tab, return). */
export function csvCell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return `"${safe.replaceAll('"', '""')}"`
}

const COLUMNS = [
  'reference',
  'title',
  'language',
  'kind',
  'state',
  'organization',
  'submitter',
  'country',
  'group',
  'region',
  'actionLines',
  'sdgs',
  'receivedAt',
  'words',
  'textMark',
  'verifiedSubmitter',
] as const

const plain = (entry: OpenEntry): Record<(typeof COLUMNS)[number], string> => ({
  reference: entry.reference,
  title: entry.title,
  language: entry.language,
  kind: entry.kind,
  state: entry.state,
  organization: entry.organization ?? '',
  submitter: entry.submitter,
  country: entry.country ?? '',
  group: entry.group ?? '',
  region: entry.region ?? '',
  actionLines: entry.actionLines.join(' '),
  sdgs: entry.sdgs.join(' '),
  receivedAt: entry.receivedAt.toISOString(),
  words: entry.words === null ? '' : String(entry.words),
  textMark: entry.textMark ?? '',
  verifiedSubmitter: entry.verifiedSubmitter ?? '',
})

/** The list as CSV with a byte order mark, so that spreadsheets read Arabic and Chinese as they are. */
export const registerCsv = (entries: OpenEntry[]): string =>
  `\uFEFF${[COLUMNS.map(csvCell).join(','), ...entries.map((e) => COLUMNS.map((c) => csvCell(plain(e)[c])).join(','))].join('\r\n')}\r\n`

export const registerJson = (entries: OpenEntry[]): string =>
  JSON.stringify(
    entries.map(({ organizationLanguage: _, ...rest }) => rest),
    null,
    1,
  )
