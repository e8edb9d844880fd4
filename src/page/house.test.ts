import { expect, test } from 'vitest'
import { anyone, visitor } from '../access/public.ts'
import { houseOf } from './house.ts'
import type { Module } from './joining.ts'
import { get, page } from './route.ts'

const needed: Module = {
  name: 'needed',
  corner: () => ({}) as never,
  viewers: { resolve: async () => visitor(), visitor: () => visitor() },
  editionNamed: async () => null,
}
const route = (path: string) => get(path, anyone, () => page({ title: path, body: null as never }))
const nav = (section: string, order: number) => ({
  section,
  order,
  rule: anyone,
  label: () => section,
  href: () => `/${section}`,
})

test('addresses with a fixed first word come before those that begin with an edition, whoever brings them', () => {
  const house = houseOf([
    needed,
    { name: 'first', routes: [route('/:edition'), route('/:edition/first')] },
    { name: 'second', routes: [route('/second')] },
  ])
  expect(house.routes.map(({ path }) => path)).toEqual(['/second', '/:edition', '/:edition/first'])
})

test('the navigation stands in its own order, whatever order the modules have', () => {
  const house = houseOf([needed, { name: 'late', nav: [nav('late', 20)] }, { name: 'early', nav: [nav('early', 10)] }])
  expect(house.nav.map(({ section }) => section)).toEqual(['early', 'late'])
})

test('of the ways to sign in the last one that is on counts', () => {
  const ways = [
    { path: ['code'], on: () => true },
    { path: ['role'], on: (config: { demo: boolean }) => config.demo },
  ]
  const house = houseOf([needed, ...ways.map((signIn, i) => ({ name: `way-${i}`, signIn }))])
  expect(house.signInWay({ demo: true } as never)?.path).toEqual(['role'])
  expect(house.signInWay({ demo: false } as never)?.path).toEqual(['code'])
})

test('two of one name, two entries of one section, and a missing or second corner are refused at the start', () => {
  expect(() => houseOf([needed, { name: 'a' }, { name: 'a' }])).toThrow('twice: a')
  const twice = { nav: [nav('s', 1)] }
  expect(() => houseOf([needed, { name: 'a', ...twice }, { name: 'b', ...twice }])).toThrow('twice: s')
  expect(() => houseOf([{ name: 'a' }])).toThrow('Exactly one module of a house brings corner')
  expect(() => houseOf([needed, { ...needed, name: 'again' }])).toThrow('Exactly one module')
})
