import { expect, test } from 'vitest'
import { bareWords, physicalSides, strayColours, styleAttributes } from './markup.ts'
import { filesUnder, read } from './sources.ts'

const over = (files: string[], look: (source: string) => string[]) =>
  files.flatMap((file) => look(read(file)).map((fault) => `${file} ${fault}`))

const markup = filesUnder('src', /(?<!\.test)\.tsx$/)
const styles = filesUnder('src', /\.css$/)

test('there is markup and there are styles to look at', () => {
  expect(markup.length).toBeGreaterThan(30)
  expect(styles.length).toBeGreaterThan(3)
})

test('no words stand in markup: they are in texts/, in six languages', () => {
  expect(over(markup, bareWords)).toEqual([])
})

test('no element has a style attribute: the content policy forbids it', () => {
  expect(over(markup, styleAttributes)).toEqual([])
})

test('styles name no side of the page, so that Arabic is mirrored for free', () => {
  expect(over(styles, physicalSides)).toEqual([])
})

test('every colour is a role of tokens.css', () => {
  expect(
    over(
      styles.filter((file) => !file.endsWith('/tokens.css')),
      strayColours,
    ),
  ).toEqual([])
})

test.each([
  ['<p>Nothing is here</p>', 'Nothing is here'],
  ['<p class="soft">\n  Saved at {time}\n</p>', 'Saved at'],
  ['<p>{time} o’clock</p>', 'o’clock'],
  ["<b>{'Two words'}</b>", 'Two words'],
  ['<input placeholder="Your name" />', 'Your name'],
  ["<nav aria-label={'Main pages'}>", 'Main pages'],
])('words in markup are found: %s', (source, words) => {
  expect(bareWords(source)).toEqual([words])
})

test.each([
  'const x: Map<string, number> = new Map()\nif (a > b) return { c }',
  'const wide = useful<Language>(en)\nconst more = a < b && c > d ? { e } : f',
  "<p>{t('agenda.title')}</p>",
  "<a href={at('x')} title={t('y')}>{' · '}</a>",
])('code is not taken for words: %s', (source) => {
  expect(bareWords(source)).toEqual([])
})

test.each([
  '.a { margin-left: 1px; }',
  '.a { border-top-right-radius: 2px; }',
  '.a { left: 0; }',
  '.a { text-align: right; }',
  '.a { padding: 1px 2px 3px 4px; }',
  '.a { transform: translateX(4px); }',
])('a side of the page is found: %s', (css) => {
  expect(physicalSides(css)).toHaveLength(1)
})

test('what is even on both sides, or turns with the page, is fine', () => {
  expect(physicalSides('.a { padding: 1px 2px 3px 2px; transform: translateX(calc(4px * var(--flip))); }')).toEqual([])
  expect(strayColours('.a { color: var(--ink); } @layer print { .a { color: #000; } }')).toEqual([])
  expect(strayColours('.a { color: #bada55; }')).toEqual(['#bada55'])
  expect(styleAttributes('<p class="a" style="color:red">')).toHaveLength(1)
  expect(styleAttributes('<style nonce={n}>{css}</style>')).toEqual([])
})
