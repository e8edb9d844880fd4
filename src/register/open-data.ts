import type { Facet } from '../forms/public.ts'
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
  'receivedAt',
  'words',
  'textMark',
  'verifiedSubmitter',
  'senderProof',
  'recommends',
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
  receivedAt: entry.receivedAt.toISOString(),
  words: entry.words === null ? '' : String(entry.words),
  textMark: entry.textMark ?? '',
  verifiedSubmitter: entry.verifiedSubmitter ?? '',
  senderProof: entry.organization ? (entry.senderProof ?? 'none') : '',
  recommends: entry.recommends.join('; '),
})

/** The list as CSV with a byte order mark, so that spreadsheets read Arabic and Chinese as they are; a column for each facet of terms. */
export function registerCsv(entries: readonly OpenEntry[], facets: readonly Facet[]): string {
  const codes = facets.filter((f) => f.of === 'terms').map((f) => f.code)
  const rows = entries.map((entry) => [
    ...COLUMNS.map((c) => plain(entry)[c]),
    ...codes.map((code) => entry.terms[code]?.join(' ') ?? ''),
  ])
  return csvFile([[...COLUMNS, ...codes], ...rows])
}

export const registerJson = (entries: readonly OpenEntry[]): string =>
  JSON.stringify(
    entries.map(({ organizationLanguage: _, ...rest }) => rest),
    null,
    1,
  )
