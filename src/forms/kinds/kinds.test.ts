import fc from 'fast-check'
import { h } from 'preact'
import render from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { workshopRequest } from '../../plan/testing/edition-with-requests.ts'
import type { Answer } from '../answers.ts'
import { fieldsOf, withFields } from '../fields.ts'
import { type Field, QUESTION_TYPES, type Question, type QuestionType } from '../form.ts'
import type { Term } from '../terms/term.ts'
import { AnswerText } from '../views/answer.tsx'
import { Field as FieldOnPage } from '../views/field.tsx'
import { KINDS, kindOf } from './all.ts'

const lists = workshopRequest()
const names = new Map<string, Term[]>([
  ['tracks', [{ code: 't1', name: { en: 'Cities', fr: 'Villes' }, details: {} }]],
  ['countries', [{ code: 'GH', name: {}, details: {} }]],
])
const reader = { names, language: 'fr' } as const
const question = (type: QuestionType): Question => {
  const asked: Question = {
    id: 'asked',
    type,
    section: 's',
    label: { en: 'Asked' },
    required: true,
    visibility: 'public',
  }
  const more: Partial<Question> = {
    vocabulary: 'tracks',
    options: [{ id: 'o1', label: { en: 'First', fr: 'Premier' } }],
    limits: { max_items: 3, media_types: ['application/pdf'], max_bytes: 1024 },
  }
  return withFields({ ...lists, questions: [{ ...asked, ...more }] }).questions[0] as Question
}

const page = (q: Question, answer: Answer | undefined) =>
  render(
    h(FieldOnPage, {
      question: q,
      answers: answer === undefined ? {} : { asked: answer },
      faults: [],
      reader,
      written: 'en',
      extraRows: 0,
      organizationList: 'known',
      likeOrganizations: () => [],
    }),
  )

test.each(QUESTION_TYPES)('%s: whatever was kept, by whatever form, is asked, shown, told and checked', (type) => {
  const q = question(type)
  const kept = fc.oneof(fc.anything(), fc.array(fc.dictionary(fc.string(), fc.anything())))
  fc.assert(
    fc.property(kept, (anything) => {
      const answer = anything as Answer // what another version of a form may have kept
      expect(page(q, answer)).toContain('name="_asked" value="asked"')
      expect(render(h(AnswerText, { question: q, answer, names, language: 'fr', written: 'en' }))).toBeTypeOf('string')
      expect(kindOf(q).words(q, answer, reader)).toBeTypeOf('string')
      expect(['string', 'number']).toContain(typeof kindOf(q).cell(q, answer, reader))
      expect(kindOf(q).check(q, answer, { codes: names, language: 'en' }).faults).toBeInstanceOf(Array)
      expect(kindOf(q).found(q, kindOf(q).open(q, answer))).toBeInstanceOf(Array)
    }),
    { numRuns: 40 },
  )
})

test.each([
  ['short_text', 'Rosa', 'Rosa', 'Rosa'],
  ['number', 12345, '12 345', 12345],
  ['number', '٦٠', '60', 60],
  ['date', ['2022-05-30', '2022-06-01'], '30 mai 2022\n1er juin 2022', '30 mai 2022; 1er juin 2022'],
  ['country', 'GH', 'Ghana', 'Ghana'],
  ['vocabulary', 't1', 'Villes', 'Villes'],
  ['vocabulary', 'unknown', 'unknown', 'unknown'],
  ['single_choice', 'o1', 'Premier', 'Premier'],
  ['multi_choice', ['o1', 'gone'], 'Premier\ngone', 'Premier; gone'],
  ['consent', true, 'Oui', 'Oui'],
  [
    'url',
    ['https://a.example', 'https://b.example'],
    'https://a.example\nhttps://b.example',
    'https://a.example; https://b.example',
  ],
] as const)('%s %j is told in words and in a cell of a table', (type, answer, words, cell) => {
  const q = question(type)
  const kept = answer as Answer
  expect(kindOf(q).words(q, kept, reader).replaceAll('\u202f', ' ').replaceAll('\u00a0', ' ')).toBe(words)
  expect(kindOf(q).cell(q, kept, reader)).toBe(cell)
})

test('of people the public sees what the form calls public, and nothing it does not ask', () => {
  const q = question('person_list')
  const rosa = { given_name: 'Rosa', family_name: 'Muestra', email: 'r@example.org', gender: 'woman', shoe_size: '38' }
  expect(KINDS.person_list.open(q, [rosa])).toEqual([{ given_name: 'Rosa', family_name: 'Muestra' }])
  expect(fieldsOf(q).find((f: Field) => f.id === 'email')?.visibility).toBe('secretariat')
  expect(kindOf(q).cell(q, [rosa, { given_name: 'Kofi' }], reader)).toBe('Rosa Muestra; Kofi')
})

test('a fault of a person says which person and which field, in the words of the form', () => {
  const q = question('person_list')
  expect(kindOf(q).place(q, { row: 1, field: 'job_title' }, 'fr')).toEqual(['Personne 2', 'Fonction'])
  const one = { ...q, limits: { max_items: 1 } }
  expect(kindOf(one).place(one, { row: 0, field: 'job_title' }, 'fr')).toEqual(['Fonction'])
})
