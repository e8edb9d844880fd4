import fs from 'node:fs'
import path from 'node:path'
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import { expect, test } from 'vitest'
import { LANGUAGES } from '../src/platform/languages/public.ts'
import { filesUnder, read as readSource } from './sources.ts'

const folders = fs
  .readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((f) => path.basename(f) === 'texts' && fs.statSync(path.join('src', f)).isDirectory())
  .map((f) => path.join('src', f))

const read = (folder: string, language: string) =>
  JSON.parse(fs.readFileSync(path.join(folder, `${language}.json`), 'utf8')) as Record<string, string>

type Plural = { of: string; forms: string[]; exact: string[]; counts: boolean[] }

const countsIn = (elements: MessageFormatElement[], name: string): boolean =>
  elements.some((e) => e.type === TYPE.pound || ('value' in e && e.value === name))

/** Names of placeholders, and the forms of each plural, of a message. */
function anatomy(elements: MessageFormatElement[], found = { names: new Set<string>(), plurals: [] as Plural[] }) {
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
    if (e.type === TYPE.plural) {
      const cases = Object.keys(e.options)
      found.plurals.push({
        of: e.value,
        forms: cases.filter((o) => !o.startsWith('=')),
        exact: cases.filter((o) => o.startsWith('=')),
        counts: ['one', 'other'].map((form) => countsIn(e.options[form]?.value ?? [], e.value)),
      })
    }
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
        for (const plural of have.plurals) {
          if (plural.forms.sort().join() !== forms)
            faults.push(`${language} ${key}: plural forms ${plural.forms} instead of ${forms}`)
          // “one” is also 0 in French and 21 in Russian: only =1 is one. In Arabic it is 1 alone, and says it by a word.
          if (language !== 'ar' && plural.counts[1] && plural.forms.includes('one') && !plural.counts[0])
            faults.push(`${language} ${key}: “one” without its number; what holds for 1 alone is =1`)
          const original = want.plurals.find(({ of }) => of === plural.of)?.exact ?? []
          // In Arabic “zero” is 0 and nothing else.
          const missing = original.filter((o) => !plural.exact.includes(o) && !(language === 'ar' && o === '=0'))
          const more = plural.exact.filter((o) => !original.includes(o))
          if (missing.length + more.length > 0)
            faults.push(`${language} ${key}: cases ${plural.exact} instead of ${original}`)
        }
      }
    }
    expect(faults).toEqual([])
  })
}

test('no code makes a key of a text by saying that it is one: a coded value is asked for by `named`', () => {
  const said = filesUnder('src', /(?<!\.test)\.tsx?$/).filter((file) =>
    /\(\s*`[^`]*\$\{[^`]*` as '/.test(readSource(file)),
  )
  expect(said).toEqual([])
})
