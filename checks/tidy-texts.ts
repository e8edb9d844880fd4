import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { LANGUAGES, type Language } from '../src/platform/languages/public.ts'
import { filesUnder, read, root } from './sources.ts'

const HAN = '\\u4e00-\\u9fff'

/** What of a style sheet a program can mend by itself: spaces, dashes, letters that are written one way. */
const TIDY: Partial<Record<Language, (text: string) => string>> = {
  fr: (text) =>
    text
      .replace(/« /g, '«\u00a0')
      .replace(/ »/g, '\u00a0»')
      .replace(/[ \u00a0]([;?!])(?=\s|$|[»}])/g, '\u202f$1')
      .replace(/ :(?=\s|$|\})/g, '\u00a0:')
      .replace(/ %/g, '\u00a0%'),
  ru: (text) => text.replace(/—/g, '–').replace(/ё/g, 'е').replace(/Ё/g, 'Е'),
  ar: (text) => text.replace(/\u064b\u0627/g, '\u0627\u064b'),
  zh: (text) =>
    text
      .replace(new RegExp(`([${HAN}，。：；、）》”]) +(?=[#\\d{])`, 'g'), '$1')
      .replace(new RegExp(`([#\\d}]) +(?=[${HAN}（《“])`, 'g'), '$1')
      .replace(/(?<!…)…(?!…)/g, '……'),
}

export const tidyText = (language: Language, text: string): string => TIDY[language]?.(text) ?? text

/** Writes the catalogues anew where something was to be mended; `npm run texts:tidy`. */
function tidyCatalogues(): void {
  for (const language of LANGUAGES)
    for (const file of filesUnder('src', new RegExp(`/texts/${language}\\.json$`))) {
      const texts = Object.entries(JSON.parse(read(file)) as Record<string, string>)
      const tidied = texts.map(([key, text]) => [key, tidyText(language, text)] as const)
      const mended = tidied.filter(([, text], i) => text !== texts[i]?.[1]).map(([key]) => key)
      if (mended.length === 0) continue
      fs.writeFileSync(path.join(root, file), `${JSON.stringify(Object.fromEntries(tidied), null, 2)}\n`)
      console.log(`${file}: ${mended.join(', ')}`)
    }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) tidyCatalogues()
