import { expect, test } from 'vitest'
import { breach } from './arrows.ts'
import { circlesIn, figuresOf, figuresOfHouse, quantile } from './figures.ts'
import { importsOf } from './imports.ts'
import { filesUnder, read } from './sources.ts'

const figures = figuresOfHouse()
const functions = figures.flatMap((one) => one.functions)
const names = (some: typeof functions) => some.map((one) => `${one.file} ${one.name} ${one.lines} ${one.parameters}`)

test('markup stays short: nine of ten functions of a .tsx file have at most 45 lines', () => {
  const lines = functions.filter((one) => one.file.endsWith('.tsx')).map((one) => one.lines)
  expect(lines.length).toBeGreaterThan(300)
  expect(quantile(lines, 0.9)).toBeLessThanOrEqual(45)
})

test('no function has more than a hundred lines', () => {
  expect(names(functions.filter((one) => one.lines > 100))).toEqual([])
})

test('at most fifteen functions take five values or more', () => {
  const many = names(functions.filter((one) => one.parameters >= 5))
  expect(many.length, many.join('\n')).toBeLessThanOrEqual(15)
})

test('no arrow runs back up, and no files import each other in a circle, be it for types alone', () => {
  const files = filesUnder('src', /\.tsx?$/).filter((file) => !/\.test\.tsx?$/.test(file))
  expect(files.flatMap((file) => importsOf(file, read(file)).filter((to) => breach(file, to)))).toEqual([])
  const imports = new Map(files.map((file) => [file, importsOf(file, read(file))]))
  expect(circlesIn(imports)).toEqual([])
})

test('functions, their lines and what they take are seen, and callbacks in passing are not', () => {
  const source = [
    'export function one(a: number, b = 2) {',
    '  return [a].map((x) => x as number)!',
    '}',
    'const two = async ({ a }: Props, ...rest: any[]) => <p>{a}</p>',
    'class K { three() {} }',
    'const o = { four: () => 4 } as const',
  ].join('\n')
  const { functions: found, casts, anys, bangs } = figuresOf('a.tsx', source)
  expect(found.map(({ name, lines, parameters }) => [name, lines, parameters])).toEqual([
    ['one', 3, 2],
    ['two', 1, 2],
    ['three', 1, 0],
    ['four', 1, 0],
  ])
  expect({ casts, anys, bangs }).toEqual({ casts: 1, anys: 1, bangs: 1 })
})

test('circles are found, whatever hangs on them', () => {
  const imports = new Map([
    ['a', ['b']],
    ['b', ['c', 'd']],
    ['c', ['a']],
    ['d', []],
    ['e', ['e2']],
    ['e2', ['e']],
  ])
  expect(circlesIn(imports)).toEqual([
    ['a', 'b', 'c'],
    ['e', 'e2'],
  ])
})
