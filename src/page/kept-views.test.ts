import { expect, test } from 'vitest'
import { cookieViews, tidy } from './kept-views.ts'

const inCookie = (value: string | null) => cookieViews({ cookie: () => value }, 'submissions')

test('a view is one whatever the order of its wishes and whatever its page', () => {
  expect(tidy('stage=undecided&kind=a&page=3')).toBe(tidy('?kind=a&stage=undecided'))
})

test('views that an older program kept in the browser are read, to be carried over', () => {
  expect(inCookie(encodeURIComponent(JSON.stringify([['Africa', 'page=2&q=x']])))).toEqual([
    { name: 'Africa', search: 'q=x' },
  ])
})

test('what somebody else wrote into the cookie does no harm', () => {
  for (const value of [null, '', '%', 'null', '{}', '[1,[2,3],["a"]]', encodeURIComponent('[["a","b","c"]]')])
    expect(inCookie(value).every((v) => typeof v.name === 'string' && typeof v.search === 'string')).toBe(true)
  expect(inCookie('[1,[2,3]]')).toEqual([])
})
