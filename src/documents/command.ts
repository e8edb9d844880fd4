import fs from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { EditionScope } from '../access/public.ts'
import type { AtTheStart, Command, Said } from '../page/joining.ts'
import { isLanguage, LANGUAGES, type Language } from '../platform/languages/public.ts'
import { KINDS, type Kind, paperOf } from './kinds.ts'
import { makeDocument } from './kit/make.ts'
import { FORMATS, type Format } from './kit/paper.ts'

const USAGE = `document ${KINDS.join('|')} --edition SLUG --lang ${LANGUAGES.join('|')} [--format ${FORMATS.join('|')}] --out FILE
                                 makes a document of what the edition's database holds; without --format by the ending of FILE, else PDF`

/** Makes one document and writes it to a file. */
export const documentCommand: Command = {
  name: 'document',
  usage: USAGE,
  async run(words, start): Promise<Said> {
    const asked = wishOf(words)
    if (typeof asked === 'string') return { text: `${asked}\n\nconvoke ${USAGE}`, exitCode: 2 }
    // Before anything is read: making a long document only to find no place for it would be a pity.
    const fault = await faultOfPlace(asked.out)
    return fault ? { text: fault, exitCode: 1 } : written(asked, start)
  },
}

type Wish = { kind: Kind; edition: string; language: Language; format: Format; out: string }

async function written(wish: Wish, start: AtTheStart): Promise<Said> {
  const platform = await start.open()
  const edition: EditionScope | null = await start.editionNamed(platform.db, wish.edition)
  if (!edition) return { text: `There is no edition "${wish.edition}" in this database.`, exitCode: 1 }
  const paper = await paperOf(wish.kind, { platform, edition, language: wish.language })
  if (!paper) return { text: `The edition "${wish.edition}" has nothing for this document yet.`, exitCode: 1 }
  const made = await makeDocument(paper, wish.format)
  if (made.kind !== 'made')
    return { text: `The document was not made: ${made.kind === 'faulty' ? made.reason : made.kind}`, exitCode: 1 }
  try {
    await fs.writeFile(wish.out, made.bytes)
  } catch (error) {
    return { text: `The file could not be written: ${error instanceof Error ? error.message : error}`, exitCode: 1 }
  }
  const lacks = made.lacks ? `\nIt is tagged, but lacks of PDF/UA-1: ${made.lacks}` : ''
  return { text: `${wish.out}: ${made.bytes.length} bytes${lacks}`, exitCode: 0 }
}

const OPTIONS = {
  edition: { type: 'string' },
  lang: { type: 'string' },
  format: { type: 'string' },
  out: { type: 'string' },
} as const

/** What is wished, or a sentence that says what of it cannot be understood. */
function wishOf(words: readonly string[]): Wish | string {
  try {
    const { values, positionals } = parseArgs({ args: [...words], allowPositionals: true, options: OPTIONS })
    const [named, ...more] = positionals
    const kind = KINDS.find((one) => one === named)
    if (!kind) return named ? `There is no document "${named}".` : 'Say which document.'
    if (more.length > 0) return `One document at a time; "${more[0]}" was not expected.`
    const { edition, lang, out } = values
    if (!edition) return 'Say of which edition: --edition SLUG.'
    if (!isLanguage(lang)) return lang ? `"${lang}" is no language of documents.` : 'Say in which language: --lang.'
    if (!out) return 'Say where to: --out FILE.'
    const format = formatOf(values.format, out)
    return format ? { kind, edition, language: lang, format, out } : `"${values.format}" is no format of documents.`
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** As it is said, else by the ending of the file, else PDF; null when it is said and is none. */
const formatOf = (said: string | undefined, out: string): Format | null => {
  const named = FORMATS.find((one) => one === (said ?? path.extname(out).slice(1).toLowerCase()))
  return named ?? (said === undefined ? 'pdf' : null)
}

/** Why nothing can be written there; null when it can. */
async function faultOfPlace(out: string): Promise<string | null> {
  const folder = path.dirname(path.resolve(out))
  const [within, there] = await Promise.all([fs.stat(folder).catch(() => null), fs.stat(out).catch(() => null)])
  if (!within?.isDirectory()) return `The folder ${folder} is not there; make it first.`
  return there?.isDirectory() ? `${out} is a folder; name a file in it.` : null
}
