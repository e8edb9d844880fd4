import { csvFile } from '../page/csv.ts'
import type { OpenEntry } from './reads.ts'

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
  csvFile([COLUMNS, ...entries.map((e) => COLUMNS.map((c) => plain(e)[c]))])

export const registerJson = (entries: OpenEntry[]): string =>
  JSON.stringify(
    entries.map(({ organizationLanguage: _, ...rest }) => rest),
    null,
    1,
  )
