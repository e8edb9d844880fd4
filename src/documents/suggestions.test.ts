import { expect, test } from 'vitest'
import type { Form } from '../forms/public.ts'
import type { Runs } from './kit/paper.ts'
import type { WholeSubmission } from './reads.ts'
import { suggestions } from './suggestions.ts'

const views = (id: string, section: string, visibility = 'public') => ({
  ...{ id, section, type: 'long_text', label: { en: `Label ${id}` }, required: false, visibility },
})
const form = (id: string, questions: readonly object[]) =>
  ({
    ...{ id, code: id, kind: id, personFields: [], organizationFields: [] },
    sections: ['themes', 'format', 'empty'].map((section) => ({ id: section, title: { en: `Section ${section}` } })),
    questions,
  }) as unknown as Form // what a chapter is made of, and nothing else
const official = form('official', [
  views('topics', 'themes'),
  views('hall', 'format'),
  views('secret', 'format', 'review'),
])
const photo = form('photo', [views('story', 'themes')])

const handedIn = (number: number, group: string, answers: Record<string, string>, of = official) =>
  ({
    ...{ reference: `R-${number}`, title: '', language: 'fr', group, organization: null, submitter: `S ${number}` },
    ...{ form: of, answers },
  }) as unknown as WholeSubmission // the columns a chapter reads

const textOf = (runs: Runs) => runs.map(({ text }) => text).join('')
const told = (submissions: WholeSubmission[]) =>
  suggestions({ language: 'en', submissions }).flatMap((block) => ('runs' in block ? [textOf(block.runs)] : []))

test('each section that asks for views is a chapter, with answers of every group in turn, and as many as it says', () => {
  const many = Array.from({ length: 9 }, (_, n) => handedIn(n + 1, 'civil', { topics: `Words ${n + 1}` }))
  const said = told([...many, handedIn(10, 'private', { topics: 'Words 10' }), handedIn(11, 'states', { topics: ' ' })])
  expect(said.filter((line) => line.startsWith('Suggestions'))).toEqual(['Suggestions: Section themes'])
  expect(said).toContain('10 answers')
  const shown = said.filter((line) => line.startsWith('Words'))
  expect(shown).toEqual([1, 10, 2, 3, 4, 5, 6, 7].map((n) => `Words ${n}`))
  expect(said).toContain('R-10 · S 10')
})

test('a long answer is cut, what is not public is absent, and a form that asks one such question alone makes no chapter', () => {
  const said = told([
    handedIn(1, 'civil', { hall: 'word '.repeat(200), secret: 'Kept for the review' }),
    handedIn(2, 'civil', { story: 'Of a picture' }, photo),
  ])
  expect(said.find((line) => line.startsWith('word'))).toMatch(/^[word ]{300,360}…$/)
  expect(said.join()).not.toMatch(/Kept for|Of a picture/)
})
