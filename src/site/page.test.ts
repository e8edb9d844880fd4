import { expect, test } from 'vitest'
import { markdown } from './markdown.ts'
import { savedWords, shownTo, stateOf, type TypedText } from './page.ts'

const typed = (title: string, more: Partial<TypedText> = {}): TypedText => ({
  title,
  body: `${title}.`,
  origin: 'human',
  stillRight: false,
  ...more,
})

test('when the source changes the other languages are stale, until they are written anew or said to be still right', () => {
  const first = savedWords(null, 'en', {
    en: typed('Visas'),
    fr: typed('Visas'),
    zh: typed('签证', { origin: 'machine' }),
  })
  expect([stateOf(first, 'en'), stateOf(first, 'fr'), stateOf(first, 'zh'), stateOf(first, 'ar')]).toEqual([
    'source',
    'human',
    'machine',
    'missing',
  ])
  const second = savedWords(first, 'en', {
    en: typed('Visas and letters'),
    fr: typed('Visas', { stillRight: true }),
    zh: typed('签证', { origin: 'machine' }),
  })
  expect([stateOf(second, 'fr'), stateOf(second, 'zh')]).toEqual(['human', 'stale'])
})

test('a reader is shown their own language, else the source, and told how it stands', () => {
  const words = savedWords(null, 'fr', { fr: typed('Accès'), en: typed('Access') })
  expect(shownTo(words, 'en')).toMatchObject({ language: 'en', title: 'Access', state: 'human' })
  expect(shownTo(words, 'ar')).toMatchObject({ language: 'fr', title: 'Accès', state: 'missing' })
})

test('what is written is never markup, and no address runs anything', () => {
  const made = markdown('# Visa\n\n<script>x</script> [a](javascript:alert(1)) ![i](https://x.example/p.png) **b**')
  expect(made).toContain('<h3>Visa</h3>')
  expect(made).toContain('<strong>b</strong>')
  expect(made).not.toMatch(/<script|javascript:|<img/)
})
