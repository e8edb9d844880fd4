import { expect, test } from 'vitest'
import { atMost } from './at-most.ts'

test('no more than two run at a time, in the order they came, and a failure gives its place on', async () => {
  const inTurn = atMost(2)
  const begun: number[] = []
  const finish: (() => void)[] = []
  const work = (n: number) =>
    inTurn(async () => {
      begun.push(n)
      await new Promise<void>((end) => finish.push(end))
      if (n === 1) throw new Error('broken')
      return n
    })
  const all = Promise.allSettled([1, 2, 3, 4, 5].map(work))
  const settle = () => new Promise((done) => setImmediate(done))
  for (const expected of [
    [1, 2],
    [1, 2, 3],
    [1, 2, 3, 4],
    [1, 2, 3, 4, 5],
  ]) {
    await settle()
    expect(begun).toEqual(expected)
    finish.shift()?.()
  }
  finish.shift()?.()
  expect((await all).map((r) => r.status)).toEqual(['rejected', 'fulfilled', 'fulfilled', 'fulfilled', 'fulfilled'])
})
