import { expect, test } from 'vitest'
import { recommendationsIn } from './recommendations.ts'

test('numbered lines are recommendations, in any of our digits, and what follows without a number belongs to the one before', () => {
  expect(recommendationsIn('1. Connect schools.\n   All of them.\n2) Train teachers.\n')).toEqual([
    { number: 1, text: 'Connect schools.\nAll of them.' },
    { number: 2, text: 'Train teachers.' },
  ])
  expect(recommendationsIn('١- وصل المدارس.\n٢- تدريب المعلمين.').map(({ number }) => number)).toEqual([1, 2])
  expect(recommendationsIn('（1）设立专题会议。\n２、建立测试日。')).toEqual([
    { number: 1, text: '设立专题会议。' },
    { number: 2, text: '建立测试日。' },
  ])
})

test('without numbers each line is one; numbers that say nothing are given anew, so that an address names one', () => {
  expect(recommendationsIn('Connect schools.\n\nTrain teachers.').map(({ number }) => number)).toEqual([1, 2])
  expect(recommendationsIn('1. A\n1. B\n1. C').map(({ number }) => number)).toEqual([1, 2, 3])
  expect(recommendationsIn('2. Kept as said\n5. Also')[1]).toEqual({ number: 5, text: 'Also' })
  expect(recommendationsIn('3.5 million people are not connected')).toEqual([
    { number: 1, text: '3.5 million people are not connected' },
  ])
  expect(recommendationsIn(' \n ')).toEqual([])
})
