import fs from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { LIMITS } from './limits.ts'
import { readSchedule } from './read-schedule.ts'
import type { FileRefusal, Item, Reading } from './report.ts'
import { type Counts, countsOf, type Schedule } from './schedule.ts'
import { sentenceOf } from './texts.ts'

/** What the command says at its end, and how the process ends: 0 read, 1 refused, 2 asked wrongly. */
export type Printed = { readonly text: string; readonly exitCode: 0 | 1 | 2 }

/** Takes a programme into an edition; whoever owns the plan gives it. Its answer is a line for the console. */
export type ImportInto = (
  schedule: Schedule,
  edition: string,
) => Promise<{ readonly ok: boolean; readonly message: string }>

export const IMPORT_USAGE = `convoke import-schedule FILE --edition EDITION [--zone ZONE] [--dry-run] [--json]

  FILE       frab XML, schedule JSON (v1, v2), iCalendar, JSON of Sessionize or Indico, CSV, XLSX; told apart by content
  --edition  the edition it is for
  --zone     IANA name of the time zone of local times, where the file names none: --zone Europe/Zurich
  --dry-run  reads and reports, and changes nothing; needs neither database nor edition
  --json     the report as JSON`

/** Reads a file and reports on it; without --dry-run it then hands the programme to `importInto`. */
export async function importScheduleCommand(words: readonly string[], importInto: ImportInto | null): Promise<Printed> {
  const wish = wishOf(words)
  if (wish === null) return { text: IMPORT_USAGE, exitCode: 2 }
  if (!wish.dryRun && importInto === null)
    return {
      text: 'This installation cannot take a programme into an edition yet. Add --dry-run to read the file and see the report.',
      exitCode: 2,
    }
  const bytes = await bytesOf(wish.file)
  if (!bytes.ok) return refused(bytes.refusal, wish.json)
  const read = await readSchedule(bytes.value, { zone: wish.zone })
  if (!read.ok) return refused(read.refusal, wish.json)
  const report = reportOf(read.value)
  const text = wish.json ? JSON.stringify(report, null, 2) : inLines(report)
  if (wish.dryRun || importInto === null) return { text, exitCode: 0 }
  const done = await importInto(read.value.schedule, wish.edition)
  if (!done.ok) return { text: done.message, exitCode: 1 }
  const whole = { ...report, imported: done.message }
  return { text: wish.json ? JSON.stringify(whole, null, 2) : `${text}\n${done.message}`, exitCode: 0 }
}

type Wish = {
  readonly file: string
  readonly edition: string
  readonly zone: string | null
  readonly dryRun: boolean
  readonly json: boolean
}

function wishOf(words: readonly string[]): Wish | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        edition: { type: 'string' },
        zone: { type: 'string' },
        'dry-run': { type: 'boolean' },
        json: { type: 'boolean' },
      },
    })
    const [file, ...more] = positionals
    if (!file || more.length > 0 || !values.edition) return null
    return {
      file,
      edition: values.edition,
      zone: values.zone ?? null,
      dryRun: values['dry-run'] ?? false,
      json: values.json ?? false,
    }
  } catch {
    return null
  }
}

type Bytes =
  | { ok: true; value: Uint8Array }
  | { ok: false; refusal: FileRefusal | { code: 'file-missing'; facts: Record<string, string> } }

/** Asks for the size first: what is too large is not even opened. */
async function bytesOf(file: string): Promise<Bytes> {
  try {
    const { size } = await fs.stat(file)
    if (size > LIMITS.fileBytes)
      return { ok: false, refusal: { code: 'file-too-large', facts: { megabytes: LIMITS.fileBytes / 1024 / 1024 } } }
    return { ok: true, value: await fs.readFile(file) }
  } catch (error) {
    return {
      ok: false,
      refusal: { code: 'file-missing', facts: { file, what: (error as NodeJS.ErrnoException).code ?? '' } },
    }
  }
}

type Refused = Extract<Bytes, { ok: false }>['refusal']

function refused(refusal: Refused, json: boolean): Printed {
  const message = inEnglish(refusal)
  return { text: json ? JSON.stringify({ refusal: { ...refusal, message } }, null, 2) : message, exitCode: 1 }
}

function inEnglish(refusal: Refused): string {
  if (refusal.code === 'file-missing') return `${refusal.facts.file} cannot be read (${refusal.facts.what}).`
  const sentence = sentenceOf(refusal, 'en')
  return refusal.code === 'zone-needed'
    ? `${sentence}\nAdd --zone with its IANA name, for example --zone Europe/Zurich.`
    : sentence
}

type ReportedItem = Omit<Item, 'remarks'> & {
  readonly how?: readonly string[]
  readonly why?: string
  readonly codes: readonly string[]
}

type Report = {
  readonly format: Reading['format']
  readonly zone: string
  readonly counts: Counts
  readonly notes: readonly string[]
  readonly items: readonly ReportedItem[]
}

function reportOf({ format, schedule, items, remarks }: Reading): Report {
  return {
    format,
    zone: schedule.conference.zone,
    counts: countsOf(schedule),
    notes: remarks.map((note) => sentenceOf(note, 'en')),
    items: items.map(({ remarks: said, ...item }) => {
      const sentences = said.map((one) => sentenceOf(one, 'en'))
      const codes = said.map((one) => one.code)
      if (item.outcome === 'refused') return { ...item, why: sentences.join(' '), codes }
      return item.outcome === 'repaired' ? { ...item, how: sentences, codes } : { ...item, codes }
    }),
  }
}

function inLines({ format, zone, counts, notes, items }: Report): string {
  const of = (outcome: Item['outcome']) => items.filter((item) => item.outcome === outcome)
  return [
    `Read as ${format}, local times in ${zone}.`,
    `Sessions: ${counts.events}   rooms: ${counts.rooms}   people: ${counts.people}   days: ${counts.days}`,
    `Taken: ${of('taken').length}   repaired: ${of('repaired').length}   refused: ${of('refused').length}`,
    ...notes,
    ...[...of('repaired'), ...of('refused')].map((item) => {
      const where = item.line === null ? (item.path ?? '') : `line ${item.line}`
      return `${item.outcome}  ${where}  ${item.title ?? item.id ?? ''}\n    ${item.why ?? (item.how ?? []).join('\n    ')}`
    }),
  ].join('\n')
}
