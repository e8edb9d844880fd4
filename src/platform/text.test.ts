import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cut, seenOf, shortened, singleLine } from './text.ts'

const family = '👨‍👩‍👧‍👦'

test.each([
  ['𠮷野家', 1, ''],
  ['𠮷野家', 3, '𠮷野'],
  ['é́a', 1, ''],
  [`a${family}b`, 5, 'a'],
  ['कि', 1, ''],
  ['abc', 3, 'abc'],
  ['محمّد', 3, 'مح'],
])('%s is cut at %i without halving what is seen as one character', (text, most, kept) => {
  expect(cut(text, most)).toBe(kept)
})

test('what is cut is a beginning, not too long, and well-formed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.nat(80), (text, most) => {
      const kept = cut(text, most)
      expect(text.startsWith(kept) && kept.length <= most && kept.isWellFormed()).toBe(true)
      expect(shortened(text, Math.max(most, 2)).length).toBeLessThanOrEqual(Math.max(most, 2))
    }),
  )
})

test('one line is one line, and nothing in it turns the rest around', () => {
  expect(singleLine(' A\r\nReference: 1\u2028B\u0085C\tD ')).toBe('A Reference: 1 B C D')
  expect(singleLine('desrever \u202Etitle\u2069')).toBe('desrever title')
  expect(singleLine('می\u200Cخواهم')).toBe('می\u200Cخواهم') // a joiner that carries meaning stays
  expect(singleLine(`a${String.fromCharCode(0)}b`)).toBe('ab')
})

test.each(['', ' ', '\u200B', '\u2800', '\u3164', '\u00AD\u2060', '\u{E0041}', '\u180E\uFE0F'])(
  'there is nothing to see in %j',
  (text) => {
    expect(seenOf(text)).toBe('')
  },
)
