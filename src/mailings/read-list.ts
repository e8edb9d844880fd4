import { checkEmail, type Term } from '../forms/public.ts'
import { emailKey } from '../identity/public.ts'
import { LANGUAGES, type Language } from '../platform/languages/public.ts'
import { wordKey } from '../platform/search/fold.ts'
import { languageNamed } from '../platform/search/language-named.ts'
import { cut, singleLine } from '../platform/text.ts'
import { mailingTexts } from './texts.ts'

/** A row of a table: the line it stands on, and its cells. */
export type TableRow = { readonly line: number; readonly cells: readonly string[] }

/** Somebody to be written to, as a table tells them. */
export type Told = {
  readonly email: string
  readonly name: string
  readonly organization: string
  /** Code of a group of the letter; null: not told. */
  readonly group: string | null
  readonly language: Language
}

type RowFault = 'email-missing' | 'email-faulty' | 'twice' | 'group-unknown' | 'language-unknown' | 'too-many'
export type ReadRow =
  | { readonly line: number; readonly told: Told }
  | { readonly line: number; readonly fault: RowFault; readonly cell: string; readonly firstLine?: number }

export const COLUMNS = ['email', 'name', 'organization', 'group', 'language'] as const
type Column = (typeof COLUMNS)[number]

const LONGEST = 200
export const MOST_ROWS = 10_000
/** Columns that are looked at; a list of addresses has a dozen. */
export const MOST_COLUMNS = 40

type Knowing = {
  readonly groups: readonly Term[]
  /** Of rows that name none. */
  readonly fallback: Language
}

const headings = new Map(
  LANGUAGES.flatMap((language) =>
    COLUMNS.map((column) => [wordKey(mailingTexts(language)(`column.${column}`)), column]),
  ),
)
for (const column of COLUMNS) headings.set(column, column)
headings.set('mail', 'email')

/** Which column each cell of a heading names; null: it is no heading of such a table. One that forgot the address is a heading too. */
function columnsOf(cells: readonly string[]): readonly (Column | null)[] | null {
  const named = cells.map((cell) => headings.get(wordKey(cell)) ?? null)
  return named.includes('email') || named.filter((one) => one !== null).length > 1 ? named : null
}

/**
 * People to be written to out of rows of a table: under a heading in any of the six languages, or without one in the order of COLUMNS. Each
 * row is taken or has one fault; nobody is taken twice.
 */
export function readList(rows: readonly TableRow[], knowing: Knowing): ReadRow[] {
  const [head, ...rest] = rows
  const named = head && columnsOf(head.cells)
  const first = new Map<string, number>()
  return (named ? rest : rows).map(({ line, cells }, n): ReadRow => {
    const cellOf = (column: Column) => {
      const at = (named ?? COLUMNS).indexOf(column)
      return at < 0 ? '' : cut(singleLine(cells[at] ?? ''), LONGEST)
    }
    if (n >= MOST_ROWS) return { line, fault: 'too-many', cell: cellOf('email') }
    const read = readRow(line, cellOf, knowing)
    if ('fault' in read) return read
    const key = emailKey(read.told.email)
    const before = first.get(key)
    if (before !== undefined) return { line, fault: 'twice', cell: read.told.email, firstLine: before }
    first.set(key, line)
    return read
  })
}

function readRow(line: number, cellOf: (column: Column) => string, { groups, fallback }: Knowing): ReadRow {
  const faulty = (fault: RowFault, cell: string): ReadRow => ({ line, fault, cell })
  const email = cellOf('email')
  if (email === '') return faulty('email-missing', cellOf('name') || cellOf('organization'))
  if (checkEmail(email)) return faulty('email-faulty', email)
  const group = cellOf('group') === '' ? null : groupOf(cellOf('group'), groups)
  if (group === undefined) return faulty('group-unknown', cellOf('group'))
  const language = cellOf('language') === '' ? fallback : languageNamed(cellOf('language'))
  if (!language) return faulty('language-unknown', cellOf('language'))
  return { line, told: { email, name: cellOf('name'), organization: cellOf('organization'), group, language } }
}

/** A group by its code, by its name in any language, or by its place in the letter. */
function groupOf(cell: string, groups: readonly Term[]): string | undefined {
  const key = wordKey(cell)
  const place = /^\d{1,2}$/.test(cell) ? groups[Number(cell) - 1] : undefined
  const found = groups.find(
    ({ code, name }) => wordKey(code) === key || Object.values(name).some((one) => one && wordKey(one) === key),
  )
  return (found ?? place)?.code
}
