import fc from 'fast-check'
import { expect, test } from 'vitest'
import { differenceSince, seenOf } from './seen.ts'

const at = new Date('2022-03-10T10:00:00Z')
const shown = fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue(), { maxKeys: 8 })

test('what stayed as it was is as it was, in whatever order its parts come', () => {
  fc.assert(
    fc.property(shown, (items) => {
      const turned = JSON.parse(JSON.stringify(Object.fromEntries(Object.entries(items).reverse())))
      const seen = seenOf(items, at)
      if (Object.keys(items).length > 0) expect(differenceSince(seen, turned)).toBeNull()
    }),
  )
})

test('one item more, one less, or one of another content is named', () => {
  const items = { 'OCP22-0001': { version: 1, outcome: 'accepted' }, 中文: { version: 2 }, 'a&b=c': null }
  const seen = seenOf(items, at)
  const { 中文: _, ...fewer } = items
  expect(differenceSince(seen, { ...fewer, 'OCP22-0001': { version: 2, outcome: 'accepted' }, new: 1 })).toEqual({
    since: at,
    added: ['new'],
    changed: ['OCP22-0001'],
    gone: ['中文'],
  })
})

test.each(['zzzzzzzzzzzzzzzz', '-zzzzzzzzz', 'Infinity', '', '&=x', '9'.repeat(400)])(
  'a token that somebody typed (%s) names an instant that can be asked for',
  (typed) => {
    const since = differenceSince(typed, { a: 1 })?.since.getTime()
    expect(since === 0 || (since !== undefined && since > 0 && since < 1e14)).toBe(true)
  },
)
