import { type ParseArgsConfig, parseArgs } from 'node:util'
import { ok, type Refusal, type Result, refuse } from '../platform/result.ts'
import { learn, type Quality, qualityOf } from './classify/classify.ts'
import { clustersOf, findDuplicates, type Group } from './duplicates/duplicates.ts'
import { type Example, examplesOf, type Item, itemsOf } from './rows/columns.ts'
import { readRows } from './rows/read-rows.ts'
import { type Tally, tally } from './tally.ts'
import { findTopics, type TopicsFound } from './topics/topics.ts'

const USAGE = {
  duplicates: 'convoke analyse duplicates FILE.json|csv [--json [--details]]',
  topics: 'convoke analyse topics FILE [--k auto|N] [--json]',
  classify: 'convoke analyse classify --train FILE.tsv --test FILE.tsv [--json]',
  tally: 'convoke analyse tally FILE.csv --by COLUMN[,COLUMN] [--json]',
}

type Facts = Record<string, string | number>

// One line each: what is wrong, and how to mend it.
const REFUSALS: Record<string, (facts: Facts) => string> = {
  usage: ({ line, why }) => `${why ? `${why}. ` : ''}Write: ${line}`,
  'file-missing': ({ file }) => `There is no file ${file}. Check its name and folder.`,
  'file-unreadable': ({ file, code }) => `${file} cannot be read (${code}). Name a file this user may read.`,
  'file-empty': ({ file }) =>
    `${file} is empty. Give a JSON list of items, or a CSV with a line of column names and rows below.`,
  'no-rows': ({ file }) => `${file} holds no items. Give at least one below the column names, or in the JSON list.`,
  'not-utf8': ({ file }) => `${file} is not in UTF-8. Save it again as UTF-8 (in a spreadsheet: "CSV UTF-8").`,
  'not-json': ({ file, why }) => `${file} is not JSON: ${why}. Mend it there, or name a CSV file *.csv.`,
  'not-a-list': ({ file, place }) =>
    `${file} is not a JSON list of items like [{"id":1,"text":"..."}]${place ? `: item ${place} is no object` : ''}. Put the items into one list.`,
  'not-a-table': ({ file, why }) =>
    `${file} cannot be read as CSV: ${why}. Close every quotation mark, and double those inside a cell.`,
  'column-twice': ({ file, column }) => `${file} has two columns named "${column}". Rename one of them.`,
  'row-too-long': ({ file, row, cells, columns }) =>
    `${file}, item ${row} has ${cells} cells under ${columns} columns. Put quotation marks around a cell that holds the separator.`,
  'column-missing': ({ file, what, names, columns }) =>
    `${file} has no column for the ${what}. Name one of these columns: ${names}. Its columns are: ${columns}.`,
  'text-not-words': ({ file, row, column }) =>
    `${file}, item ${row}: "${column}" is no text. Put it into quotation marks.`,
  'id-missing': ({ file, row, column }) =>
    `${file}, item ${row} has no "${column}". Give every item its own id, or none of them a column for it.`,
  'id-not-words': ({ file, row, column }) =>
    `${file}, item ${row}: "${column}" is neither a number nor a text. Make it one.`,
  'id-twice': ({ file, id, row, before }) =>
    `${file}: items ${before} and ${row} both have the id ${id}. Give every item an id of its own.`,
  'k-wrong': ({ k, most }) =>
    `--k ${k} is no number of topics for these ${most} texts. Give auto, or a whole number from 1 to ${most}.`,
  'no-examples': ({ file }) => `${file} holds no row with both a text and a label. Fill in both columns.`,
  'one-label': ({ file, label }) => `${file} has only the label "${label}". Give examples of at least two labels.`,
  'columns-wrong': ({ by }) =>
    `--by ${by} does not name one column, or two different ones. Write --by COLUMN or --by COLUMN,COLUMN.`,
  'column-unknown': ({ column, columns }) => `There is no column "${column}". The columns are: ${columns}.`,
}

type Words = { positionals: string[]; values: ReturnType<typeof parseArgs>['values'] }
type Answer = Result<string, Refusal>

const print = (value: unknown): string => `${JSON.stringify(value)}\n`

function items(file: string | undefined, line: string): Result<Item[], Refusal> {
  if (file === undefined) return refuse('usage', { line, why: 'No file is named' })
  const table = readRows(file)
  return table.ok ? itemsOf(table.value, file) : table
}

function duplicates({ positionals: [file], values }: Words): Answer {
  const found = items(file, USAGE.duplicates)
  if (!found.ok) return found
  if (values.json && !values.details) return ok(print({ clusters: clustersOf(found.value) }))
  const groups = findDuplicates(found.value)
  if (values.json) return ok(print({ clusters: groups.map(({ ids }) => ids), groups }))
  return ok(groupsInWords(groups, found.value.length))
}

const shortened = (text: string, length: number): string => {
  const plain = text.replace(/\s+/gu, ' ').trim()
  return [...plain].length <= length ? plain : `${[...plain].slice(0, length).join('')}…`
}

const EXAMPLES_SHOWN = 3

function groupsInWords(groups: readonly Group[], count: number): string {
  const grouped = groups.reduce((sum, { ids }) => sum + ids.length, 0)
  const lines = [
    `${count} texts received; ${groups.length} letters with ${grouped} senders; ${count - grouped} texts stand alone.`,
  ]
  for (const { kind, ids, template, signers, bursts } of groups) {
    lines.push('', `${String(ids.length).padStart(6)} × ${kind.padEnd(10)} ${shortened(template, 160)}`)
    lines.push(`         ids: ${shortened(ids.join(', '), 160)}`)
    const adding = signers.filter(({ added }) => added.length > 0)
    for (const { id, added } of adding.slice(0, EXAMPLES_SHOWN))
      lines.push(`         ${id} added: ${shortened(added.join(' … '), 140)}`)
    if (adding.length > EXAMPLES_SHOWN)
      lines.push(`         and ${adding.length - EXAMPLES_SHOWN} more with words of their own (--json --details)`)
    for (const { from, to, count } of bursts)
      lines.push(`         burst: ${count} from ${instant(from)} to ${instant(to)}`)
  }
  return `${lines.join('\n')}\n`
}

const instant = (seconds: number): string => new Date(seconds * 1000).toISOString()

function topics({ positionals: [file], values }: Words): Answer {
  const found = items(file, USAGE.topics)
  if (!found.ok) return found
  const k = numberOfTopics(String(values.k ?? 'auto'), found.value.length)
  if (k === null) return refuse('k-wrong', { k: String(values.k), most: found.value.length })
  const topics = findTopics(found.value, k)
  if (!values.json) return ok(topicsInWords(topics))
  return ok(
    print({
      k: topics.topics.length,
      stability: topics.stability,
      reliable: topics.reliable,
      apart: topics.apart,
      clusters: topics.topics.map(({ ids }) => ids),
      unplaced: topics.unplaced,
      topics: topics.topics,
    }),
  )
}

function numberOfTopics(k: string, most: number): number | 'auto' | null {
  if (k === 'auto') return k
  const number = /^\d{1,9}$/.test(k) ? Number(k) : 0
  return number >= 1 && number <= most ? number : null
}

const share = (value: number | null): string => (value === null ? 'unknown' : value.toFixed(2))

function topicsInWords({ topics, unplaced, stability, reliable, apart }: TopicsFound): string {
  const lines = [
    `${topics.length} topics, stability ${share(stability)} (${reliable ? 'reliable' : 'suggestions to look at, not reliable'}); ${unplaced.length} texts without a topic.`,
  ]
  if (apart.length > 1)
    lines.push(`Sorted apart, as no tag joins them: ${apart.map((languages) => languages.join(' and ')).join('; ')}.`)
  topics.forEach(({ ids, languages, phrases, passages, stability }, n) => {
    lines.push('', `${n + 1}. ${ids.length} texts in ${languages.join(', ')}, stability ${share(stability)}`)
    for (const [language, words] of Object.entries(phrases))
      if (words.length > 0) lines.push(`   ${language}: ${words.join(', ')}`)
    for (const { id, passage } of passages) lines.push(`   ${id}: ${shortened(passage, 140)}`)
  })
  return `${lines.join('\n')}\n`
}

function examples(files: readonly string[]): Result<Example[], Refusal> {
  const all: Example[] = []
  for (const file of files) {
    const table = readRows(file)
    if (!table.ok) return table
    const found = examplesOf(table.value, file)
    if (!found.ok) return found
    if (found.value.length === 0) return refuse('no-examples', { file })
    all.push(...found.value)
  }
  return ok(all)
}

const filesOf = (value: Words['values'][string]): string[] =>
  (Array.isArray(value) ? value : value === undefined ? [] : [value]).map(String)

function classify({ values }: Words): Answer {
  const [train, test] = [filesOf(values.train), filesOf(values.test)]
  if (train.length === 0 || test.length === 0)
    return refuse('usage', { line: USAGE.classify, why: 'Both --train and --test are needed' })
  const taught = examples(train)
  if (!taught.ok) return taught
  const asked = examples(test)
  if (!asked.ok) return asked
  const classifier = learn(taught.value)
  if (classifier.labels.length < 2)
    return refuse('one-label', { file: train.join(', '), label: classifier.labels[0] ?? '' })
  const found = asked.value.map(({ text, lang }) => classifier.classify(text, lang).label)
  const quality = qualityOf(
    asked.value.map(({ label }) => label),
    found,
  )
  return ok(
    values.json ? print({ ...quality, taught: taught.value.length }) : qualityInWords(quality, taught.value.length),
  )
}

function qualityInWords({ accuracy, examples, macroF1, labels }: Quality, taught: number): string {
  const width = Math.max(5, ...labels.map(({ label }) => label.length))
  const lines = [
    `accuracy ${accuracy.toFixed(4)}, mean F1 ${macroF1.toFixed(4)}, on ${examples} texts after ${taught} examples`,
    '',
    `${'label'.padEnd(width)}  texts  precision  recall     F1`,
    ...labels.map(
      ({ label, examples, precision, recall, f1 }) =>
        `${label.padEnd(width)}  ${String(examples).padStart(5)}  ${share(precision).padStart(9)}  ${share(recall).padStart(6)}  ${share(f1).padStart(5)}`,
    ),
  ]
  return `${lines.join('\n')}\n`
}

function count({ positionals: [file], values }: Words): Answer {
  if (file === undefined || typeof values.by !== 'string')
    return refuse('usage', { line: USAGE.tally, why: 'A file and --by are needed' })
  const table = readRows(file)
  if (!table.ok) return table
  const by = values.by
    .split(',')
    .map((column) => column.trim())
    .filter(Boolean)
  const found = tally(table.value.rows, table.value.columns, by)
  if (!found.ok) return found
  return ok(values.json ? print(found.value) : tallyInWords(found.value))
}

function tallyInWords({ by, rows, counts, totals }: Tally): string {
  if (by.length === 1) {
    const lines = counts.map(({ values, count }) => `${String(count).padStart(7)}  ${values[0]}`)
    return `${[`${String(rows).padStart(7)}  rows by ${by[0]}`, ...lines].join('\n')}\n`
  }
  const [down = [], across = []] = totals
  const found = new Map(counts.map(({ values, count }) => [JSON.stringify(values), count]))
  const cell = (value: string | number) => String(value).padStart(10)
  const wide = Math.max(8, ...down.map(({ value }) => Math.min(40, value.length)))
  const row = (name: string, cells: readonly (string | number)[]) =>
    `${shortened(name, 39).padEnd(wide)}${cells.map(cell).join('')}`
  return `${[
    `${rows} rows, ${by[0]} down, ${by[1]} across`,
    row('', [...across.map(({ value }) => shortened(value, 8)), 'all']),
    ...down.map(({ value, count }) =>
      row(value, [...across.map((other) => found.get(JSON.stringify([value, other.value])) ?? 0), count]),
    ),
    row('all', [...across.map(({ count }) => count), rows]),
  ].join('\n')}\n`
}

const COMMANDS = { duplicates, topics, classify, tally: count }
type Options = NonNullable<ParseArgsConfig['options']>

const OPTIONS: Record<keyof typeof COMMANDS, Options> = {
  duplicates: { json: { type: 'boolean' }, details: { type: 'boolean' } },
  topics: { json: { type: 'boolean' }, k: { type: 'string' } },
  classify: {
    json: { type: 'boolean' },
    train: { type: 'string', multiple: true },
    test: { type: 'string', multiple: true },
  },
  tally: { json: { type: 'boolean' }, by: { type: 'string' } },
}

const isCommand = (name: string): name is keyof typeof COMMANDS => Object.hasOwn(COMMANDS, name)

function readWords(name: keyof typeof COMMANDS, words: readonly string[]): Result<Words, Refusal> {
  try {
    const read: Words = parseArgs({ args: [...words], options: OPTIONS[name], allowPositionals: true })
    const [, second] = read.positionals
    return second === undefined
      ? ok(read)
      : refuse('usage', { line: USAGE[name], why: `"${second}" is one word too many` })
  } catch (error) {
    const [why = ''] = (error as Error).message.split(/[.\n]/)
    return refuse('usage', { line: USAGE[name], why })
  }
}

/** What `convoke analyse ...` writes and how it ends: an answer for standard output, or one line for standard error and exit code 2. */
export function analyse([name = '', ...words]: readonly string[]): { out: string; error: string; exitCode: 0 | 2 } {
  const answer = isCommand(name)
    ? answerTo(name, words)
    : refuse('usage', { line: Object.values(USAGE).join(' | '), why: '' })
  if (answer.ok) return { out: answer.value, error: '', exitCode: 0 }
  const { code, facts } = answer.refusal
  return { out: '', error: `${REFUSALS[code]!(facts).replace(/\s+/g, ' ')}\n`, exitCode: 2 }
}

function answerTo(name: keyof typeof COMMANDS, words: readonly string[]): Answer {
  const read = readWords(name, words)
  return read.ok ? COMMANDS[name](read.value) : read
}
