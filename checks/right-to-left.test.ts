import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import bidiFactory from 'bidi-js'
import { expect, test } from 'vitest'
import { defineTexts, LANGUAGES, withoutIsolates } from '../src/platform/languages/public.ts'
import { messagesIn } from './catalogues.ts'

const bidi = bidiFactory()

/** A line as eyes meet it on paper, from left to right. */
function seen(text: string): string {
  const levels = bidi.getEmbeddingLevels(text, 'rtl')
  return bidi.getReorderedString(text, levels)
}

/** What stands in sentences: codes, hours, offsets, addresses, names that end in figures, and names in Arabic with figures. */
const SAMPLES = [
  'OCP22-0051',
  '3147 8843',
  '14:00',
  'UTC+01:00',
  '2022-03-06 12:00:00 GMT+01:00 (Europe/Zurich)',
  'name@example.org',
  'ITU-T Y.4000/Y.2060 (06/2012)',
  '+41 22 730 6453',
  '137 (“Codes & 2.0”)',
]

/** The names of the values a message takes, and which of them are numbers. */
function placesIn(elements: MessageFormatElement[]): Map<string, 'text' | 'number' | 'choice'> {
  const places = new Map<string, 'text' | 'number' | 'choice'>()
  for (const one of elements) {
    if (one.type === TYPE.argument) places.set(one.value, 'text')
    if (one.type === TYPE.number || one.type === TYPE.plural) places.set(one.value, 'number')
    if (one.type === TYPE.select) places.set(one.value, 'choice')
    if (one.type === TYPE.plural || one.type === TYPE.select)
      for (const { value } of Object.values(one.options))
        for (const [name, kind] of placesIn(value)) if (!places.has(name)) places.set(name, kind)
  }
  return places
}

/** A message with the same value in all its places, as the program says it. */
function said(key: string, text: string, sample: string, count: number): string {
  const catalogue = Object.fromEntries(LANGUAGES.map((language) => [language, { [key]: text }])) as never
  const places = placesIn(parse(text, { ignoreTag: true }))
  const values = [...places].map(([name, kind]) => [
    name,
    kind === 'number' ? count : kind === 'choice' ? 'en' : sample,
  ])
  return defineTexts(catalogue)('ar')(key as never, Object.fromEntries(values))
}

const takesText = messagesIn('ar').filter(({ text }) =>
  [...placesIn(parse(text, { ignoreTag: true })).values()].includes('text'),
)

test('in every Arabic message a value reads as it was written: no code, hour or number changes its order', () => {
  expect(takesText.length).toBeGreaterThan(100)
  const turned = takesText.flatMap(({ file, key, text }) =>
    SAMPLES.flatMap((sample) => {
      const lines = said(key, text, sample, 11).split('\n').map(seen)
      return withoutIsolates(lines.join('\n')).includes(sample) ? [] : [`${file} ${key}: ${sample}`]
    }),
  )
  expect(turned).toEqual([])
})

test('numbers in Arabic sentences keep their figures in order', () => {
  for (const count of [3, 11, 100, 12_345, 1_000_000]) {
    const written = count.toLocaleString('fr').replaceAll(/\s/g, '\u202f')
    for (const { file, key, text } of messagesIn('ar')) {
      const sentence = said(key, text, 'OCP22-0051', count)
      if (sentence.includes(written)) expect(seen(sentence), `${file} ${key}`).toContain(written)
    }
  }
})

test('without its isolates a grouped code would be read from the wrong end', () => {
  const sentence = said('letter.code', '{code} هو رمز تسجيل دخولكم', '3147 8843', 1)
  expect(withoutIsolates(seen(sentence))).toContain('3147 8843')
  expect(seen(withoutIsolates(sentence))).toContain('8843 3147')
})
