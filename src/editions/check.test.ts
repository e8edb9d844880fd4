import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { checkFolder } from './check.ts'
import { findFolder } from './folder.ts'
import { copyOf, NATIONAL_FORUM } from './testing/copy-of.ts'

const SMALL = NATIONAL_FORUM

/** What a check says, each as `file:line: words`. */
const said = (at: string): string[] => {
  const checked = checkFolder(at)
  return checked.ok ? [] : checked.mistakes.map(({ file, line, text }) => `${file}:${line}: ${text}`)
}

/** The number of the last line that holds a text, in a file of a folder. */
const lineOf = (at: string, file: string, text: string): number =>
  fs
    .readFileSync(path.join(at, file), 'utf8')
    .split('\n')
    .findLastIndex((line) => line.includes(text)) + 1

const inEdition = (from: string | RegExp, to: string) => ({
  'edition.json': (text: string) => {
    expect(text).toMatch(from)
    return text.replace(from, to)
  },
})

test('the editions of the program and the small one of the tests are in order', () => {
  expect(said(findFolder('wsis-forum-2022', null) as string)).toEqual([])
  expect(said(SMALL)).toEqual([])
})

test('every mistake in the writing of JSON is named with line and column', () => {
  const text = '{\n  "id": "x",\n  "title" "y",\n  "list": [1, 2,],\n  "zone": Europe\n}\n'
  const at = copyOf(SMALL, { 'edition.json': () => text })
  const checked = checkFolder(at)
  const mistakes = checked.ok ? [] : checked.mistakes.filter((m) => m.file === 'edition.json')
  expect(mistakes.map(({ line, column }) => [line, column])).toEqual([
    [3, 11],
    [4, 17],
    [5, 11],
  ])
  expect(mistakes[0]?.text).toMatch(/colon is missing/)
})

test('beside a comma too few or too many the other mistakes of the file are named too', () => {
  const at = copyOf(SMALL, {
    'edition.json': (text) =>
      text.replace('"NDF24",', '"NDF24"').replace('"Asia/Kolkata",', '"Nowhere",').replace('"IN",', '"IN",,'),
  })
  expect(said(at).map((line) => line.replace(/^edition.json:\d+: /, ''))).toEqual(
    expect.arrayContaining([
      'a comma is missing before this',
      expect.stringMatching(/^a key in "quotes" is expected here/),
      expect.stringMatching(/^forum.zone: there is no time zone “Nowhere”/),
    ]),
  )
})

test('a key that stands twice is named with both lines', () => {
  const at = copyOf(SMALL, inEdition('  "reference_prefix"', '  "reference_prefix": "OLD23",\n  "reference_prefix"'))
  const first = lineOf(at, 'edition.json', 'OLD23')
  expect(said(at)).toEqual([
    `edition.json:${first + 1}: “reference_prefix” stands twice in one object, first in line ${first}; only the last would count`,
  ])
})

test.each([
  [
    'an unknown zone',
    '"zone": "Asia/Kolkata",\n    "city"',
    '"zone": "Asia/Kolkatta",\n    "city"',
    '"zone": "Asia/Kolkatta"',
    /forum.zone: there is no time zone “Asia\/Kolkatta”/,
  ],
  [
    'a plain text where people read',
    /"venue": \{[^}]*\}/,
    '"venue": "National Library"',
    '"venue"',
    /forum.venue: people read this: write it in the six languages/,
  ],
  ['a missing language', /("label": \{[^}]*?)"ru": "Шаг 2",\s*/, '$1', '"Step 2"', /phases\[1\].label.ru: is missing/],
  ['an empty text', '"ru": "Шаг 2"', '"ru": " "', '"ru": " "', /phases\[1\].label.ru: is empty/],
  [
    'a deadline before the opening',
    '"local": "2024-07-01"',
    '"local": "2024-04-01"',
    '"closes"',
    /calls\[0\].closes: the call “proposals” closes on 2024-04-01T18:30:00Z, before it opens/,
  ],
  [
    'phases out of order',
    '"local_start": "2024-07-15T15:00",\n          "local_end": "2024-07-15T16:30"',
    '"local_start": "2024-04-15T15:00",\n          "local_end": "2024-04-15T16:30"',
    '"number": 2',
    /phases\[1\].number: the phase begins on 2024-04-15T09:30:00Z, before phase 1/,
  ],
  [
    'an organization nobody knows',
    '"phases": [',
    '"co_organizers": ["itu"],\n  "phases": [',
    '"co_organizers"',
    /co_organizers\[0\]: there is no organization in organizations.json “itu”: there are none/,
  ],
  [
    'a kind without a form',
    '"session_proposal", "comment"',
    '"session_proposal", "poster"',
    '"poster"',
    /there is no term of the vocabulary submission_kinds “poster”|forms.json has no form of kind “poster”/,
  ],
  [
    'a milestone that stands twice',
    '"id": "presentation"',
    '"id": "hearing"',
    '"id": "hearing"',
    /the milestone “hearing” stands twice/,
  ],
  [
    'a milestone beside its call',
    '"local_start": "2024-05-06T10:00"',
    '"local_start": "2024-05-06T11:00"',
    '"local_start": "2024-05-06T11:00"',
    /“opening” is at 2024-05-06T05:30:00Z, but its call opens at 2024-05-06T04:30:00Z/,
  ],
  [
    'a key written wrong',
    '"reference_prefix"',
    '"reference_prefx"',
    '"reference_prefx"',
    /reference_prefx: nobody reads this key/,
  ],
  [
    'an impossible prefix',
    '"NDF24"',
    '"ndf 24"',
    '"ndf 24"',
    /reference_prefix: must be 2 to 12 capital letters and digits/,
  ],
  [
    'a session kind nobody asks for',
    '"made_of": ["session_proposal"]',
    '"made_of": ["workshop"]',
    '"workshop"',
    /sessions.made_of\[0\]: there is no kind of submission that a call asks for “workshop”/,
  ],
  [
    'another name than its folder',
    '"id": "national-forum-2024"',
    '"id": "other-forum-2024"',
    '"other-forum-2024"',
    /the folder is called “national-forum-2024”/,
  ],
  [
    'a forum that ends before it starts',
    '"ends_on": "2024-09-13"',
    '"ends_on": "2024-09-01"',
    '"ends_on"',
    /forum.ends_on: the forum ends before it starts/,
  ],
])('%s is named in its line', (_, from, to, where, why) => {
  const at = copyOf(SMALL, inEdition(from, to))
  const mistakes = said(at).filter((line) => why.test(line))
  const line = lineOf(at, 'edition.json', where)
  expect(mistakes.length, said(at).join('\n')).toBeGreaterThan(0)
  for (const mistake of mistakes) expect(mistake).toMatch(new RegExp(`^edition.json:${line}: `))
})

test.each([
  [
    'forms.json',
    '"section": "session"',
    '"section": "sesion"',
    /section: there is no section “sesion”: known are about, session/,
  ],
  [
    'forms.json',
    '"vocabulary": "tracks"',
    '"vocabulary": "track"',
    /vocabulary: there is no vocabulary “track”: did you mean tracks/,
  ],
  ['forms.json', '"id": "submitter_email"', '"id": "submitter_name"', /the question “submitter_name” stands twice/],
  ['forms.json', '"call": "proposals"', '"call": "proposal"', /call: there is no call “proposal”: known are proposals/],
  ['forms.json', '"type": "email"', '"type": "e-mail"', /questions\[1\].type/],
  ['vocabularies.json', '"group": "companies"', '"group": "firms"', /there is no stakeholder group “firms”/],
  ['vocabularies.json', '"code": "skills"', '"code": "access"', /the code in tracks “access” stands twice/],
  ['vocabularies.json', '"ru": "Навыки"', '"ru": ""', /no text in ru/],
  ['venue.json', '"date": "2024-09-13"', '"date": "2024-09-20"', /lies outside the forum/],
  ['venue.json', '"id": "reading"', '"id": "hall"', /the room “hall” stands twice/],
  ['venue.json', '"building": "east"', '"building": "west"', /there is no building “west”: known are east/],
  ['venue.json', '"step_free": true', '"stepfree": true', /rooms\[0\].stepfree: nobody reads this key/],
])('%s: %s written as %s is named in its line', (file, from, to, why) => {
  const at = copyOf(SMALL, { [file]: (text) => text.replace(from, to) })
  const mistakes = said(at).filter((line) => why.test(line))
  expect(mistakes.length, said(at).join('\n')).toBeGreaterThan(0)
  expect(mistakes.every((line) => line.startsWith(`${file}:`))).toBe(true)
  const lines = fs.readFileSync(path.join(at, file), 'utf8').split('\n')
  const named = mistakes.map((m) => lines[Number(m.split(':')[1]) - 1] ?? '')
  expect(
    named.some((line) => line.includes(to) || why.source.includes('no text')),
    named.join('\n'),
  ).toBe(true)
})

/** The number of the first line that holds a text, in a file of a folder. */
const firstLineOf = (at: string, file: string, text: string) =>
  fs
    .readFileSync(path.join(at, file), 'utf8')
    .split('\n')
    .findIndex((line) => line.includes(text)) + 1

test.each([
  [
    'an address nobody asks for',
    '"means": "submitter.email",',
    '',
    '"id": "',
    /: no question means "submitter.email", which a submission needs/,
  ],
  [
    'a session without its mode',
    '"means": "session.mode",',
    '',
    '"id": "',
    /: no question means "session.mode", which a session needs/,
  ],
  [
    'a meaning nobody knows',
    '"means": "session.mode"',
    '"means": "session.manner"',
    '"id": "participation_mode"',
    /nothing is known that means "session.manner"; known are submitter.name/,
  ],
  [
    'a kind that cannot hold it',
    '"means": "session.abstract"',
    '"means": "session.links"',
    '"id": "abstract"',
    /is of the kind long_text, which cannot mean "session.links"; url can/,
  ],
])('a form that lacks what the work behind it needs is refused: %s', (_, from, to, near, why) => {
  const at = copyOf(SMALL, { 'forms.json': (text) => text.replace(from, to) })
  const mistakes = said(at).filter((line) => why.test(line))
  expect(mistakes, said(at).join('\n')).toHaveLength(1)
  // The question itself, or the form where no question says it.
  const line = Number(mistakes[0]?.split(':')[1])
  expect(Math.abs(line - firstLineOf(at, 'forms.json', near))).toBeLessThanOrEqual(1)
})

test.each([
  [
    'a room',
    'venue.json',
    /"name": \{[^}]*Great Hall[^}]*\}/,
    '"name": "Great Hall"',
    /rooms\[0\].name: people read this: write it in the six languages/,
  ],
  [
    'a building',
    'venue.json',
    /"name": \{[^}]*East Wing[^}]*\}/,
    '"name": "East Wing"',
    /buildings\[0\].name: people read this/,
  ],
  [
    'a level',
    'venue.json',
    /"level": \{[^}]*Ground floor[^}]*\}/,
    '"level": "Ground floor"',
    /rooms\[0\].level: people read this/,
  ],
  ['a city', 'edition.json', /"city": \{[^}]*\}/, '"city": "New Delhi"', /forum.city: people read this/],
  [
    'a phase',
    'edition.json',
    /"label": \{[^}]*Step 1[^}]*\}/,
    '"label": "Step 1"',
    /phases\[0\].label: people read this/,
  ],
])('%s named in one language alone is refused', (_, file, from, to, why) => {
  const at = copyOf(SMALL, { [file]: (text) => text.replace(from, to) })
  const mistakes = said(at).filter((line) => why.test(line))
  expect(mistakes, said(at).join('\n')).toHaveLength(1)
  expect(Number(mistakes[0]?.split(':')[1])).toBe(lineOf(at, file, to))
})

test('mistakes in several files are all named at once, in the order of files and lines', () => {
  const at = copyOf(SMALL, {
    'edition.json': (text) =>
      text.replace('"zone": "Asia/Kolkata"', '"zone": "Nowhere"').replace('"ru": "Шаг 3"', '"ru": ""'),
    'forms.json': (text) => text.replace('"call": "proposals"', '"call": "none"'),
    'matrices/a-b.json': () => '{ "rows": "tracks", "columns": "goals", "links": [{ "row": "acces", "column": "1" }] }',
    'venue.json': null,
    'notes.docx': () => '',
  })
  const lines = said(at)
  expect(lines.map((line) => line.split(':')[0])).toEqual([...lines.map((line) => line.split(':')[0])].sort())
  for (const why of [
    /time zone “Nowhere”/,
    /label.ru: is empty/,
    /no call “none”/,
    /no vocabulary “goals”/,
    /“acces”: known are access/,
    /^notes.docx:1: nobody reads/,
  ])
    expect(
      lines.filter((line) => why.test(line)),
      lines.join('\n'),
    ).toHaveLength(1)
})

test('a folder without edition, forms and vocabularies is none', () => {
  const at = copyOf(SMALL, { 'edition.json': null, 'forms.json': null, 'vocabularies.json': null, 'venue.json': null })
  expect(said(at)).toEqual(
    ['edition.json', 'forms.json', 'vocabularies.json'].map(
      (file) => `${file}:1: this file is missing: no edition can be without it`,
    ),
  )
})
