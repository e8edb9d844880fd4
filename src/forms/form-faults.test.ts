import { expect, test } from 'vitest'
import { type FormDefinition, formDefinition } from './form.ts'
import { FormFaulty, formFaults } from './form-faults.ts'

const label = { en: 'Asked' }
const ask = (id: string, type: string, more: object = {}) => ({
  id,
  type,
  section: 's',
  label,
  required: true,
  visibility: 'secretariat',
  ...more,
})
const name = ask('who', 'short_text', { means: 'submitter.name' })
const email = ask('contact_address', 'email', { means: 'submitter.email' })
const form = (...questions: object[]): FormDefinition =>
  formDefinition.parse({
    sections: [{ id: 's', title: label }],
    questions,
    organization_fields: [
      { id: 'called', type: 'short_text', label, required: true, visibility: 'public', means: 'organization.name' },
    ],
  })
const faultsOf = (...questions: object[]) =>
  formFaults(form(...questions), ['submission']).map(({ at, what }) => `${at}: ${what}`)

test('a form that says who sends and where to write may call its questions as it likes', () => {
  expect(faultsOf(name, email)).toEqual([])
})

test('a form that lacks what a submission needs is told every lack at once', () => {
  expect(faultsOf(ask('submitter_email', 'email'))).toEqual([
    'null: no question means "submitter.name", which a submission needs',
    'null: no question means "submitter.email", which a submission needs',
  ])
  expect(formFaults(form(name, email), ['submission', 'session']).map((f) => f.what)).toEqual([
    'no question means "title", which a session needs',
    'no question means "session.type", which a session needs',
    'no question means "session.mode", which a session needs',
    'no question means "session.minutes", which a session needs',
  ])
})

test('a needed answer may neither be left out nor hang on another', () => {
  const must = 'means "submitter.email", which a submission needs: it must be required and always asked'
  expect(faultsOf(name, { ...email, required: false })).toEqual([`contact_address: ${must}`])
  expect(faultsOf(name, { ...email, show_if: { question: 'who', in: ['x'] } })).toEqual([`contact_address: ${must}`])
})

test('a meaning twice, one no kind can hold, and one nobody knows are named where they stand', () => {
  const faults = faultsOf(
    name,
    email,
    ask('again', 'email', { means: 'submitter.email' }),
    ask('country', 'short_text', { means: 'country' }),
    ask('shoe', 'number', { means: 'shoe.size' }),
  )
  expect(faults.slice(0, 2)).toEqual([
    'null: 2 questions mean "submitter.email"; one may',
    'country: is of the kind short_text, which cannot mean "country"; country can',
  ])
  expect(faults[2]).toMatch(/^shoe: nothing is known that means "shoe.size"; known are submitter.name, /)
})

test('a question that could not be asked is named with what it lacks', () => {
  expect(
    faultsOf(
      name,
      email,
      ask('choose', 'single_choice'),
      ask('terms', 'vocabulary'),
      ask('paper', 'file'),
      ask('people', 'person_list'),
      ask('firm', 'organization'),
      ask('later', 'short_text', { show_if: { question: 'nowhere', in: ['x'] } }),
      ask('later', 'short_text'),
    ),
  ).toEqual([
    'choose: offers nothing to choose from',
    'terms: names no vocabulary',
    'paper: names no media type that would be accepted',
    'people: has no fields',
    'later: hangs on "nowhere", which the form does not ask',
    'later: stands in the form twice',
  ])
  const nameless = { id: 'site', type: 'url', label, required: false, visibility: 'public' }
  expect(faultsOf(name, email, ask('firm', 'organization', { fields: [nameless] }))).toEqual([
    'firm: has no field that means "organization.name"',
  ])
})

test('the error that refuses a form says all of it', () => {
  const faults = formFaults(form(name), ['submission'])
  expect(new FormFaulty('official', faults).message).toBe(
    'The form official cannot be used:\n  no question means "submitter.email", which a submission needs',
  )
})
