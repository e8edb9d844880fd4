import fc from 'fast-check'
import { expect, test } from 'vitest'
import { follows, tidyAddress } from './addresses.ts'

test('a slash too many, large letters and tracking tails lead to the one address', () => {
  expect(tidyAddress('/EN/WSIS-Forum-2022/submissions/OCP22-0001/', '?utm_source=letter&page=2&fbclid=x')).toBe(
    '/en/wsis-forum-2022/submissions/OCP22-0001?page=2',
  )
  expect(tidyAddress('/en/wsis-forum-2022', '?q=utm_source')).toBe(null)
  expect(tidyAddress('/', '')).toBe(null)
})

test('no address leads to another host, and the one address stays', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('', 'en', 'EN', 'evil.example', '\\', '..', 'me')),
      fc.webQueryParameters(),
      (words, query) => {
        const asked = new URL(`http://forum.example/${words.join('/')}${query ? `?${query}` : ''}`)
        const to = tidyAddress(asked.pathname, asked.search)
        if (to === null) return
        expect(to).toMatch(/^\/(?!\/)/)
        const { pathname: path, search } = new URL(to, 'http://forum.example')
        expect(tidyAddress(path, search)).toBe(null)
      },
    ),
  )
})

test('a pattern names its own paths only', () => {
  expect(follows('/:edition/agenda', '/wsis-forum-2022/agenda')).toBe(true)
  expect(follows('/:edition/agenda', '/wsis-forum-2022/agenda/x')).toBe(false)
  expect(follows('/:edition/agenda', '//agenda')).toBe(false)
})
