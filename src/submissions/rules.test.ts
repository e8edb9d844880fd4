import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson, type Json } from './canonical-json.ts'
import { contentHash, contentText } from './content.ts'
import { maySubmit, mayWithdraw } from './lifecycle.ts'

test('canonical JSON says the same whatever the order of its members, and reads back as it was', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonicalJson(value as Json)
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
      const turned = JSON.parse(text, (_, v) =>
        v && typeof v === 'object' && !Array.isArray(v) ? Object.fromEntries(Object.entries(v).reverse()) : v,
      )
      expect(canonicalJson(turned)).toBe(text)
    }),
  )
  // The example of RFC 8785, 3.2.3
  expect(
    canonicalJson({ '€': 'Euro', '\r': 'CR', '\ufb33': 'Hebrew', '1': 'One', '😀': 'Smile', '\u0080': 'C', ö: 'o' }),
  ).toBe('{"\\r":"CR","1":"One","\u0080":"C","ö":"o","€":"Euro","😀":"Smile","\ufb33":"Hebrew"}')
  expect(() => canonicalJson(Number.NaN)).toThrow(RangeError)
})

test('the fingerprint changes with every letter of the content', () => {
  const content = { edition: 'e', form: 'f', formVersion: 1, language: 'en', answers: { a: 'x' } }
  expect(contentText(content)).toBe('{"answers":{"a":"x"},"edition":"e","form":"f","formVersion":1,"language":"en"}')
  expect(contentHash(content)).not.toBe(contentHash({ ...content, answers: { a: 'x ' } }))
})

test('the closing instant itself is late, a millisecond before is not', () => {
  const call = { opensAt: new Date('2021-09-01T00:00:00Z'), closesAt: new Date('2022-03-07T14:00:00Z') }
  expect(maySubmit(call, new Date('2022-03-07T13:59:59.999Z')).ok).toBe(true)
  expect(maySubmit(call, call.closesAt)).toEqual({
    ok: false,
    refusal: {
      code: 'too-late',
      facts: { arrivedAt: '2022-03-07T14:00:00.000Z', closesAt: '2022-03-07T14:00:00.000Z' },
    },
  })
  expect(mayWithdraw('programmed', 'x').ok).toBe(false)
  expect(mayWithdraw('in_review', ' ').ok).toBe(false)
})
