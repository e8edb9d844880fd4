import { codesOf, type Fault, type Files, type Place, twice, unknown } from './place.ts'

/** Forms with their questions: what they belong to, what they offer, and on which answers they depend. */
export function formMistakes({ edition, forms, terms }: Files): Fault[] {
  const all = forms.list('forms')
  const calls = edition.list('calls')
  return [
    ...twice(all, 'id', 'form'),
    ...all.flatMap((form) => (edition.value === undefined ? [] : belongingFaults(form, calls))),
    ...all.flatMap((form) => questionFaults(form, terms)),
  ]
}

function belongingFaults(form: Place, calls: readonly Place[]): Fault[] {
  const call = calls.find((c) => c.text('id') === form.text('call'))
  if (!call) return unknown(form.get('call'), codesOf(calls, 'id'), 'call')
  const kinds = new Set(call.list('submission_kinds').flatMap((kind) => kind.text() ?? []))
  return unknown(form.get('kind'), kinds, `kind that the call “${call.text('id')}” asks for`)
}

function questionFaults(form: Place, terms: Files['terms']): Fault[] {
  const questions = form.list('questions')
  const sections = codesOf(form.list('sections'), 'id')
  return [
    ...twice(form.list('sections'), 'id', 'section'),
    ...twice(questions, 'id', 'question'),
    ...questions.flatMap((q, i) => [
      ...unknown(q.get('section'), sections, 'section'),
      ...offerFaults(q, terms),
      ...conditionFaults(q, questions.slice(0, i), terms),
    ]),
  ]
}

const CHOICES = ['single_choice', 'multi_choice']

/** A question that offers terms names a vocabulary, and one that offers its own choices has some. */
function offerFaults(q: Place, terms: Files['terms']): Fault[] {
  const type = q.text('type') ?? ''
  const roles = terms?.get('session_roles')
  return [
    ...(type === 'vocabulary' && q.text('vocabulary') === null
      ? [q.fault('a question of type vocabulary names its "vocabulary"')]
      : []),
    ...unknown(q.get('vocabulary'), terms, 'vocabulary'),
    ...filterFaults(q, terms),
    ...(CHOICES.includes(type) && q.list('options').length === 0
      ? [q.fault('a question with choices has "options"')]
      : []),
    ...twice(q.list('options'), 'id', 'choice'),
    ...(roles ? q.list('roles').flatMap((role) => unknown(role, roles, 'term of the vocabulary session_roles')) : []),
  ]
}

/** A filter that no term passes would leave a question without anything to choose. */
function filterFaults(q: Place, terms: Files['terms']): Fault[] {
  const filter = q.get('filter').entries()
  const offered = terms?.get(q.text('vocabulary') ?? '')
  if (filter.length === 0 || !offered) return []
  const passes = [...offered.values()].some((term) => filter.every(([key, at]) => term.get(key).value === at.value))
  return passes ? [] : [q.get('filter').fault(`no term of the vocabulary “${q.text('vocabulary')}” passes this filter`)]
}

function conditionFaults(q: Place, before: readonly Place[], terms: Files['terms']): Fault[] {
  const condition = q.get('show_if')
  const on = before.find((other) => other.text('id') === condition.text('question'))
  if (condition.value === undefined || condition.value === null) return []
  if (!on) return unknown(condition.get('question'), codesOf(before, 'id'), 'question before this one')
  const vocabulary = on.text('vocabulary')
  const answers = vocabulary
    ? terms?.get(vocabulary)
    : on.list('options').length > 0
      ? codesOf(on.list('options'), 'id')
      : null
  return answers ? condition.list('in').flatMap((at) => unknown(at, answers, `answer to “${on.text('id')}”`)) : []
}
