import { expect, test } from 'vitest'
import { keptViews, tidy, withView } from './kept-views.ts'

const inCookie = (value: string | null) => keptViews({ cookie: () => value }, 'submissions')

test('a view is one whatever the order of its wishes and whatever its page', () => {
  expect(tidy('stage=undecided&kind=a&page=3')).toBe(tidy('?kind=a&stage=undecided'))
})

test('a new view stands first; one of the same name gives way; without a name nothing is kept', () => {
  const one = withView([], { name: ' Africa ', search: 'page=2&q=x' })
  expect(one).toEqual([{ name: 'Africa', search: 'q=x' }])
  const two = withView(one, { name: 'Youth', search: 'q=y' })
  expect(withView(two, { name: 'Africa', search: 'q=z' })).toEqual([
    { name: 'Africa', search: 'q=z' },
    { name: 'Youth', search: 'q=y' },
  ])
  expect(withView(two, { name: '  ', search: 'q=z' })).toEqual(two)
})

test('the views of a list always fit into a cookie: the oldest go first, and what can never fit is not kept', () => {
  const long = '界'.repeat(60)
  let views = withView([], { name: 'first', search: 'q=a' })
  for (let i = 0; i < 30; i++) views = withView(views, { name: `${i}${long}`, search: `q=${'b'.repeat(200)}` })
  expect(encodeURIComponent(JSON.stringify(views.map((v) => [v.name, v.search]))).length).toBeLessThan(3600)
  expect(views[0]?.name.startsWith('29')).toBe(true)
  expect(withView(views, { name: 'huge', search: `q=${'c'.repeat(4000)}` })).toEqual(views)
})

test('what somebody else wrote into the cookie does no harm', () => {
  for (const value of [null, '', '%', 'null', '{}', '[1,[2,3],["a"]]', encodeURIComponent('[["a","b","c"]]')])
    expect(inCookie(value).every((v) => typeof v.name === 'string' && typeof v.search === 'string')).toBe(true)
  expect(inCookie('[1,[2,3]]')).toEqual([])
})
