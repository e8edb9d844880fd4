import { expect, test } from 'vitest'
import { messagesIn, waysToSay } from './catalogues.ts'
import { concepts, unnamed } from './glossary.ts'

const all = concepts()

test('each concept of the glossary has one word in each of the six languages', () => {
  expect(all.length).toBeGreaterThan(30)
  expect(unnamed(all)).toEqual([])
  expect(new Set(all.map(({ term }) => term)).size).toBe(all.length)
})

test('no text says it with a word that means something else', () => {
  const found = all.flatMap(({ term, never }) =>
    never.flatMap(({ language, words, found }) =>
      messagesIn(language)
        .filter(({ text }) => waysToSay(text).some((way) => found.test(way)))
        .map(({ file, key }) => `${file} ${key}: “${words}” for ${term}`),
    ),
  )
  expect(found).toEqual([])
})

test('a forbidden word is found where it stands, and not inside another', () => {
  const of = (term: string) => all.find((one) => one.term.startsWith(term))?.never ?? []
  const finds = (term: string, language: string, text: string) =>
    of(term).some((one) => one.language === language && one.found.test(text))
  expect(finds('the secretariat', 'fr', 'Travaille au Bureau du programme')).toBe(true)
  expect(finds('postponed', 'zh', '会议已延期')).toBe(true)
  expect(finds('programme', 'ar', 'في البرنامج')).toBe(true)
  expect(finds('letter', 'es', 'Las cartas enviadas')).toBe(true)
  expect(finds('letter', 'es', 'descartas')).toBe(false)
})
