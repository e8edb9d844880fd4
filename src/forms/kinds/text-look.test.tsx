import { render } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import type { Question } from '../form.ts'
import type { ControlProps } from './look.ts'
import { longText } from './text-look.tsx'

const counted = (limits: object, given: string, language: string) =>
  render(
    <>
      {longText.counted({
        q: { id: 'story', type: 'long_text', limits } as unknown as Question, // what else a question has is not looked at
        given,
        written: 'en',
        reader: { language },
      } as unknown as ControlProps<string>)}
    </>,
  )
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll(/\s/g, ' ')

test('a text that asks for a least says it before anybody writes, and its number agrees with no noun', () => {
  expect(counted({ min_words: 15, max_words: 150 }, '', 'fr')).toMatch(/^Mots : 0, de 15 à 150/)
  expect(counted({ max_words: 300 }, 'Alone', 'fr')).toMatch(/^Mots : 1 sur 300/)
  expect(counted({ min_chars: 5, max_chars: 160 }, 'Four', 'zh')).toBe('字符数：4，5至160')
})
