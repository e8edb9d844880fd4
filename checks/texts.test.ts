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
      // One key a line: a reader of JSON silently takes the last of two.
      const written = fs.readFileSync(path.join(folder, `${language}.json`), 'utf8').match(/^\s*"[^"]+":/gm) ?? []
      if (written.length !== Object.keys(texts).length) faults.push(`${language}: a key stands twice, or two on a line`)
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
