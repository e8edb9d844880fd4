import { expect, test } from 'vitest'
import { timeLeft } from './left.tsx'

test('time left is said in the unit one plans with, rounded down, and not at all once it is over', () => {
  const until = new Date('2022-03-07T14:00:00Z')
  const left = (at: string) => timeLeft(until, new Date(at))
  expect(left('2022-03-05T14:00:00Z')).toEqual({ unit: 'days', count: 2 })
  expect(left('2022-03-05T14:00:01Z')).toEqual({ unit: 'hours', count: 47 })
  expect(left('2022-03-07T12:00:01Z')).toEqual({ unit: 'minutes', count: 119 })
  expect(left('2022-03-07T13:59:59Z')).toEqual({ unit: 'minutes', count: 0 })
  expect(left('2022-03-07T14:00:00Z')).toBeNull()
})
