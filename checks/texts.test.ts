import fs from 'node:fs'
import path from 'node:path'
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import { expect, test } from 'vitest'
import { LANGUAGES } from '../src/platform/languages/public.ts'

const folders = fs
  .readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((f) => path.basename(f) === 'texts' && fs.statSync(path.join('src', f)).isDirectory())
  .map((f) => path.join('src', f))

const read = (folder: string, language: string) =>
  JSON.parse(fs.readFileSync(path.join(folder, `${language}.json`), 'utf8')) as Record<string, string>

/** Names of placeholders, and the forms of each plural, of a message. */
function anatomy(elements: MessageFormatElement[], found = { names: new Set<string>(), plurals: [] as string[][] }) {
  for (const e of elements) {
    if (
      e.type === TYPE.argument ||
      e.type === TYPE.number ||
      e.type === TYPE.date ||
      e.type === TYPE.time ||
      e.type === TYPE.plural ||
      e.type === TYPE.select
    )
      found.names.add(e.value)
    if (e.type === TYPE.plural) found.plurals.push(Object.keys(e.options).filter((o) => !o.startsWith('=')))
    if (e.type === TYPE.plural || e.type === TYPE.select)
      for (const o of Object.values(e.options)) anatomy(o.value, found)
  }
  return found
}

test('there are texts to check', () => expect(folders.length).toBeGreaterThan(1))

for (const folder of folders) {
  test(`${folder}: the six languages have the same keys and placeholders, and the plural forms of their own grammar`, () => {
    const english = read(folder, 'en')
    const faults: string[] = []
    for (const language of LANGUAGES) {
      const texts = read(folder, language)
      const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories.sort().join()
      for (const key of new Set([...Object.keys(english), ...Object.keys(texts)])) {
        const [original, text] = [english[key], texts[key]]
        if (!original || !text?.trim()) {
          faults.push(`${language} ${key}: missing`)
          continue
        }
        const [want, have] = [anatomy(parse(original, { ignoreTag: true })), anatomy(parse(text, { ignoreTag: true }))]
        if ([...want.names].sort().join() !== [...have.names].sort().join())
          faults.push(`${language} ${key}: placeholders ${[...have.names]} instead of ${[...want.names]}`)
        for (const plural of have.plurals)
          if (plural.sort().join() !== forms)
            faults.push(`${language} ${key}: plural forms ${plural} instead of ${forms}`)
      }
    }
    expect(faults).toEqual([])
  })
}

test('styles name no side of the page, so that Arabic is mirrored for free', () => {
  const faults: string[] = []
  for (const file of fs.readdirSync('src/page/styles').filter((f) => f.endsWith('.css'))) {
    fs.readFileSync(path.join('src/page/styles', file), 'utf8')
      .split('\n')
      .forEach((line, i) => {
        if (
          /(?:^|[\s;{])(?:margin|padding|border)-(?:left|right)|(?:^|[\s;{])(?:left|right)\s*:|(?:float|clear|text-align)\s*:\s*(?:left|right)/.test(
            line,
          )
        )
          faults.push(`${file}:${i + 1}: ${line.trim()}`)
      })
  }
  expect(faults).toEqual([])
})

test('no sentence stands in markup', () => {
  const faults: string[] = []
  for (const file of fs.readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.tsx'))) {
    const source = fs.readFileSync(path.join('src', file), 'utf8')
    for (const match of source.matchAll(
      />\s*([\p{L}][\p{L}\p{N} ,.'’:;!?-]{2,})\s*<\/|(?:aria-label|title|placeholder|alt)="([^"]*\p{L}{2}[^"]*)"/gu,
    )) {
      const words = match[1] ?? match[2] ?? ''
      if (!/^(?:string|number|void|T|Promise|Language|Localized)\b/.test(words))
        faults.push(`src/${file}: ${words.trim()}`)
    }
  }
  expect(faults).toEqual([])
})
