import { expect, test } from 'vitest'
import { beginsAsSvg, kindOfFile } from './kind-of-file.ts'

test.each(['<svg xmlns="x">', '\uFEFF \n<?xml version="1.0"?>\n<!-- a --><!-- b -->\n<!DOCTYPE svg>\n<svg>', '<SVG/>'])(
  '%j begins as a drawing',
  (text) => {
    expect(beginsAsSvg(text)).toBe(true)
  },
)

test.each(['<svgfoo>', '<html><svg>', '<!-- never closed <svg>', 'svg', ''])('%j does not', (text) => {
  expect(beginsAsSvg(text)).toBe(false)
})

test('comments without end are stepped over once each: no text makes it work more than its length', async () => {
  // 197 octets of this took a regular expression fifteen seconds, and each comment more doubled that.
  for (const unit of ['<!---->', '<!-- -->\n', '<?xml?>', '<!doctype>', ' '])
    expect(await kindOfFile(Buffer.from(`${unit.repeat(5000)}x`))).toBe('unknown')
})
