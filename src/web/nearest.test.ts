import { expect, test } from 'vitest'
import { nearestPage, withCookies } from './nearest.ts'

const site =
  (...paths: string[]) =>
  async (path: string) =>
    paths.includes(path) ? 200 : 404

test('one comes back to the page one was on, or to the nearest above it that exists', async () => {
  expect(await nearestPage('/en/e/agenda?day=1', site('/en/e/agenda?day=1', '/en/e'))).toBe('/en/e/agenda?day=1')
  expect(await nearestPage('/en/e/agenda?day=1', site('/en/e/agenda', '/en/e'))).toBe('/en/e/agenda')
  expect(await nearestPage('/en/e/sessions/101', site('/en/e', '/en'))).toBe('/en/e')
  expect(await nearestPage('/en/e/sessions/101', site())).toBe('/en')
  expect(await nearestPage('/', site())).toBe('/')
})

test('cookies just set replace those the browser sent, and one that ends is gone', () => {
  const set = { name: 'sign', value: 'new', days: 30 }
  expect(withCookies('zone=UTC; sign=old', [set])).toBe('zone=UTC; sign=new')
  expect(withCookies('sign=old; zone=UTC', [{ ...set, days: 0 }])).toBe('zone=UTC')
})
