import fs from 'node:fs/promises'
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
    const wish = wishOf(words)
    if (!wish) return { text: `convoke ${USAGE}`, exitCode: 2 }
    return written(wish, start)
  },
}

type Wish = { kind: Kind; edition: string; language: Language; format: Format; out: string }

async function written(wish: Wish, start: AtTheStart): Promise<Said> {
  const platform = await start.open()
  const edition: EditionScope | null = await start.editionNamed(platform.db, wish.edition)
  if (!edition) return { text: `There is no edition "${wish.edition}".`, exitCode: 1 }
  const paper = await paperOf(wish.kind, { platform, edition, language: wish.language })
  if (!paper) return { text: `The edition "${wish.edition}" has nothing for this document yet.`, exitCode: 1 }
  const made = await makeDocument(paper, wish.format)
  if (made.kind !== 'made')
    return { text: `The document was not made: ${made.kind === 'faulty' ? made.reason : made.kind}`, exitCode: 1 }
  await fs.writeFile(wish.out, made.bytes)
  const lacks = made.lacks ? `\nIt is tagged, but lacks of PDF/UA-1: ${made.lacks}` : ''
  return { text: `${wish.out}: ${made.bytes.length} bytes${lacks}`, exitCode: 0 }
}

function wishOf(words: readonly string[]): Wish | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        edition: { type: 'string' },
        lang: { type: 'string' },
        format: { type: 'string' },
        out: { type: 'string' },
      },
    })
    const kind = KINDS.find((one) => one === positionals[0])
    const ending = /\.(\w+)$/.exec(values.out ?? '')?.[1]
    const format = FORMATS.find((one) => one === (values.format ?? ending ?? 'pdf')) ?? (values.format ? null : 'pdf')
    if (!kind || positionals.length > 1 || !values.edition || !isLanguage(values.lang) || !values.out || !format)
      return null
    return { kind, edition: values.edition, language: values.lang, format, out: values.out }
  } catch {
    return null
  }
}
