import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readEditionFile } from '../editions/public.ts'
import type { Answers, Codes } from './answers.ts'
import { checkAnswers } from './check-answers.ts'
import { withFields } from './fields.ts'
import type { Form } from './form.ts'
import { checkDate, checkEmail, checkText, checkUrl, readNumber } from './kinds/check-value.ts'
import { ownWords, publicAnswers, publicPassages, titleOf } from './public-view.ts'
import { countCharacters, countWords } from './words.ts'

type FormsFile = Pick<Form, 'person_fields' | 'organization_fields'> & { forms: (Form & { id: string })[] }
const { forms, ...lists } = readEditionFile('wsis-forum-2022', 'forms') as FormsFile
const formOf = (id: string) => withFields({ ...(forms.find((f) => f.id === id) as Form), ...lists })
const official = formOf('official_submission')
const codes: Codes = new Map(
  Object.entries({
    countries: ['EE', 'GH'],
    affirmations: ['yes', 'no'],
    stakeholder_types: ['government', 'civil_society'],
    languages: ['en', 'ar', 'zh'],
    genders: ['woman'],
    sdgs: ['1', '2', '3', '4', '5', '6'],
    action_lines: ['C1', 'C2'],
    special_tracks_2022: ['youth'],
  }).map(([path, list]) => [path, list.map((code) => ({ code, details: {} }))]),
)
const whole: Answers = {
  submitter_name: 'Liis Placeholder',
  submitter_email: 'g9.1@example.org',
  acting_as: 'individual',
  country: 'EE',
  stakeholder_type: 'government',
  submission_language: 'en',
  priority_topics: 'Consent that a person can refuse.',
  consent_publication: true,
  consent_data: true,
}
const check = (more: Answers) => checkAnswers(official, { ...whole, ...more }, codes, 'en')

test('a whole form has no fault, and an empty one names every required question once, in the order of the form', () => {
  expect(check({}).faults).toEqual([])
  expect(checkAnswers(official, {}, codes, 'en').faults.map((f) => `${f.question}: ${f.code}`)).toEqual([
    'submitter_name: required',
    'submitter_email: required',
    'acting_as: required',
    'country: required',
    'stakeholder_type: required',
    'submission_language: required',
    'priority_topics: required',
    'consent_publication: consent',
    'consent_data: consent',
  ])
})

test('a hidden question is neither asked for nor kept, and is asked for once it shows', () => {
  const organization = [{ name: 'Hidden', country: 'EE', stakeholder_type: 'government' }]
  expect(check({ organization, worldwide_remit: 'yes' }).answers).not.toHaveProperty('organization')
  expect(check({ acting_as: 'organization', organization }).answers.organization).toEqual(organization)
  expect(check({ acting_as: 'organization' }).faults).toEqual([
    { question: 'organization', code: 'required', facts: {} },
  ])
})

test('what the form does not ask is not kept', () => {
  expect(check({ surprise: 'x' }).answers).toEqual(whole)
})

test('a limit holds to the word in every script', () => {
  for (const [language, word] of [
    ['en', 'privacy '],
    ['ar', 'الخصوصية '],
    ['ru', 'частная '],
  ] as const) {
    expect(checkText(word.repeat(300), { max_words: 300 }, language)).toBeNull()
    expect(checkText(word.repeat(302), { max_words: 300 }, language)).toEqual({
      code: 'too-many-words',
      facts: { max: 300, count: 302, over: 2 },
    })
  }
  expect(countWords('信息社会世界峰会', 'zh')).toBeGreaterThan(1)
  expect(countCharacters('👩‍👩‍👧é한')).toBe(3)
})

test('punctuation and spaces never add a word', () => {
  const words = fc.array(fc.stringMatching(/^[a-zé]{1,8}$/), { maxLength: 40 })
  fc.assert(
    fc.property(words, fc.constantFrom(' ', '\n', ', ', ' — ', '… '), (list, between) => {
      expect(countWords(list.join(between), 'fr')).toBe(list.length)
    }),
  )
})

test('choices, items and rows are checked one by one', () => {
  expect(check({ country: 'XX' }).faults).toEqual([{ question: 'country', code: 'unknown-choice', facts: {} }])
  expect(check({ sdgs_to_highlight: ['1', '2', '3', '4', '5', '6'] }).faults).toEqual([
    { question: 'sdgs_to_highlight', code: 'too-many-items', facts: { max: 5, count: 6 } },
  ])
  expect(
    check({ acting_as: 'organization', organization: [{ name: 'A', website: 'javascript:alert(1)' }] }).faults.map(
      (f) => `${f.row}.${f.field}: ${f.code}`,
    ),
  ).toEqual(['0.country: required', '0.stakeholder_type: required', '0.website: url'])
})

test('addresses, days and numbers are read as people write them', () => {
  for (const good of ['a@b.org', 'иван@пример.рф', "o'neil+x@sub.example.org"]) expect(checkEmail(good)).toBeNull()
  for (const bad of ['a@b', 'a b@c.org', '@b.org', 'a@b..org', 'a@b.org,c@d.org'])
    expect(checkEmail(bad)).not.toBeNull()
  for (const good of ['https://example.org/a?b=1', 'http://пример.рф']) expect(checkUrl(good)).toBeNull()
  for (const bad of ['javascript:alert(1)', 'ftp://a.org', 'https://user:pw@a.org', 'example.org', 'https://localhost'])
    expect(checkUrl(bad)).not.toBeNull()
  expect(checkDate('2022-02-29')).not.toBeNull()
  expect(checkDate('2022-06-04', '2022-03-15', '2022-06-03')).not.toBeNull()
  expect([readNumber('٦٠'), readNumber('６0'), readNumber('1e3'), readNumber('12.5')]).toEqual([60, 60, null, null])
})

test.each(forms.map((f) => f.id))(
  '%s: what is public stays the same whatever is said where only the desk reads',
  (id) => {
    const form = formOf(id)
    const world = (secret: string): Answers =>
      Object.fromEntries(
        form.questions.flatMap((q): [string, Answers[string]][] => {
          const closed = q.visibility !== 'public' || q.means === 'person'
          if (q.type === 'person_list') return [[q.id, [{ given_name: closed ? secret : 'Ana', email: secret }]]]
          if (q.type === 'short_text' || q.type === 'long_text' || q.type === 'email')
            return [[q.id, closed ? secret : 'As everybody may read.']]
          return []
        }),
      )
    const seen = (answers: Answers) => [
      titleOf(form, answers),
      publicAnswers(form, answers),
      publicPassages(form, answers),
      ownWords(form, answers),
    ]
    const text = JSON.stringify(seen(world('Nadia Example')))
    expect(text).toBe(JSON.stringify(seen(world('Omar Placeholder'))))
    expect(text).not.toContain('Nadia')
  },
)

test('what has one line is kept in one line, and what nobody can see is no answer', () => {
  const forged = { ...whole, submitter_name: 'A\nReference number: OCP22-9999\u202E' }
  expect(checkAnswers(official, forged, codes, 'en').answers.submitter_name).toBe('A Reference number: OCP22-9999')
  const unseen = checkAnswers(official, { ...whole, submitter_name: '\u200B\u3164' }, codes, 'en')
  expect(unseen.faults.map((f) => [f.question, f.code])).toEqual([['submitter_name', 'required']])
})
