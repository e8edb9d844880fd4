import { expect, test } from 'vitest'
import { cutsIn } from './cuts.ts'
import { filesUnder, read } from './sources.ts'

/** Text that no person keeps, or that is only looked at: what a machine sent, the beginning of a long text, an address of our own. */
const NO_WORDS: readonly RegExp[] = [
  /^src\/platform\/text\.ts$/, // cuts itself
  /^src\/analysis\/topics\/language\.ts$/, // guesses a language by the beginning
  /^src\/interchange\//, // reports on files name what they found; what is kept is cut whole by its own test
]
const ADDRESSES = /form\.get\('(?:list|queue|search|kind|local)'\)/

test('what people typed is cut by one function, never inside a character', () => {
  const files = filesUnder('src', /\.tsx?$/).filter(
    (file) => !/\.test\.tsx?$/.test(file) && !NO_WORDS.some((one) => one.test(file)),
  )
  const found = files.flatMap((file) =>
    cutsIn(read(file))
      .filter((cut) => !ADDRESSES.test(cut))
      .map((cut) => `${file}: ${cut}`),
  )
  expect(found).toEqual([])
})

test('a cut by number is seen, whatever stands between', () => {
  expect(cutsIn("form.get('reason').slice(0, 2000)")).toHaveLength(1)
  expect(cutsIn('name.trim().slice(0, LONGEST_NAME)')).toHaveLength(1)
  expect(cutsIn("cut(form.get('reason'), 2000)")).toEqual([])
  expect(cutsIn('rows.slice(0, 12)')).toEqual([])
})
