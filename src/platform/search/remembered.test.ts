import { expect, test } from 'vitest'
import { rememberedWords } from './remembered.ts'

test('words are remembered up to a number of letters, however many different ones strangers make up', () => {
  const known = rememberedWords<string>(1_000)
  for (let i = 0; i < 500; i++) {
    const word = `${i}`.padEnd(50, 'ж')
    known.keep(word, word, word.length)
    expect(known.get(word)).toBe(word)
    expect(known.letters()).toBeLessThanOrEqual(1_000)
  }
})
