import { expect, test } from 'vitest'
import {
  columns,
  facetVocabularies,
  inModule,
  kindsChosen,
  programFiles,
  publicRules,
  questionIds,
  questionsByName,
  termsByName,
} from './form-rules.ts'
import { filesUnder, read } from './sources.ts'

const found = (files: readonly string[], look: (source: string) => string[]) =>
  files.flatMap((file) => look(read(file)).map((what) => `${file}: ${what}`))

test('no code asks an answer by what a form calls its question', () => {
  const [ids, known] = [questionIds(), columns()]
  expect(ids.length).toBeGreaterThan(100)
  expect(found(programFiles(), (source) => questionsByName(source, ids, (id) => known.has(id)))).toEqual([])
})

test.each([
  ["answers.title ?? ''", 1],
  ["answers['title']", 1],
  ['(answers.organization as Row[])[0]', 1],
  ["if (q.id === 'country') return", 1],
  ["const FIRST = ['exhibit_title', 'photo_title']", 2],
  ['row.title, row.country, s.stakeholder_type', 0],
  ['said(form, answers, MEANS.title)', 0],
])('%s is seen %i times', (source, times) => {
  const ids = [
    'submitter_email',
    'title',
    'organization',
    'country',
    'exhibit_title',
    'photo_title',
    'stakeholder_type',
  ]
  expect(questionsByName(source, ids, (id) => id === 'stakeholder_type')).toHaveLength(times)
})

test('what a kind of question does is said by its record alone', () => {
  const others = filesUnder('src', /\.tsx?$/).filter(
    (file) => !file.startsWith('src/forms/kinds/') && !/\.test\./.test(file),
  )
  const lists = ['src/forms/form-faults.ts: '] // a field's own list of vocabularies, checked before any kind is asked
  expect(found(others, kindsChosen).filter((what) => !lists.some((known) => what.startsWith(known)))).toEqual([])
  expect(kindsChosen("if (q.type === 'photo') x\nswitch (question.type) {")).toHaveLength(2)
})

test('what is public of submissions is said by the view public_submission alone', () => {
  const program = filesUnder('src', /\.tsx?$/).filter((file) => !/\.test\.|\/testing\//.test(file))
  expect(found(program, publicRules)).toEqual([])
  expect(
    publicRules(".where('s.public', '=', true)\nand s.public and s.state <> 'withdrawn'\nset public = true"),
  ).toHaveLength(4)
})

test('no vocabulary that is a facet is known to the program by name', () => {
  const vocabularies = facetVocabularies()
  expect(vocabularies).toContain('sdgs')
  // Sessions still keep two of them in columns of their own; files of others have tracks and tags, whatever a forum calls its own.
  const program = programFiles().filter(
    (file) => !inModule(file, ['sessions', 'agenda', 'plan', 'scheduling', 'interchange', 'analysis']),
  )
  expect(found(program, (source) => termsByName(source, vocabularies))).toEqual([])
  expect(termsByName("words('action_lines', code)", ['action_lines'])).toEqual(['action_lines'])
})
