import { expect, test } from 'vitest'
import { byLetters } from './public.ts'

test('capitals and accents stand beside their letter, numbers by their value, Chinese by its sounds', () => {
  expect(['Zeta', 'abel', 'Église', 'eau', 'Session 10', 'Session 9'].sort(byLetters('fr'))).toEqual([
    'abel',
    'eau',
    'Église',
    'Session 9',
    'Session 10',
    'Zeta',
  ])
  expect(['张', '安', '北'].sort(byLetters('zh'))).toEqual(['安', '北', '张'])
})
