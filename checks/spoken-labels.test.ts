import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { LANGUAGES } from '../src/platform/languages/public.ts'

const SRC = path.join(import.meta.dirname, '../src')

/** Catalogues of a language, by the folder they stand in. */
const catalogues = (language: string) =>
  fs
    .globSync(`**/texts/${language}.json`, { cwd: SRC })
    .map((file) => JSON.parse(fs.readFileSync(path.join(SRC, file), 'utf8')) as Record<string, string>)

// Whoever speaks to a machine says what they read (WCAG 2.5.3). The pairs stand by their names: `x` on a button, `x.of` said of one among many.
test.each(LANGUAGES)('what is said aloud of a button holds the words that are written on it: %s', (language) => {
  const faults = catalogues(language).flatMap((texts) =>
    Object.entries(texts).flatMap(([key, said]) => {
      const written = texts[key.replace(/\.of$/, '')] ?? texts[key.replace(/\.of$/, '.button')]
      const isSpoken = SPOKEN.has(key) && !said.includes('{what}') // the words come in as a value
      return isSpoken && written && !said.toLowerCase().includes(written.toLowerCase()) ? [`${key}: ${said}`] : []
    }),
  )
  expect(faults).toEqual([])
})

/** Keys that pages say aloud in place of what is written. */
const SPOKEN = new Set(
  fs
    .globSync('**/*.tsx', { cwd: SRC })
    .flatMap((file) => [
      ...fs.readFileSync(path.join(SRC, file), 'utf8').matchAll(/aria-label=\{t\(['`]([^'`]+\.of)['`]/g),
    ])
    .flatMap(([, key = '']) => (key.startsWith('$') ? ['agree.of', 'object.of'] : [key])),
)
