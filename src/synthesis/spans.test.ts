import { expect, test } from 'vitest'
import { runsOf, sentencesOf, spanOfWords } from './spans.ts'

const words = (text: string, spans: readonly { starts: number; ends: number }[]) =>
  spans.map(({ starts, ends }) => text.slice(starts, ends))

test('sentences of six languages stand alone, and a list keeps its lines apart', () => {
  expect(words('الأول. والثاني؟ نعم.', sentencesOf('الأول. والثاني؟ نعم.', 'ar'))).toEqual([
    'الأول.',
    'والثاني؟',
    'نعم.',
  ])
  expect(
    words('通信设备更新越来越快。回收却跟不上。', sentencesOf('通信设备更新越来越快。回收却跟不上。', 'zh')),
  ).toEqual(['通信设备更新越来越快。', '回收却跟不上。'])
  const list = '1. Publish minutes.\n2. Open a fund.  '
  expect(words(list, sentencesOf(list, 'en')).join('|')).toBe('1. Publish minutes.|2. Open a fund.')
})

test('sentences beside each other become one passage, others each its own', () => {
  const text = 'One. Two. Three. Four.'
  expect(words(text, runsOf(sentencesOf(text, 'en'), [3, 1, 0, 9, 1]))).toEqual(['One. Two.', 'Four.'])
})

test('exact words are found across line breaks and never cut a character in two', () => {
  const text = 'Families 👨‍👩‍👧 write\nletters. Cafe\u0301 too.'
  expect(words(text, [spanOfWords(text, ' 👨‍👩‍👧 write letters. ') ?? { starts: 0, ends: 0 }])).toEqual([
    '👨‍👩‍👧 write\nletters.',
  ])
  expect(spanOfWords(text, '👨')).toBe(null)
  expect(spanOfWords(text, 'Cafe')).toBe(null)
  expect(spanOfWords(text, 'a word that is not there')).toBe(null)
  expect(spanOfWords(text, '  ')).toBe(null)
})
